# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which place an authority is of, told from its name: a programme of a place is for those who live there."""

from collections.abc import Mapping

from rules_engine.checking.parts import SIDO, SIGUNGU_ENDS

FORMER = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도", "제주도": "제주특별자치도"}
OF_THE_NATION = ("중앙", "국가", "공공기관")


def place_of(name: str, kind: str = "") -> Mapping[str, str]:
    """The 시도 and 시군구 of an authority by its name and kind (소관기관유형); nothing for one of the nation.

    >>> place_of("서울특별시 강서구", "시군구"), place_of("경기도교육청", "교육청"), place_of("교육부", "중앙행정기관")
    ({'sido': '서울특별시', 'sigungu': '강서구'}, {'sido': '경기도'}, {})
    """
    if kind.startswith(OF_THE_NATION):
        return {}
    first, *others = name.split() or [""]
    sido = next((FORMER.get(one, one) for one in (*SIDO, *FORMER) if first.startswith(one)), None)
    if sido is None:
        return {}
    sigungu = " ".join(_parts(others))
    return {"sido": sido, "sigungu": sigungu} if sigungu else {"sido": sido}


def _parts(words: list[str]) -> list[str]:
    """A 시, 군 or 구, or a city with its ward."""
    if not words or not words[0].endswith(SIGUNGU_ENDS):
        return []
    ward = len(words) > 1 and words[0].endswith("시") and words[1].endswith("구")
    return words[:2] if ward else words[:1]
