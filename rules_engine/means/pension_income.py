# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 of 기초연금 and 장애인연금: the recipient's and the spouse's own means.

0.7 x (earned - deduction) + other + [(property - basic) + (savings - deduction) - debt] x 4 % / 12 + luxury cars.

Sources: 복지로 기초연금·장애인연금 (2026년). What is deducted from property or savings is never more than these are
(기초연금 사업안내). A car from 40 million won on counts in full each month unless it is old, a disabled person's or
needed for work, which nobody is asked here: so it stays a range.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from rules_engine.facts.derivation import View
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import FALSE, MAX, Value
from rules_engine.means.corners import Corner, Line, percent, pick, share, won
from rules_engine.programmes.limits import couple_or_single
from rules_engine.programmes.parameter import DAYS_KEPT, of_figures, value_at

LUXURY_CAR = 40_000_000


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's figures; those of property are None where only the income side is on record."""

    deduction: int
    kept: Fraction
    basic_property: Mapping[str, int] | None
    savings: int
    yearly_rate: Any


@of_figures
@lru_cache(maxsize=DAYS_KEPT)
def basic_pension_figures(on: date) -> Figures | None:
    """What is on record for 기초연금."""
    value = value_at("basic_pension_formula", on)
    if value is None:
        return None
    return _figures(value, value["earned_income_fixed_deduction"], value.get("financial_deduction", 0))


@of_figures
@lru_cache(maxsize=DAYS_KEPT)
def disability_pension_figures(on: date) -> Figures | None:
    """What is on record for 장애인연금."""
    value = value_at("disability_pension", on)
    if value is None:
        return None
    return _figures(value, value["earned_income_fixed_deduction_each"], value["financial_deduction_per_household"])


def _figures(value: Mapping[str, Any], deduction: int, savings: int) -> Figures:
    return Figures(
        deduction=deduction,
        kept=1 - Fraction(str(value["earned_income_extra_rate"])),
        basic_property=value.get("basic_property"),
        savings=savings,
        yearly_rate=value.get("annual_conversion_rate"),
    )


def pension_lines(facts: Mapping[str, Value], view: View, at: Corner, figures: Figures) -> list[Line]:  # noqa: ARG001
    """The reckoning at a corner."""
    deduction = figures.deduction * (_earners(facts) if at.generous else 1)
    kept = figures.kept
    return [
        Line(
            "일해서 번 돈",
            lambda: f"({won(at.earned)} − {deduction:,}원 공제) × {percent(kept)}",
            share(max(at.earned - deduction, 0), kept),
        ),
        Line("연금 등 그 밖의 소득", lambda: f"{won(at.other)} 그대로", at.other),
        *_property_lines(facts, at, figures),
    ]


def _earners(facts: Mapping[str, Value]) -> int:
    """How many may have the deduction each: both of a couple, unless only one of them works."""
    alone = "couple" not in couple_or_single(facts) or facts.get("household.types.dual_income") == FALSE
    return 1 if alone else 2


def _property_lines(facts: Mapping[str, Value], at: Corner, figures: Figures) -> list[Line]:
    label = "재산을 월 소득으로 바꾼 금액"
    if figures.basic_property is None:
        unknown = 0 if at.generous or at.owns_nothing else MAX
        return [
            Line(label, lambda: "이 해의 재산 기준이 자료에 없어요", unknown),
            Line("고급 자동차", lambda: "없음", 0),
        ]
    basic = pick(figures.basic_property, classes(facts, "size_of_town"), generous=at.generous)
    luxury = at.vehicle >= LUXURY_CAR and not at.generous
    things = at.residential + at.general + (0 if luxury else at.vehicle)
    counted = max(things - basic, 0) + max(at.financial - figures.savings, 0)
    if at.generous:  # of what is known only as a whole, the deductions leave at least the rest
        counted = max(counted, at.assets - basic - figures.savings)
    return [
        Line(
            label,
            lambda: _property_how(at, figures, things, basic),
            share(max(counted - at.debt, 0), figures.yearly_rate, 12),
        ),
        Line("고급 자동차", lambda: "4천만 원 이상이면 값 전부" if luxury else "없음", at.vehicle if luxury else 0),
    ]


def _property_how(at: Corner, figures: Figures, things: int, basic: int) -> str:
    return (
        f"[(집·땅·자동차 {won(things)} − 기본재산 {basic:,}원) + (예금 {won(at.financial)} − {figures.savings:,}원)"
        f" − 빚 {won(at.debt)}] × 연 {percent(figures.yearly_rate)} ÷ 12"
    )
