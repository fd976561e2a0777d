# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which derivations the conditions of a catalogue look at: what nobody looks at is not derived.

Whom a programme concerns hangs on ages, relations and the household's size, so those always follow.
"""

from collections.abc import Iterable
from enum import IntEnum, auto
from typing import NamedTuple

from numba import njit

from rules_engine.arrays.layout import SCHEMES
from rules_engine.facts.couple import COUPLE_INCOME, ELSEWHERE, HAS_SPOUSE, OWN_MEANS
from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.facts.vocabulary import parts_of

STATUSES = parts_of("member.statuses")
INCOME, ASSETS = "household.monthly_income_krw", "household.assets_krw"
SINGLE_PARENT, DUAL = "household.types.single_parent", "household.types.dual_income"
CHILD_BIRTH, REGISTERED = "member.child_birth_date", "member.child_birth_registered_sido"
ALWAYS = frozenset(
    (
        *("relation", "lives_here", "member.birth_date", "member.birth_year", "member.age"),
        *("household.size", "household.children", "household.types.one_person"),
    )
)
EARNERS = (HAS_SPOUSE, DUAL, "household.youngest_child_age")
"""What a limit by earners looks at besides the size."""


class Step(IntEnum):
    """A derivation that may be left out, as its bit; statuses of anybody and recognised incomes have bits of theirs."""

    CARE = 0
    DISABILITY = auto()
    PREGNANCY = auto()
    PARENTS = auto()
    RESIDENCE = auto()
    INCOME = auto()
    ASSETS = auto()
    CHILDREN = auto()
    BIRTHS = auto()
    COUPLE = auto()
    ANYBODY = auto()
    MEANS = auto()


class Derivation(NamedTuple):
    """The facts that a step settles or narrows, and those that it looks at besides `ALWAYS`."""

    step: Step
    gives: tuple[str, ...]
    takes: tuple[str, ...] = ()


class Needs(NamedTuple):
    """What is to be derived, and about what there may be something to ask, each as bits."""

    steps: int
    statuses: int
    schemes: int
    questions: int


MEANS = (INCOME, *INCOME_PARTS, ASSETS, *ASSET_PARTS, DEBT, DUAL, HAS_SPOUSE, ELSEWHERE, OWN_MEANS)
EARNING = ("household.types.defector", "household.any_disabled", "household.any_veteran")
DERIVATIONS = (
    Derivation(Step.CARE, ("member.age_at_care_end", "member.statuses.care_leaver", "member.care_end_date")),
    Derivation(Step.DISABILITY, ("member.statuses.disabled",), ("severity",)),
    Derivation(Step.PREGNANCY, ("member.pregnancy_months", "member.statuses.pregnant", "member.due_date")),
    Derivation(Step.PARENTS, (CHILD_BIRTH, "member.statuses.gave_birth"), ("female",)),
    Derivation(Step.PARENTS, (REGISTERED,), ("registered",)),
    Derivation(Step.RESIDENCE, ("residence.months",), ("residence.since",)),
    Derivation(Step.INCOME, (INCOME, *INCOME_PARTS)),
    Derivation(Step.ASSETS, (ASSETS, *ASSET_PARTS)),
    Derivation(
        Step.ASSETS, ("household.net_assets_krw", "household.counted_property_krw"), (ASSETS, *ASSET_PARTS, DEBT)
    ),
    Derivation(
        Step.CHILDREN,
        tuple(f"household.{name}" for name in ("youngest_child_birth", "youngest_child_age", "children_under_19")),
    ),
    Derivation(Step.BIRTHS, tuple(f"household.{name}" for name in ("youngest_birth", "oldest_birth", "oldest_age"))),
    Derivation(
        Step.COUPLE, (HAS_SPOUSE, ELSEWHERE, OWN_MEANS, COUPLE_INCOME, "member.has_spouse"), (SINGLE_PARENT, INCOME)
    ),
    *(Derivation(Step.ANYBODY, (f"household.any_{name}",), (f"member.statuses.{name}",)) for name in STATUSES),
    *(
        Derivation(
            Step.MEANS,
            (f"recognised_income.{scheme}",),
            (*MEANS, *EARNING, "household.recognised_income_krw", "member.statuses.university_student"),
        )
        for scheme in SCHEMES
    ),
    # Of who is not disabled the severity follows without being told.
    Derivation(Step.DISABILITY, ("member.disability_severity",), ("member.statuses.disabled",)),
)


def looked_at(facts: Iterable[str]) -> frozenset[str]:
    """These facts and all from which they follow, in the names of `layout`."""
    found, left = set(ALWAYS), {*facts, *ALWAYS}
    while left:
        found |= left
        # A step writes all that it gives, so what it looks at to do so must stand there.
        taking = [one for one in DERIVATIONS if not left.isdisjoint(one.gives)]
        left = {fact for one in taking for fact in (*one.gives, *one.takes)} - found
    return frozenset(found)


def needs(wanted: frozenset[str], questions: Iterable[int]) -> Needs:
    """What is to be derived where all these are looked at, and the kinds of questions about them (see `deriving`)."""
    return Needs(
        _bits({one.step for one in DERIVATIONS if not wanted.isdisjoint(one.gives)}),
        _bits(place for place, name in enumerate(STATUSES) if f"household.any_{name}" in wanted),
        _bits(place for place, scheme in enumerate(SCHEMES) if f"recognised_income.{scheme}" in wanted),
        _bits(questions),
    )


EVERYTHING = Needs(*(-1,) * len(Needs._fields))


def _bits(places: Iterable[int]) -> int:
    return sum(1 << place for place in set(places))


@njit(cache=True, forceinline=True)
def has(bits, place):
    """Whether a bit is set."""
    return bits >> place & 1 == 1
