# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Small registers in the words of the people in them, and the slow, readable answer about a whole one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rules_engine import Catalogue, Situation, load_catalogue, screen
from rules_engine.facts.derivation import view
from rules_engine.facts.sets import Interval, Value
from rules_engine.facts.situation import Member
from rules_engine.register import Register, batches, open_register, register_of, situations
from rules_engine.register.making import make_register
from rules_engine.register.reports.listing import listed

DAY = date(2026, 11, 21)
SEOUL = {"sido": "서울특별시", "sigungu": "강서구", "dong": "화곡동"}
NO_INCOME = {"size": 1, "monthly_income_krw": 0, "assets_krw": 0, "debt_krw": 0}
GIVEN = ("eligible", "confirm")
Place = tuple[str, str | None, str]
"""The household, the resident, the programme."""


def elder(birth: str | None = None, **told: Any) -> dict[str, Any]:
    """Somebody who lives alone in 화곡동 with nothing, and draws no pension of an occupation."""
    born = {} if birth is None else {"birth_date": birth}
    person = {"id": "어르신", "relation": "self", "statuses": {"occupational_pension": False}, **born, **told}
    return {"residence": SEOUL, "household": NO_INCOME, "members": [person], "receiving": []}


def family(birth: str, **mother: Any) -> dict[str, Any]:
    """A mother in 화곡동 and her baby, whose birth was registered in Seoul."""
    return {
        "residence": SEOUL,
        "household": {"size": 2, "children": 1},
        "members": [
            {"id": "엄마", "relation": "self", "sex": "female", "birth_date": "1995-05-05", **mother},
            {"id": "아기", "relation": "child", "birth_date": birth, "birth_registered_sido": "서울특별시"},
        ],
        "receiving": [],
    }


def register(folder: Path, *households: Mapping[str, Any]) -> Register:
    """A register file of these households."""
    file = folder / "register.parquet"
    pq.write_table(register_of(households), file)
    return open_register(file)


def made(folder: Path, persons: int, seed: int = 3) -> Register:
    """A register of invented people, every tenth answer open."""
    file = folder / "made.parquet"
    make_register(file, persons, seed, DAY)
    return open_register(file)


def rows(found: Iterable[pa.RecordBatch]) -> list[dict[str, Any]]:
    """All rows of a report."""
    return [row for part in found for row in part.to_pylist()]


def places(found: Iterable[Mapping[str, Any]]) -> set[Place]:
    """Who and what the rows are about."""
    return {(str(r["household"]), None if r["resident"] is None else str(r["resident"]), r["program"]) for r in found}


def catalogue_of(*programs: str) -> Catalogue:
    """Some programmes as a report reads them."""
    return listed(load_catalogue(), programs)


def read(register: Register, as_of: date = DAY) -> Iterator[tuple[str, Situation]]:
    """Every household with its number."""
    for batch in batches(register, as_of):
        yield from zip(map(str, batch.households.to_pylist()), situations(batch, as_of), strict=True)


def verdicts(household: str, situation: Situation | None, catalogue: Catalogue) -> dict[Place, str]:
    """All verdicts on a household from the readable execution."""
    if situation is None:
        return {}
    results = screen(situation, catalogue, include_ineligible=True).results
    return {(household, result.member, result.programme.id): result.verdict for result in results}


def at(situation: Situation, day: date) -> Situation | None:
    """A household on another day: who was born later is not there, who moved in later lived nobody knows where."""
    born_later = [m for m in situation.members if _first(m.facts, "member.birth_date") > day.toordinal()]
    people = tuple(
        _stayed(_due(m, situation), (day - situation.as_of).days) for m in situation.members if m not in born_later
    )
    if not people:
        return None
    facts = dict(situation.facts)
    here = [m for m in born_later if m.lives_together]
    children = [m for m in here if m.relation in ("child", "grandchild")]
    for path, fewer in (("household.size", len(here)), ("household.children", len(children))):
        if isinstance(told := facts.get(path), Interval):
            facts[path] = Interval(told.lo - fewer, told.hi - fewer)
    if _first(facts, "residence.since") > day.toordinal():
        facts = {path: value for path, value in facts.items() if not path.startswith("residence.")}
    if born_later:
        people = tuple(_without(m, "member.statuses.gave_birth") for m in people)
    return Situation(day, facts, people, situation.receiving)


def _first(facts: Mapping[str, Value], path: str) -> int:
    value = facts.get(path)
    return value.lo if isinstance(value, Interval) else 0


def _due(member: Member, situation: Situation) -> Member:
    """The day of birth that follows from the month of pregnancy does not move."""
    months = member.facts.get("member.pregnancy_months")
    if "member.due_date" in member.facts or not isinstance(months, Interval) or months.lo < 1:
        return member
    [derived] = (one for one in view(situation).people if one.id == member.id)
    due = {"member.due_date": derived.facts["member.due_date"]}
    return Member(member.id, {**_without(member, "member.pregnancy_months").facts, **due}, member.lives_together)


def _stayed(member: Member, days: int) -> Member:
    stay = member.facts.get("member.stay_days")
    if not isinstance(stay, Interval):
        return member
    moved = Interval(max(stay.lo + days, 0), max(stay.hi + days, 0))
    return Member(member.id, {**member.facts, "member.stay_days": moved}, member.lives_together)


def _without(member: Member, path: str) -> Member:
    facts = {one: value for one, value in member.facts.items() if one != path}
    return Member(member.id, facts, member.lives_together)
