# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What this channel says by itself. Everything else comes from the talk."""

CONTINUE = "이어서 보기"
MORE = "더 보기"
"""What the talk takes as the wish for the next of a list."""

MORE_OF = "{count}개 더 보기"
MORE_LEFT = "{count}가지가 더 있어요"
MORE_HINT = "아래를 누르면 이어서 보여 드려요."
DETAILS, PAPERS, CALL = "자세히", "준비물", "전화"
OPERATOR = "상담원과 채팅"
TICKET = "접수 번호 {number}"
CHOOSE = "골라 주세요"
FACTS = "지금까지 이렇게 알고 있어요."
WORKING = "아직 찾고 있어요. 조금 뒤에 아래 '이어서 보기'를 눌러 주세요."
WAITING = "찾아보고 있어요. 잠시만 기다려 주세요."
SORRY = "잠깐 문제가 생겼어요. 조금 뒤에 다시 말씀해 주세요. 급한 일은 보건복지상담센터 129로 전화해 주세요."
UNREAD = "말씀을 받지 못했어요. 번거로우시겠지만 한 번 더 적어 주세요."
TOO_LONG = "글이 너무 길어서 읽지 못했어요. 조금 나누어 짧게 보내 주세요. 지금까지 나눈 이야기는 그대로 있어요."
TOO_OFTEN = "한꺼번에 많은 말씀이 왔어요. 잠시 뒤에 다시 말씀해 주세요."
