# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Only what a catalogue looks at is derived, so a condition that stands alone must find all that it follows from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from rules_engine import Catalogue, Situation, load_catalogue
from rules_engine.arrays.needs import EVERYTHING, Step, looked_at, needs
from rules_engine.compiled.compiling import columns as compiled
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.programme import Period, Programme, Recipient
from tests.executions.cases import cases
from tests.executions.executions import bitmap, columns, evaluator

DAY = date(2026, 11, 21)
HOUSEHOLDS = 25
RECIPIENTS: tuple[Recipient, ...] = ("household", "child", "person")


@pytest.fixture(scope="module")
def households() -> Sequence[Situation]:
    return list(islice((one for one in cases() if one.as_of == DAY), HOUSEHOLDS))


def _alone() -> Iterator[Catalogue]:
    """Each kind of condition of the real catalogue as the only one."""
    known = load_catalogue()
    like = next(iter(known.programmes.values()))
    for atom in compiled(known, DAY).topics:
        made = {recipient: _programme(like, recipient, atom) for recipient in RECIPIENTS}
        yield Catalogue({programme.id: programme for programme in made.values()}, atom.fact)


def _programme(like: Programme, recipient: Recipient, atom: Atom) -> Programme:
    asks_all = (Period(None, None, (atom,), atom.source),)
    return replace(like, id=recipient, recipient=recipient, region={}, periods=asks_all, checked_on=DAY)


@pytest.mark.parametrize("catalogue", [*_alone()], ids=lambda catalogue: catalogue.version)
def test_a_condition_alone_is_decided_as_its_reasons_say(catalogue: Catalogue, households: Sequence[Situation]) -> None:
    meant = evaluator(households, catalogue)
    assert columns(households, catalogue) == meant
    assert bitmap(households, catalogue) == meant


def test_who_asks_for_an_age_needs_no_derivation_that_may_be_left_out() -> None:
    assert needs(looked_at(["member.age"]), []) == (0, 0, 0, 0)


def test_who_asks_for_a_recognised_income_needs_what_it_is_reckoned_from() -> None:
    found = needs(looked_at(["recognised_income.livelihood"]), [])
    steps = {step for step in Step if found.steps >> step & 1}
    assert steps == {Step.INCOME, Step.ASSETS, Step.COUPLE, Step.DISABILITY, Step.ANYBODY, Step.MEANS}
    assert found.schemes == 0b100


def test_everything_leaves_nothing_out() -> None:
    assert all(EVERYTHING.steps >> step & 1 for step in Step)
