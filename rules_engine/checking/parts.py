# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether the smaller parts of a file can mean anything: deadlines, windows, changes, and the places it names."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from rules_engine.checking.entry import Entry, Problem, Whole, everything, nearest, problem
from rules_engine.programmes.located import Located
from rules_engine.verdicts.deadlines import BASES

KEYS = {
    "within": ("months", "days", "after"),
    "windows": ("from", "to"),
    "changes": ("text", "effective"),
    "region": ("sido", "sigungu", "dong"),
}
OFTEN = ("once", "month", "year")
SIDO = (
    "서울특별시",
    "부산광역시",
    "대구광역시",
    "인천광역시",
    "광주광역시",
    "대전광역시",
    "울산광역시",
    "세종특별자치시",
    "경기도",
    "강원특별자치도",
    "충청북도",
    "충청남도",
    "전북특별자치도",
    "전라남도",
    "경상북도",
    "경상남도",
    "제주특별자치도",
)
SIGUNGU_ENDS = ("시", "군", "구")


def parts(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Keys and words of the parts that the reader takes as they are."""
    for where, key, value in everything(entry.raw, skip=("source",)):
        for one in value if isinstance(value, list) else [value]:
            if key in KEYS and isinstance(one, Located):
                yield from _keys(one, key)
        if key == "period" and value not in OFTEN:
            yield problem(where, key, f"'{value}' is not how often it is paid: {', '.join(OFTEN)}.")


def _keys(part: Located, what: str) -> Iterator[Problem]:
    for key in part:
        if key not in KEYS[what]:
            hint = nearest(key, KEYS[what]) or f" Known: {', '.join(KEYS[what])}."
            yield problem(part, key, f"'{key}' is not part of {what}.{hint}")
    if what == "windows":
        yield from (
            problem(part, key, "write a day such as 2024-03-15.")
            for key, value in part.items()
            if not isinstance(value, date)
        )
    if what == "within" and part.get("after") not in BASES:
        yield problem(part, "after", f"say from when it runs: 'after' is one of {', '.join(BASES)}.")


def places(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """A place with a misspelt name is nobody's home, so a rule with it would refuse everybody."""
    for where, key, value in everything(entry.raw, skip=("source", "use")):
        for one in _words(value):
            if key in ("sido", "birth_registered_in", "child_birth_registered_in"):
                yield from _unless_known(where, key, one, SIDO)
            elif key == "sigungu" and not one.endswith(SIGUNGU_ENDS):
                yield problem(where, key, f"'{one}' is no 시·군·구: write the full name, such as 강서구.")


def _words(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _unless_known(where: Located, key: str, word: str, known: Collection[str]) -> Iterator[Problem]:
    if word not in known:
        yield problem(where, key, f"'{word}' is no 시·도.{nearest(word, known) or ' Write the full name.'}")
