# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The condition codes of 보조금24 v3: which group each is in, and which fact it asks for.

A group is what the first two figures say: JA03 is the person, JA04 the household. So 구직자 and 대학생 on one service
are alternatives, and 해당사항없음 of a group (JA0322, JA0410) lifts the whole group.
"""

from collections.abc import Mapping
from functools import cache

from rules_engine.facts.vocabulary import facts

SEX, PERSON, HOUSEHOLD, BUSINESS = "JA01", "JA03", "JA04", "JA11"
AGE_FROM, AGE_TO = "JA0110", "JA0111"
NO_OLDEST = 120
"""The upper age that stands for "no upper limit"."""
NOTHING_SPECIAL: Mapping[str, str] = {PERSON: "JA0322", HOUSEHOLD: "JA0410"}
BANDS: Mapping[str, tuple[int, int | None]] = {
    "JA0201": (0, 50),
    "JA0202": (50, 75),
    "JA0203": (75, 100),
    "JA0204": (100, 200),
    "JA0205": (200, None),
}
"""Income over the first and up to the second percent of 기준 중위소득."""
TRADES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "JA12": ("업종", {"JA1201": "음식점업", "JA1202": "제조업", "JA1299": "기타업종"}),
    "JA21": ("기관의 종류", {"JA2101": "중소기업", "JA2102": "사회복지시설", "JA2103": "기관·단체"}),
    "JA22": (
        "기관의 업종",
        {"JA2201": "제조업", "JA2202": "농업·임업·어업", "JA2203": "정보통신업", "JA2299": "기타업종"},
    ),
}
"""Groups that no fact of ours decides: what each is about, and the words of its codes."""


@cache
def facts_of(group: str) -> Mapping[str, tuple[str, ...]]:
    """The codes of a group with the yes-or-no facts of which any fulfils it.

    >>> facts_of(HOUSEHOLD)["JA0403"]
    ('household.types.single_parent', 'household.types.grandparent_family')
    """
    found: dict[str, tuple[str, ...]] = {}
    for path, fact in facts().items():
        if fact.type != "boolean" or not fact.gov24:
            continue
        for code in fact.gov24:
            if code.startswith(group):
                found[code] = (*found.get(code, ()), path)
    return dict(sorted(found.items()))


@cache
def sexes() -> Mapping[str, str]:
    """The codes of the sexes with the words of `member.sex`."""
    return {code: word for word, code in facts()["member.sex"].gov24.items()}
