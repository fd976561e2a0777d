# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Condition codes become criteria: alternatives within a group, all groups together, and no codes at all is unknown.

They are approximate (no assets, ages narrower than the law), so whoever uses them marks the rule as unreviewed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from rules_engine.gov24.codes import (
    AGE_FROM,
    AGE_TO,
    BANDS,
    BUSINESS,
    HOUSEHOLD,
    NO_OLDEST,
    NOTHING_SPECIAL,
    PERSON,
    TRADES,
    facts_of,
    sexes,
)
from rules_engine.gov24.records import Fields
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion, Source
from rules_engine.programmes.limits import Fixed, MedianPercent

INCOME = "household.monthly_income_krw"
ODD_AGES = "자료에 적힌 나이 조건({least}세부터 {most}세까지)이 맞지 않아요. 몇 살까지 되는지 물어봐 주세요."
BY_TRADE = "{about} 조건({words})이 있어요. 해당하는지 확인해 주세요."
FOR_BUSINESSES = "사업을 하는 사람에게는 다른 조건이 더 있을 수 있어요."


@dataclass(frozen=True, slots=True)
class Conditions:
    """What codes say: criteria, what a person must see, and `blank` where they say nothing at all."""

    who: Criteria = ()
    confirm: tuple[str, ...] = ()
    blank: bool = False


def conditions_of(fields: Fields | None, source: Source, *, household: bool, mixed: bool = False) -> Conditions:
    """Read the codes of a service.

    Args:
        fields: the conditions record, or None when there is none.
        source: where the codes stand.
        household: whether the household receives it, so that a status of anybody at home counts.
        mixed: whether it is for residents and for businesses: then the business codes bind only businesses.
    """
    codes = frozenset(code for code, value in (fields or {}).items() if code.startswith("JA") and value == "Y")
    ages = [_age((fields or {}).get(code)) for code in (AGE_FROM, AGE_TO)]
    if not codes and ages == [None, None]:
        return Conditions(blank=True)
    reader = _Reader(codes, source, household)
    who: list[Criterion] = [*_ages(ages, source), *reader.sex(), *reader.income()]
    confirm = [ODD_AGES.format(least=ages[0], most=ages[1])] if _odd(ages) else []
    for group in (PERSON, HOUSEHOLD) if mixed else (PERSON, HOUSEHOLD, BUSINESS):
        who.extend(reader.statuses(group))
    confirm.extend(_trades(codes))
    if mixed and any(code.startswith(BUSINESS) for code in codes):
        confirm.append(FOR_BUSINESSES)
    return Conditions(tuple(who), tuple(confirm))


def binds_a_person(fields: Fields | None) -> bool:
    """Whether age or sex is asked, which only a person has."""
    source = Source("")
    ages = [_age((fields or {}).get(code)) for code in (AGE_FROM, AGE_TO)]
    codes = frozenset(code for code, value in (fields or {}).items() if value == "Y")
    sex = _Reader(codes, source, household=False).sex()
    return bool([*_ages(ages, source), *sex])


def any_of(alternatives: Collection[Atom]) -> Criterion:
    """One of these is enough."""
    return AnyOf(tuple((atom,) for atom in alternatives)) if len(alternatives) > 1 else next(iter(alternatives))


def flag(path: str, source: Source, *, household: bool) -> Atom:
    """That a yes-or-no fact holds; of a household, that it holds of anybody in it."""
    if household:
        path = path.replace("member.statuses.", "household.any_")
    return Atom(path, source, least=Fixed(1))


@dataclass(frozen=True, slots=True)
class _Reader:
    codes: frozenset[str]
    source: Source
    household: bool

    def sex(self) -> Iterator[Criterion]:
        words = [word for code, word in sexes().items() if code in self.codes]
        if len(words) == 1:
            yield Atom("member.sex", self.source, among=frozenset(words))

    def statuses(self, group: str) -> Iterator[Criterion]:
        known = facts_of(group)
        asked = [code for code in known if code in self.codes]
        if not asked or len(asked) == len(known) or NOTHING_SPECIAL.get(group) in self.codes:
            return
        paths = dict.fromkeys(path for code in asked for path in known[code])
        yield any_of([flag(path, self.source, household=self.household) for path in paths])

    def income(self) -> Iterator[Criterion]:
        runs: list[tuple[int, int | None]] = []
        for code, (over, most) in BANDS.items():
            if code not in self.codes:
                continue
            if runs and runs[-1][1] == over:
                runs[-1] = (runs[-1][0], most)
            else:
                runs.append((over, most))
        if runs and runs != [(0, None)]:
            yield any_of([self._band(over, most) for over, most in runs])

    def _band(self, over: int, most: int | None) -> Atom:
        return Atom(
            INCOME,
            self.source,
            least=MedianPercent(over, less=-1) if over else None,
            most=None if most is None else MedianPercent(most),
        )


def _age(value: Any) -> int | None:
    """A number of full years.

    >>> _age(65), _age("65"), _age(None), _age("Y")
    (65, 65, None, None)
    """
    if isinstance(value, str):
        value = int(value) if value.strip().isdecimal() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _odd(ages: list[int | None]) -> bool:
    return ages[0] is not None and ages[1] is not None and ages[0] > ages[1]


def _ages(ages: list[int | None], source: Source) -> Iterator[Criterion]:
    least, most = ages
    least = least or None
    most = None if most is None or most >= NO_OLDEST else most
    if _odd(ages) or (least is None and most is None):
        return
    yield Atom(
        "member.age",
        source,
        least=None if least is None else Fixed(least),
        most=None if most is None else Fixed(most),
    )


def _trades(codes: Collection[str]) -> Iterator[str]:
    for about, words in TRADES.values():
        asked = [word for code, word in words.items() if code in codes]
        if asked and len(asked) < len(words):
            yield BY_TRADE.format(about=about, words=", ".join(asked))
