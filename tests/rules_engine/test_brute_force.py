# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Against everything that a household may turn out to be: what is decided is true of all of it, and all executions say
the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from rules_engine import Catalogue, read_situation, screen
from rules_engine.compiled.compiling import columns
from rules_engine.programmes.criteria import Atom, Criteria
from rules_engine.programmes.limits import Limit
from rules_engine.programmes.programme import Programme
from rules_engine.register.laying_situations import lay_situations
from rules_engine.register.screening import TOLD, Screener
from tests.rules_engine.made_rules import DAY, Values, completions, made_catalogue, made_household, plain, reached

PROGRAMMES, HOUSEHOLDS = 16, 4
Found = dict[tuple[int, str | None, str], str]
"""By household, member and programme."""


def _holds(criteria: Criteria, values: Values) -> bool:
    return all(
        _fits(one, values) if isinstance(one, Atom) else any(_holds(part, values) for part in one.alternatives)
        for one in criteria
    )


def _fits(atom: Atom, values: Values) -> bool:
    value = values[atom.fact]
    if atom.among is not None:
        return value in atom.among
    least = _within(atom.least, values, lambda end: value >= end)
    return least and _within(atom.most, values, lambda end: value <= end)


def _within(limit: Limit | None, values: Values, fits: Callable[[int], bool]) -> bool:
    return limit is None or fits(reached(limit, values.get("household.size", 1)))


def _verdict(programme: Programme, values: Values) -> str:
    """Of a household of which everything is known; nothing here is shared with the rules engine."""
    [period] = programme.periods
    if programme.unreviewed or programme.blank:
        return "unknown" if programme.blank else "confirm"
    confirm = False
    possible = _holds(period.who, values)
    for item in period.confirm:
        if item.settled_by:
            possible = possible and _holds(item.settled_by, values)
        elif not (item.unless and _holds(item.unless, values)):
            confirm = True
    return "ineligible" if not possible else "confirm" if confirm else "eligible"


@pytest.fixture(params=range(60))
def rng(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)


def test_what_is_decided_is_true_whatever_turns_out(rng: Random) -> None:
    """And what is undecided may turn out differently, where nothing that a rule looks at hangs together."""
    catalogue = made_catalogue(rng, PROGRAMMES)
    homes = [made_household(rng) for _ in range(HOUSEHOLDS)]
    for (home, member, name), verdict in _reasoned(homes, catalogue).items():
        programme = catalogue.programmes[name]
        possible = {_verdict(programme, values) for values in completions(homes[home], member, programme)}
        if verdict in ("eligible", "ineligible") or (plain(programme) and len(possible) == 1):
            assert possible == {verdict}, (programme, homes[home])


def test_a_register_is_told_what_reasons_and_columns_say(rng: Random) -> None:
    """But for what is ineligible, and for what nobody reviewed and does not match."""
    catalogue = made_catalogue(rng, PROGRAMMES)
    homes = [made_household(rng) for _ in range(HOUSEHOLDS)]
    listed = _listed(homes, catalogue)
    for entry, verdict in _reasoned(homes, catalogue).items():
        home, member, name = entry
        programme = catalogue.programmes[name]
        if verdict == "ineligible" or (entry not in listed and programme.unreviewed):
            assert not _may_match(programme, homes[home], member)
        else:
            assert listed.pop(entry) == verdict, (programme, homes[home])
    assert listed == {}


def _reasoned(homes: Sequence[Values], catalogue: Catalogue) -> Found:
    """By the readable execution; the columns say the same."""
    found: Found = {}
    for home, told in enumerate(homes):
        screening = screen(read_situation(told, DAY), catalogue)
        assert screening.verdicts == tuple(result.verdict for result in screening.results)
        found |= {(home, result.member, result.programme.id): result.verdict for result in screening.results}
    return found


def _listed(homes: Sequence[Values], catalogue: Catalogue) -> Found:
    """By blocks of a register."""
    compiled = columns(catalogue, DAY)
    laid = lay_situations([read_situation(told, DAY) for told in homes], compiled)
    rows = zip(*(part.tolist() for part in Screener(compiled).entries(laid)[:4]), strict=True)
    return {
        (home, None if member < 0 else f"m{member}", compiled.rows[row][0].id): TOLD[verdict]
        for home, member, row, verdict in rows
    }


def _may_match(programme: Programme, home: Values, member: str | None) -> bool:
    reviewed = replace(programme, unreviewed=False)
    return any(_verdict(reviewed, values) != "ineligible" for values in completions(home, member, programme))


def test_made_rules_come_to_every_verdict() -> None:
    """So that the test above means something."""
    found = set(_some_verdicts())
    assert {verdict for _, verdict in found} == {"eligible", "confirm", "unknown", "ineligible"}
    assert {verdict for simple, verdict in found if simple} == {"eligible", "unknown", "ineligible"}


def _some_verdicts() -> Iterator[tuple[bool, str]]:
    for seed in range(5):
        rng = Random(seed)
        catalogue = made_catalogue(rng, PROGRAMMES)
        screening = screen(read_situation(made_household(rng), DAY), catalogue)
        for (row, _), verdict in zip(screening.pairs, screening.verdicts, strict=True):
            yield plain(screening.compiled.rows[row][0]), verdict
