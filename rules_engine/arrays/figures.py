# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The official figures of a day and a place as rows of whole numbers, one a scheme; see `means` for their use."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from rules_engine.arrays.layout import SCHEMES, Numbers
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import MAX, Value
from rules_engine.means import livelihood_income
from rules_engine.means.corners import pick
from rules_engine.means.livelihood_income import livelihood_figures, near_poor_figures
from rules_engine.means.pension_income import basic_pension_figures, disability_pension_figures
from rules_engine.means.recognised_income import PLACES
from rules_engine.programmes.parameter import of_figures, value_at

PLACES_KEPT = 4096
FIELDS = (
    "on_record",
    "places",
    "has_property",
    "free_most",
    "free_least",
    "cap_most",
    "cap_least",
    "deducted",
    "deducted_surely",
    "deducted_until_age",
    "kept_most_over",
    "kept_most_under",
    "kept_over",
    "kept_under",
    "savings",
    "house_over",
    "house_under",
    "land_over",
    "land_under",
    "saved_over",
    "saved_under",
    "car_over",
    "car_under",
)
FIELD = {name: place for place, name in enumerate(FIELDS)}


@of_figures
@lru_cache(maxsize=PLACES_KEPT)
def figures_for(on: date, sido: Value | None, sigungu: Value | None) -> Numbers:
    """The rows of all schemes, in the order of `SCHEMES`."""
    place: dict[str, Value] = {}
    if sido is not None:
        place["residence.sido"] = sido
    if sigungu is not None:
        place["residence.sigungu"] = sigungu
    rows = np.zeros((len(SCHEMES), len(FIELDS)), np.int64)
    for row, scheme in zip(rows, SCHEMES, strict=True):
        for name, value in _READ[scheme](on, place).items():
            row[FIELD[name]] = value
        if scheme in PLACES:
            row[FIELD["places"]] = len(classes(place, PLACES[scheme]))
    return rows


def _over(name: str, rate: Any) -> Mapping[str, int]:
    over, under = Fraction(str(rate)).as_integer_ratio()
    return {f"{name}_over": over, f"{name}_under": under}


def _basic_pension(on: date, place: Mapping[str, Value]) -> Mapping[str, int]:
    return _pension(basic_pension_figures(on), place)


def _disability_pension(on: date, place: Mapping[str, Value]) -> Mapping[str, int]:
    return _pension(disability_pension_figures(on), place)


def _pension(of: Any, place: Mapping[str, Value]) -> Mapping[str, int]:
    if of is None:
        return {}
    found = {"on_record": 1, "deducted": of.deduction, **_over("kept", of.kept), "savings": of.savings}
    if of.basic_property is None:
        return found
    names = classes(place, "size_of_town")
    return {
        **found,
        "has_property": 1,
        "free_most": pick(of.basic_property, names, generous=True),
        "free_least": pick(of.basic_property, names, generous=False),
        **_over("house", Fraction(str(of.yearly_rate)) / 12),
    }


def _livelihood(on: date, place: Mapping[str, Value]) -> Mapping[str, int]:
    return _household(livelihood_figures(on), on, place)


def _near_poor(on: date, place: Mapping[str, Value]) -> Mapping[str, int]:
    return _household(near_poor_figures(on), on, place)


def _household(of: livelihood_income.Figures, on: date, place: Mapping[str, Value]) -> Mapping[str, int]:
    rules = livelihood_income.deductions(on)
    found = {
        "on_record": 1,
        "deducted": rules["youth_fixed_amount"],
        "deducted_surely": int(livelihood_income.deductions_on_record(on)),
        "deducted_until_age": rules["youth_max_age"],
        **_over("kept_most", 1 - Fraction(str(rules["disability_vocational_rate"]))),
        **_over("kept", 1 - Fraction(str(rules["general_rate"]))),
    }
    if of.rate is None or of.basic is None:
        return found
    names, property_names = classes(place, of.scheme), classes(place, "basic_property")
    return {
        **found,
        "has_property": 1,
        "free_most": pick(of.basic, names, generous=True),
        "free_least": pick(of.basic, names, generous=False),
        "cap_most": MAX if of.cap is None else pick(of.cap, property_names, generous=True),
        "cap_least": livelihood_income.strictest_cap(place)
        if of.cap is None
        else pick(of.cap, property_names, generous=False),
        **_over("house", of.rate["residential"]),
        **_over("land", of.rate["general"]),
        **_over("saved", of.rate["financial"]),
        **_over("car", of.rate["vehicle"]),
    }


def _youth_rent(on: date, place: Mapping[str, Value]) -> Mapping[str, int]:  # noqa: ARG001
    value = value_at("youth_rent", on)
    if value is None:
        return {}
    return {"on_record": 1, **_over("kept", 1 - Fraction(str(value["earned_income_deduction_rate"])))}


_READ = {
    "basic_pension": _basic_pension,
    "disability_pension": _disability_pension,
    "livelihood": _livelihood,
    "near_poor": _near_poor,
    "youth_rent": _youth_rent,
}
