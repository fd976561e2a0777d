# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A value as a person states it in a change: 60%, 34, 2,470,000원, 12개월, a day, or places.

>>> stated("60%"), stated("2,470,000원"), stated("1년")
(Stated(kind='percent', value=60), Stated(kind='number', value=2470000), Stated(kind='months', value=12))
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from rules_engine.facts.vocabulary import facts
from rules_engine.texts import wording

Kind = Literal["number", "percent", "months", "days", "words"]
NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+|-?\d+)\s*(%|원|세|명|번째|개월|일|년)?")
YES_OR_NO = {"예": 1, "아니요": 0}
KINDS: dict[str, tuple[Kind, int]] = {
    "%": ("percent", 1),
    "개월": ("months", 1),
    "년": ("months", 12),
    "일": ("days", 1),
}
SHOWN = 40


class WhatIfError(ValueError):
    """A change that cannot be made: one Korean sentence that says what is on record, or the nearest known name."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number (won, years, persons, 0 or 1, or the ordinal of a day), a percent of the median income, or words."""

    kind: Kind
    value: int | frozenset[str]


def stated(told: object) -> Stated:
    """Read a value from a file or from the command line.

    Raises:
        WhatIfError: where it is none of these.
    """
    if isinstance(told, int):
        return Stated("number", int(told))
    if isinstance(told, date):
        return Stated("number", told.toordinal())
    if isinstance(told, list) and told and all(isinstance(word, str) for word in told):
        return Stated("words", frozenset(told))
    if isinstance(told, str) and told.strip():
        return _from_text(told.strip())
    raise WhatIfError("from과 to에는 60%, 34, 2,470,000원, 12개월, 2026-01-01, 강서구처럼 적어 주세요.")


def _from_text(text: str) -> Stated:
    if text in YES_OR_NO:
        return Stated("number", YES_OR_NO[text])
    if found := NUMBER.fullmatch(text):
        kind, times = KINDS.get(found[2] or "", ("number", 1))
        return Stated(kind, times * int(found[1].replace(",", "")))
    try:
        return Stated("number", date.fromisoformat(text).toordinal())
    except ValueError:
        return Stated("words", frozenset(word.strip() for word in text.split(",")))


def in_words(value: Stated, fact: str) -> str:
    """The value of a fact in plain Korean.

    >>> in_words(stated("60%"), "household.monthly_income_krw"), in_words(stated(34), "member.age")
    ('기준 중위소득 60%', '34세')
    """
    if isinstance(value.value, frozenset):
        options = (facts()[fact].options_of if fact in facts() else None) or {}
        return ", ".join(options.get(word, word[:SHOWN]) for word in sorted(value.value))
    if value.kind == "number":
        return wording.amount(value.value, fact) if wording.unit(fact) else "아니요" if value.value == 0 else "예"
    return {"percent": "기준 중위소득 {}%", "months": "{}개월", "days": "{}일"}[value.kind].format(value.value)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was probably meant, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.4)
    return f" 혹시 '{close[0]}'인가요?" if close else ""
