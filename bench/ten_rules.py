# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The ten rules of the benchmark as a catalogue of exactly these ten: what `openfisca_reference` says, in our terms."""

from datetime import date

from bench.by_hand import HAPPY, HEALTHY, RULES
from bench.household import DAY
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion, Source
from rules_engine.programmes.limits import Ago, Fixed, Limit, MedianPercent
from rules_engine.programmes.programme import Period, Programme, Recipient

SOURCE = Source("벤치마크의 열 가지 규칙")


def _atom(fact: str, least: Limit | None = None, most: Limit | None = None) -> Atom:
    return Atom(fact, SOURCE, least, most)


def _true(fact: str) -> Atom:
    return _atom(fact, least=Fixed(1))


def _born_within(days: int) -> Atom:
    return _atom("member.child_birth_date", least=Ago(days=days))


def _any_of(*alternatives: Criteria) -> Criterion:
    return AnyOf(alternatives)


def _alone_in(districts: list[str], youngest: int, oldest: int) -> Criteria:
    return (
        Atom("residence.sigungu", SOURCE, among=frozenset(districts)),
        _atom("household.size", Fixed(1), Fixed(1)),
        _atom("member.age", Fixed(youngest), Fixed(oldest)),
    )


SEOUL = Atom("residence.sido", SOURCE, among=frozenset({"서울특별시"}))
BIRTH, INCOME = _true("member.statuses.gave_birth"), "household.monthly_income_krw"
WHO: dict[str, tuple[Recipient, Criteria]] = {
    "pregnancy_transport": (
        "person",
        (SEOUL, _any_of((_atom("member.pregnancy_months", least=Fixed(3)),), (BIRTH, _born_within(91)))),
    ),
    "postpartum": ("person", (SEOUL, BIRTH, _born_within(60))),
    "taxi": ("person", (SEOUL, _atom("member.age_months", most=Fixed(24)))),
    "meal_coupon": ("household", (SEOUL, _atom("household.youngest_child_age", most=Fixed(18)))),
    "household_service": (
        "household",
        (
            SEOUL,
            _atom(INCOME, most=MedianPercent(150)),
            _any_of(
                (_true("household.any_pregnant"),),
                (_true("household.types.dual_income"),),
                (_true("household.types.multi_child"),),
            ),
        ),
    ),
    "happy_table": ("person", _alone_in(HAPPY, 40, 64)),
    "healthy_table": ("person", _alone_in(HEALTHY, 19, 39)),
    "child_allowance": ("person", (_atom("member.age", most=Fixed(8)),)),
    "parental_benefit": ("person", (_atom("member.age_months", most=Fixed(23)),)),
    "single_parent_support": (
        "household",
        (_true("household.types.single_parent"), _atom(INCOME, most=MedianPercent(65))),
    ),
}


def catalogue() -> Catalogue:
    """The ten rules in the order of `RULES`."""
    return catalogue_of({name: WHO[name] for name in RULES})


def catalogue_of(rules: dict[str, tuple[Recipient, Criteria]]) -> Catalogue:
    """A catalogue of plain rules, each of them a programme that says who receives it."""
    return Catalogue({name: _programme(name, *rule) for name, rule in rules.items()}, "-".join(rules))


def _programme(name: str, recipient: Recipient, who: Criteria) -> Programme:
    return Programme(
        id=name,
        name=name,
        kind="decided",
        plain=name,
        category="생활",
        provider={"name": "벤치마크", "kind": "국가"},
        region={},
        recipient=recipient,
        periods=(Period(None, None, who, SOURCE),),
        checked_on=date.fromisoformat(DAY),
        as_of=DAY,
        authority="국가",
    )
