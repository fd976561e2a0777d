# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme with one thing spoilt: a condition, a confirm item, a day on which conditions change, or an amount.

A condition that stands in several periods is one rule, spoilt in all of them. What no case could tell is no mutant:
a day shifted between two periods of the same meaning, or one of two sentences that a person is always asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules_engine.programmes.criteria import Criteria
from rules_engine.programmes.programme import Amount, Confirm, Period, Programme
from tests.mutation.conditions import changed, meaning, spoilt

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A spoilt programme, and in what way."""

    how: str
    programme: Programme


def has_rules(programme: Programme) -> bool:
    """Whether there is anything to decide for a resident."""
    if programme.recipient == "organisation":
        return False
    return any(period.who or any(_ruled(item) for item in period.confirm) for period in programme.periods)


def mutants(programme: Programme, *, amounts: bool) -> Iterator[Mutant]:
    """Every mutant of a programme; those of its amounts only where cases state amounts."""
    yield from _who(programme)
    yield from _confirm(programme)
    yield from _days(programme)
    if amounts:
        yield from _amounts(programme)


def _each(programme: Programme, change: Callable[[Period], Period]) -> Programme:
    return replace(programme, periods=tuple(change(period) for period in programme.periods))


def _day(period: Period, programme: Programme) -> date:
    return period.since or period.until or programme.checked_on


def _who(programme: Programme) -> Iterator[Mutant]:
    rules = {meaning((one,)): (one, period) for period in programme.periods for one in period.who}
    for rule, (criterion, period) in rules.items():
        for how, instead in spoilt(criterion, _day(period, programme)):
            yield Mutant(f"who: {how}", _each(programme, _replacing(rule, instead)))


def _replacing(rule: tuple[object, ...], instead: Criteria) -> Callable[[Period], Period]:
    def change(period: Period) -> Period:
        return replace(
            period,
            who=tuple(new for one in period.who for new in (instead if meaning((one,)) == rule else (one,))),
        )

    return change


def _confirm(programme: Programme) -> Iterator[Mutant]:
    items = {_sense(item): (item, period) for period in programme.periods for item in period.confirm}
    for sense, (item, period) in items.items():
        within = [one for one in programme.periods if _holds(one, sense)]
        asked_anyway = all(_asks_besides(one, sense) for one in within)
        if not asked_anyway or item.settled_by or not all(_repeats(item, one) for one in within):
            yield Mutant(f"confirm '{item.text}': left out", _each(programme, _with_item(sense, None)))
        on = _day(period, programme)
        changes = [(how, replace(item, settled_by=new)) for how, new in changed(item.settled_by, on)]
        if not asked_anyway:
            changes += [(how, replace(item, unless=new)) for how, new in changed(item.unless, on)]
        for how, new_item in changes:
            yield Mutant(f"confirm '{item.text}': {how}", _each(programme, _with_item(sense, new_item)))


def _ruled(item: Confirm) -> bool:
    return bool(item.settled_by or item.unless)


def _sense(item: Confirm) -> tuple[object, ...]:
    return item.text, meaning(item.settled_by), meaning(item.unless)


def _holds(period: Period, sense: tuple[object, ...]) -> bool:
    return any(_sense(item) == sense for item in period.confirm)


def _asks_besides(period: Period, sense: tuple[object, ...]) -> bool:
    """Whether a person must see something else in any case."""
    return any(not _ruled(item) and _sense(item) != sense for item in period.confirm)


def _repeats(item: Confirm, period: Period) -> bool:
    """Whether an item's `unless` asks nothing that `who` does not ask as well."""
    return set(meaning(item.unless)) <= set(meaning(period.who))


def _with_item(sense: tuple[object, ...], new: Confirm | None) -> Callable[[Period], Period]:
    instead = () if new is None else (new,)

    def change(period: Period) -> Period:
        return replace(
            period,
            confirm=tuple(one for item in period.confirm for one in (instead if _sense(item) == sense else (item,))),
        )

    return change


def _days(programme: Programme) -> Iterator[Mutant]:
    for place, period in enumerate(programme.periods):
        for by in (-DAY, DAY):
            if period.since is not None:
                moved = _with_period(programme, place, replace(period, since=period.since + by))
                if _differ(programme, moved, min(period.since, period.since + by)):
                    yield Mutant(f"from {period.since}: {by.days:+d} day", moved)
            if period.until is not None:
                moved = _with_period(programme, place, replace(period, until=period.until + by))
                if _differ(programme, moved, max(period.until, period.until + by)):
                    yield Mutant(f"to {period.until}: {by.days:+d} day", moved)


def _with_period(programme: Programme, place: int, period: Period) -> Programme:
    periods = programme.periods
    return replace(programme, periods=(*periods[:place], period, *periods[place + 1 :]))


def _differ(one: Programme, other: Programme, on: date) -> bool:
    return _telling(one.on(on)) != _telling(other.on(on))


def _telling(period: Period | None) -> object:
    """All of a period that a case can state."""
    if period is None:
        return None
    confirm = [_sense(item) for item in period.confirm]
    return meaning(period.who), confirm, bool(period.steps), period.amount and _sum(period.amount), period.apply


def _sum(amount: Amount) -> object:
    cases = [(case.krw, meaning(case.when), case.text) for case in amount.cases]
    return replace(amount, cases=()), cases


def _amounts(programme: Programme) -> Iterator[Mutant]:
    on = programme.checked_on
    for how, amount in _amount(programme.amount, on):
        yield Mutant(f"amount: {how}", replace(programme, amount=amount))
    for place, period in enumerate(programme.periods):
        for how, amount in _amount(period.amount, _day(period, programme)):
            mutant = _with_period(programme, place, replace(period, amount=amount))
            yield Mutant(f"amount from {period.since}: {how}", mutant)


def _amount(amount: Amount | None, on: date) -> Iterator[tuple[str, Amount]]:
    for place, case in enumerate(amount.cases if amount is not None else ()):
        assert amount is not None
        for how, when in changed(case.when, on):
            cases = (*amount.cases[:place], replace(case, when=when), *amount.cases[place + 1 :])
            yield how, replace(amount, cases=cases)
