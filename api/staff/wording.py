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
}


def kind_in_words(kind: str) -> str:
    """A kind of case, said.

    >>> kind_in_words("counsel"), kind_in_words("new")
    ('상담 신청', '그 밖')
    """
    return KINDS.get(kind, "그 밖")
