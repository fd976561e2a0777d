# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An added answer never flips a decided verdict, over 100,000 made situations on the real catalogue.

`tellings` says what an added answer is. Whoever was told "yes" or "no" before it is told the same after it, and whoever
was left to a person is not asked for more; so each answer on the way agrees with that of the whole truth.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pytest

from rules_engine import Catalogue, Screening, load_catalogue, read_situation, screen
from rules_engine.arrays.weighing import CONFIRM, ELIGIBLE, INELIGIBLE, UNKNOWN
from rules_engine.screening.screen import VERDICTS
from tests.rules_engine.smallest import smallest
from tests.rules_engine.tellings import STEPS, chain
from tests.rules_engine.worlds import world

SITUATIONS = 100_000
PARTS = 10
CHILDREN = ("child", "grandchild")
Told = dict[str, Any]
Flip = tuple[str, str | None, str, str]
"""Programme, member, the verdict before, the verdict after."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _screened(told: Told, catalogue: Catalogue) -> Screening:
    return screen(read_situation(told, date.max), catalogue)


def _columns(screening: Screening) -> dict[str | None, int]:
    """Where each recipient's verdicts stand: the household's first."""
    names = [member.id for member in screening.situation.members] or ["me"]
    return {None: 0, **{name: place for place, name in enumerate(names, start=1)}}


def flips(before: Screening, after: Screening) -> Iterator[Flip]:
    """Every decided verdict that is another one afterwards; a child once unlisted is the child listed now."""
    old, new = _columns(before), _columns(after)
    same = {name: old[name] for name in new if name in old}
    unlisted = len(old)
    appeared = {
        member.id: unlisted
        for member in after.situation.members
        if member.id not in old and member.lives_together and member.is_surely(*CHILDREN)
    }
    pairs = {**same, **appeared}
    left, right = list(pairs.values()), [new[name] for name in pairs]
    one, other = before.decided.verdicts[:, left], after.decided.verdicts[:, right]
    decided = ((one == ELIGIBLE) | (one == INELIGIBLE)) & (one != other)
    worse = decided | ((one == CONFIRM) & (other == UNKNOWN))
    for row, place in np.argwhere(worse & before.meant[:, left] & after.meant[:, right]).tolist():
        programme = before.compiled.rows[row][0].id
        yield programme, list(pairs)[place], VERDICTS[one[row, place]], VERDICTS[other[row, place]]


def _said(seed: int, before: Told, after: Told, flip: Flip, catalogue: Catalogue) -> str:
    """What went wrong, with the fewest facts that show it and the one answer that did it."""

    def shows(one: Told, other: Told) -> bool:
        found = flips(_screened(one, catalogue), _screened(other, catalogue))
        return flip in found

    base, answer, told = smallest(before, after, shows)
    programme, member, old, new = flip
    return f"seed {seed}: {programme} for {member} was {old}, is {new} after {answer}: before {base}, after {told}"


@pytest.mark.parametrize("part", range(PARTS))
def test_an_added_answer_never_flips_a_decided_verdict(part: int, catalogue: Catalogue) -> None:
    for seed in range(part, SITUATIONS // STEPS, PARTS):
        rng = Random(seed)
        told = list(chain(rng, world(rng)))
        screened = [_screened(one, catalogue) for one in told]
        for (before, old), (after, new) in [
            *pairwise(zip(told, screened, strict=True)),
            *((one, (told[-1], screened[-1])) for one in zip(told, screened, strict=True)),
        ]:
            flip = next(flips(old, new), None)
            assert flip is None, _said(seed, before, after, flip, catalogue)


@pytest.mark.parametrize("part", range(PARTS))
def test_columns_say_what_the_evaluator_says_of_adversarial_situations(part: int, catalogue: Catalogue) -> None:
    for seed in range(part, 400, PARTS):
        rng = Random(seed)
        for told in chain(rng, world(rng)):
            screening = screen(read_situation(told, date.max), catalogue, include_ineligible=True)
            assert list(screening.verdicts) == [result.verdict for result in screening.results], (seed, told)
