# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Households within three won of a threshold: how many are misjudged, here and by OpenFisca-core.

A threshold is a percent of the median income, rounded half up to a won as every notice prints it; the truth is reckoned
in whole numbers. In OpenFisca money is a variable of the type float, as its country packages write it, which it holds
in 32 bits; its formula rounds too, and is also judged without rounding, by the truth without rounding.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from openfisca_core.parameters import ParameterNode
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from bench.by_hand import MEDIAN_2026
from bench.household import DAY
from bench.made_catalogue import PERCENTS
from bench.measure import Report
from bench.openfisca_reference import MONTH, ON, Household, Person, formula_variable, input_variable, median
from bench.targets import Target
from bench.ten_rules import INCOME, SOURCE, catalogue_of
from rules_engine import read_situation, screen
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.limits import MedianPercent

WITHIN = 3
OURS = "혜택동행"


class Case(NamedTuple):
    """A household near the threshold of a rule, and whether it is really within."""

    percent: int
    size: int
    income: int

    @property
    def within(self) -> bool:
        """The truth for a threshold as printed."""
        return self.income <= (self.percent * MEDIAN_2026[self.size] + 50) // 100

    @property
    def within_unrounded(self) -> bool:
        """The truth for a threshold that nobody rounds."""
        return self.income * 100 <= self.percent * MEDIAN_2026[self.size]


def cases() -> list[Case]:
    """Seven incomes around each threshold."""
    return [
        Case(percent, size, percent * median // 100 + won)
        for percent in PERCENTS
        for size, median in MEDIAN_2026.items()
        for won in range(-WITHIN, WITHIN + 1)
    ]


def run() -> Report:
    """Judge every case in each way."""
    near = cases()
    printed, unrounded = [case.within for case in near], [case.within_unrounded for case in near]
    misjudged = {
        OURS: _wrong(by_engine(near), printed),
        "OpenFisca-core, money as float": _wrong(by_openfisca(near, "printed"), printed),
        "OpenFisca-core, money as float, without rounding": _wrong(by_openfisca(near, "unrounded"), unrounded),
    }
    lines = [f"{len(near)} households within {WITHIN} won of a threshold"]
    lines += [f"  misjudged by {name}: {count}" for name, count in misjudged.items()]
    target = Target(f"of {len(near)} households at a threshold, misjudged", misjudged[OURS], "at most", 0)
    return Report("\n".join(lines), {"households": len(near), "misjudged": misjudged}, [target])


def _wrong(found: list[bool], truth: list[bool]) -> int:
    return sum(one != true for one, true in zip(found, truth, strict=True))


def by_engine(near: list[Case]) -> list[bool]:
    """What a screening says."""
    rules = catalogue_of(
        {str(percent): ("household", (Atom(INCOME, SOURCE, most=MedianPercent(percent)),)) for percent in PERCENTS}
    )
    found = []
    for case in near:
        told = {"as_of": DAY, "household": {"size": case.size, "monthly_income_krw": case.income}}
        (verdict,) = screen(read_situation(told, ON), rules, programs=[str(case.percent)]).verdicts
        found.append(verdict == "eligible")
    return found


def by_openfisca(near: list[Case], threshold: str) -> list[bool]:
    """What OpenFisca says of a `printed` or an `unrounded` threshold, all cases in one simulation."""
    simulation = SimulationBuilder().build_default_simulation(_system(), count=len(near))
    simulation.set_input("size", MONTH, np.array([case.size for case in near]))
    simulation.set_input("income", MONTH, np.array([case.income for case in near]))
    found = {percent: simulation.calculate(f"{threshold}_{percent}", MONTH) for percent in PERCENTS}
    return [bool(found[case.percent][place]) for place, case in enumerate(near)]


def _system() -> TaxBenefitSystem:
    model = TaxBenefitSystem([Person, Household])
    model.add_variable(input_variable("size", int, Household))
    model.add_variable(input_variable("income", float, Household))
    model.add_variable(formula_variable("median_income", Household, float, median))
    for percent in PERCENTS:
        for threshold, rounding in (("printed", np.round), ("unrounded", lambda won: won)):
            formula = _within(percent, rounding)
            model.add_variable(formula_variable(f"{threshold}_{percent}", Household, bool, formula))
    medians = {f"size_{size}": {"values": {"2026-01-01": median}} for size, median in MEDIAN_2026.items()}
    rates = {f"percent_{percent}": {"values": {"2026-01-01": percent / 100}} for percent in PERCENTS}
    model.parameters = ParameterNode("", data={"median_income": medians, "rates": rates})
    return model


def _within(percent: int, rounding: Callable[[Any], Any]) -> Any:
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        rate = parameters(period).rates[f"percent_{percent}"]
        return household("income", period) <= rounding(rate * household("median_income", period))

    return formula
