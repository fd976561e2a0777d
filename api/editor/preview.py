# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a draft would do to the people of a register: who may have it then and not now, and who no longer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from rules_engine import Catalogue
from rules_engine.programmes.criteria import AnyOf, Criteria
from rules_engine.programmes.parameter import median_income
from rules_engine.programmes.programme import Amount, Period, Programme
from rules_engine.register import open_register
from rules_engine.register.making import make_register
from rules_engine.what_if import Imagined, compare_editions, shared

DAY = timedelta(days=1)
PERSONS, SEED = 20_000, 7
FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Registers:
    """The register on which drafts are tried: the one that was loaded, or one of invented people, made when needed."""

    var: Path
    loaded: Path | None = None

    def file(self, on: date) -> Path:
        """The register for a day; people are made as of a year for which the median income is on record."""
        if self.loaded is not None:
            return self.loaded
        year = next(year for year in range(on.year, FIRST_YEAR, -1) if median_income(1, date(year, 1, 1)) is not None)
        made = self.var / "made-register" / f"{year}.parquet"
        if not made.exists():
            made.parent.mkdir(parents=True, exist_ok=True)
            make_register(made, PERSONS, SEED, min(on, date(year, 12, 31)))
        return made


def difference(registers: Registers, before: Catalogue, after: Imagined, day: date, name: str) -> dict[str, Any]:
    """Who gains and who loses on a day, as plain data. Small counts are hidden, as in all that is passed on.

    Raises:
        RegisterError: when the register cannot be read.
    """
    file = registers.file(day)
    outcome = compare_editions(open_register(file), before, after, day, name)
    told = json.loads((pq.read_schema(file).metadata or {}).get(b"donghaeng", b"{}"))
    return {
        "day": day.isoformat(),
        "unit": outcome.unit,
        "made": bool(told.get("made")),
        "persons": pq.read_metadata(file).num_rows,
        "rows": shared(outcome.table).to_pylist(),
        "unreckoned": list(outcome.unreckoned),
    }


def first_day(before: Programme, after: Programme, today: date) -> date:
    """The first day from today on which another rule holds; today where none does.

    Another source is no other rule.
    """
    turns = {today, *(day for one in (before, after) for period in one.periods for day in _turns(period))}
    days = sorted(day for day in turns if day >= today)
    return next((day for day in days if rule(before, day) != rule(after, day)), today)


def _turns(period: Period) -> Sequence[date]:
    until = None if period.until is None or period.until == date.max else period.until + DAY
    return [day for day in (period.since, until) if day is not None]


def rule(programme: Programme, day: date) -> Any:
    """What holds on a day, without its sources; None where nothing does."""
    period = programme.on(day)
    if period is None:
        return None
    confirm = [(one.text, _meant(one.settled_by), _meant(one.unless)) for one in period.confirm]
    return _meant(period.who), confirm, _paid(period.amount or programme.amount)


def _paid(amount: Amount | None) -> Any:
    if amount is None:
        return None
    cases = [(case.krw, _meant(case.when), case.text) for case in amount.cases]
    return cases, replace(amount, cases=())


def _meant(criteria: Criteria) -> Any:
    return [
        [_meant(one) for one in part.alternatives] if isinstance(part, AnyOf) else (part.meaning, part.text)
        for part in criteria
    ]
