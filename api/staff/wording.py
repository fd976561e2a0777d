# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The kinds of cases in the words of the counter."""

KINDS = {
    "counsel": "상담 신청",
    "call_back": "다시 전화",
    "care": "돌봄 요청",
    "crisis_hunger": "위기: 끼니·단전·단수",
    "crisis_self_harm": "위기: 스스로 해칠 위험",
    "crisis_emergency": "위기: 응급",
    "crisis_pregnancy": "위기: 임신",
    "crisis_violence": "위기: 폭력·학대",
    "worry_self_harm": "이웃 걱정: 스스로 해칠 위험",
    "worry_child": "이웃 걱정: 아이",
    "worry_violence": "이웃 걱정: 폭력·학대",
    "worry_hungry": "이웃 걱정: 끼니",
    "worry_unseen": "이웃 걱정: 며칠째 안 보임",
    "worry_poor": "이웃 걱정: 어려운 집",
    "found": "찾아가서 알게 된 걱정",
}

VISITS = {
    "birthday": "생일 방문",
    "birth": "출산 가정 방문",
    "reminder": "안부 확인 방문",
    "poverty_crisis": "빈곤위기 가정 방문",
    "care_crisis": "돌봄위기 가정 방문",
}
NAMED = {"poverty_crisis": "함께 가는 통장", "care_crisis": "책임 복지플래너"}
RESULTS = {"met": "만남", "absent": "부재", "refused": "거절", "unusual": "이상"}
COMPANIONS = {"family": "가족", "tong": "통장", "neighbour": "친한 이웃", "landlord": "임대인"}
"""Who comes along after somebody was refused (찾아가는 동주민센터, 방문 거부자 대응)."""
NEEDS = {
    "meals": "먹을거리",
    "goods": "옷·살림살이",
    "repair": "집수리·청소",
    "health": "의료·건강",
    "care": "돌봄·동행",
    "looks": "이발·목욕",
    "learning": "배움·학원",
    "company": "말벗·마음",
    "other": "그 밖",
}
ORDERED = {
    "taken": "적어 두었어요. 걸 수 있는 시간이 되면 걸어요.",
    "already": "오늘 같은 일로 이미 부탁한 번호예요.",
    "stopped": "그만 받겠다고 하신 번호예요. 걸지 않아요.",
    "no_consent": "먼저 읽어 드리고, 좋다고 하셨는지 표시해 주세요.",
    "no_number": "휴대전화 번호를 알아보지 못했어요. 다시 적어 주세요.",
    "no_words": "무슨 일로 걸고 무엇을 전할지 적어 주세요.",
}
LEGAL_BASES = {
    "public_records": "공공기록물 관리에 관한 법률: 보존기간이 정해진 기록",
    "welfare_act": "사회보장급여의 이용ㆍ제공 및 수급권자 발굴에 관한 법률: 조사와 사례관리 기록",
    "child_protection": "아동복지법ㆍ아동학대범죄의 처벌 등에 관한 특례법: 아동 보호 기록",
    "violence": "가정폭력방지 및 피해자보호 등에 관한 법률: 상담 기록",
    "objection": "이의신청이나 행정심판이 끝나지 않음",
    "investigation": "수사나 재판에 쓰임",
}
"""Why a case may be kept beyond its time: the code that is stored, and how it is said."""


def kind_in_words(kind: str) -> str:
    """A kind of case, said.

    >>> kind_in_words("counsel"), kind_in_words("new")
    ('상담 신청', '그 밖')
    """
    return KINDS.get(kind, "그 밖")
