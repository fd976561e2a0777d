# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All mentions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.korean.ages import OLDEST, ages
from bot.korean.birth import year_of
from bot.korean.household import household_sizes
from bot.korean.income_sources import is_source
from bot.korean.line import Line, read
from bot.korean.mention import Mention, without_overlaps
from bot.korean.money import Amount, amounts
from bot.korean.money_words import INCOME_KINDS
from bot.korean.numerals import numerals
from bot.korean.places import districts
from bot.korean.pregnancy import pregnancy_weeks
from bot.korean.talk import rejected
from bot.korean.vocabulary import vocabulary

LEAST_INCOME = 30_000
"""A sum in won that nobody called income is taken for income from here up."""
_SET_RIGHT = frozenset(
    {"age", "household_size", "district", "income_amount", "rent_amount", "pregnancy_week", "housing_type"}
)
_AGE_FACTS = frozenset({"member.age", "member.birth_date", "member.birth_year"})


def extract(text: str, *, expecting: str | None = None, keep_rejected: bool = False) -> tuple[Mention, ...]:
    """Every entity of a text that the grammars and the vocabulary know, in order and without overlap.

    `expecting` is the path of the fact just asked, so that a bare answer makes sense. A value that is set right in
    the same breath ("65세가 아니고 67세") is left out, unless `keep_rejected` asks for all that is named.

    >>> [(found.entity, found.value, found.norm) for found in extract("영감이랑 둘이 살고 나는 예순일곱")]
    [('family_member', '영감', '배우자'), ('household_size', '둘', 2), ('age', '예순일곱', 67)]
    >>> [found.norm for found in extract("49", expecting="member.birth_date")], extract("49")
    ([{'birth_year': 1949}], ())
    """
    line = read(text)
    if not line.closed:
        return ()
    grammar = list(_grammar(line, expecting))
    earns = any(one.entity == "income_amount" for one in grammar) or "income" in (expecting or "")
    named = [
        word
        for word in vocabulary(line, _edges(line, grammar))
        if word.entity != "income_source" or is_source(line, word, told=earns)
    ]
    found = [*grammar, *named]
    if not keep_rejected:
        found = [one for one in found if not (one.entity in _SET_RIGHT and rejected(line, one.end))]
    kept = without_overlaps(found)
    if expecting in _AGE_FACTS and not any(mention.entity == "age" for mention in kept):
        return without_overlaps((*kept, *_bare_age(line, expecting)))
    return kept


def _edges(line: Line, mentions: list[Mention]) -> frozenset[int]:
    """Where mentions begin and end in the closed text: a word may end and begin there though nobody left a space."""
    return frozenset(line.place(offset) for one in mentions for offset in (one.start, one.end))


def _grammar(line: Line, expecting: str | None) -> Iterator[Mention]:
    yield from districts(line, expecting=expecting)
    yield from ages(line, expecting=expecting)
    yield from household_sizes(line, expecting=expecting)
    yield from pregnancy_weeks(line, expecting=expecting)
    for amount in amounts(line.text, expecting):
        if entity := _entity(amount):
            norm = amount.norm["krw"] if isinstance(amount.norm, Mapping) and "krw" in amount.norm else amount.norm
            yield Mention(entity, line.text[amount.start : amount.end], norm, amount.start, amount.end)


def _entity(amount: Amount) -> str | None:
    if amount.kind == "rent":
        return None if amount.none else "rent_amount"
    if amount.kind in INCOME_KINDS:
        return "income_amount"
    large = not isinstance(amount.norm, int) or amount.norm >= LEAST_INCOME
    return "income_amount" if amount.kind == "unknown" and large else None


_BARE_AGE = re.compile(
    "(?:세|살|이?요|이?에요|예요|이?여|임|입니다|이?야|이고요?|인데요?|됐[가-힣]*|됩니다|돼요"
    "|먹었[가-힣]*|이?라우|이?오|이?유|쯤|정도|넘었[가-힣]*|[^가-힣])*"
)


def _bare_age(line: Line, expecting: str | None) -> Iterator[Mention]:
    """A number alone as the answer to a question about age; asked for the birth, two figures are a year."""
    for numeral in numerals(line):
        word = line.closed[numeral.start : numeral.end]
        if not _BARE_AGE.fullmatch(line.closed[numeral.end :]) or numeral.number.lo != numeral.number.hi:
            continue
        value = numeral.number.lo
        year = _year(word, value, asked_birth=expecting != "member.age")
        if year:
            yield line.mention("age", {"birth_year": year}, numeral.start, numeral.end)
        elif 0 < value <= OLDEST:
            yield line.mention("age", value, numeral.start, numeral.end)
        return


def _year(word: str, value: int, *, asked_birth: bool) -> int | None:
    if 1900 <= value <= 2100:
        return value
    return year_of(word) if asked_birth and value < 100 else None
