# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The last day that counts from a birth: of what is printed (`within`) and of the conditions themselves."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rules_engine.facts import law_calendar
from rules_engine.facts.sets import Interval
from rules_engine.programmes.criteria import Atom, atoms
from rules_engine.programmes.limits import Ago
from rules_engine.programmes.programme import Period, Programme
from rules_engine.verdicts.deadlines import Deadline, deadline_for

OF_CHILD, OWN = "member.child_birth_date", "member.birth_date"
OF_BIRTHS = frozenset(
    (
        OF_CHILD,
        OWN,
        "member.age_months",
        "member.birth_order",
        "member.birth_registered_sido",
        "member.child_birth_registered_sido",
        "member.statuses.gave_birth",
        "household.any_gave_birth",
        "household.children",
        "household.children_under_19",
        "household.youngest_birth",
        "household.youngest_child_age",
        "household.youngest_child_birth",
    )
)


def last_day(programme: Programme, birth: Interval, on: date, *, own: bool) -> Deadline:
    """Until when a birth (one day, or the first and the last possible) gives a right to the programme of a day.

    The earliest of its windows, of what is printed, and of the terms that its conditions set to all. `own` says that
    the newborn is the recipient.
    """
    period = programme.on(on)
    apply = (period.apply if period else None) or programme.apply
    known = {OF_CHILD: birth, OWN: birth} if own else {OF_CHILD: birth}
    printed = deadline_for(apply, known, on)
    born = date.fromordinal(birth.lo)
    ends = [_later(born, atom.least) for atom in _terms(period) if atom.fact in known]
    if printed.last is not None:
        ends.append(printed.last)
    approximate = birth.exact is None and bool(ends) and printed.window is None
    return Deadline(min(ends, default=None), approximate, printed.window)


def about_births(programme: Programme, on: date) -> bool:
    """Whether a programme is for children, or asks about a birth."""
    period = programme.on(on)
    if period is None:
        return False
    apply = period.apply or programme.apply
    asked = {atom.fact for atom in atoms(period.who)}
    return programme.recipient == "child" or apply.after == "birth" or not asked.isdisjoint(OF_BIRTHS)


def counts_from_birth(programme: Programme, on: date) -> bool:
    """Whether there is a last day to apply after a birth."""
    period = programme.on(on)
    apply = (period.apply if period else None) or programme.apply
    return period is not None and (apply.after is not None or any(True for _ in _terms(period)))


class _Term(NamedTuple):
    fact: str
    least: Ago


def _terms(period: Period | None) -> Iterator[_Term]:
    """Only what holds for all: an alternative may leave the term out."""
    for one in () if period is None else period.who:
        if isinstance(one, Atom) and one.fact in (OF_CHILD, OWN) and isinstance(one.least, Ago):
            yield _Term(one.fact, one.least)


def _later(day: date, term: Ago) -> date:
    if term.months is not None:
        return law_calendar.add_months(day, term.months)
    return day + timedelta(days=term.days or 0)
