# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The reference: the ten rules as an OpenFisca country model, the household as its JSON."""

from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.simulations import Simulation
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.by_hand import HAPPY, HEALTHY, MEDIAN_2026, RULES
from bench.household import DAY, FAMILY

MONTH = DAY[:7]
ON = date.fromisoformat(DAY)
NOBODY = 99_999
Household = build_entity(
    key="household",
    plural="households",
    label="household",
    roles=[{"key": "member", "plural": "members", "label": "member"}],
)
Person = build_entity(key="person", plural="persons", label="person", is_person=True)
PERSON_INPUTS = {"birth": date, "is_child": bool, "pregnancy_months": int, "gave_birth": bool}
HOUSEHOLD_INPUTS = {
    "seoul": bool,
    "happy_district": bool,
    "healthy_district": bool,
    "income": int,
    "size": int,
    "dual_income": bool,
    "multi_child": bool,
    "single_parent": bool,
    "livelihood": bool,
}


def input_variable(name: str, kind: type, entity: Any) -> type[Variable]:
    """A fact that is told."""
    return type(
        name, (Variable,), {"value_type": kind, "entity": entity, "definition_period": DateUnit.MONTH, "label": name}
    )


def formula_variable(name: str, entity: Any, kind: type, formula: Any) -> type[Variable]:
    """What follows by a formula."""
    body = {
        "value_type": kind,
        "entity": entity,
        "definition_period": DateUnit.MONTH,
        "label": name,
        "formula": formula,
    }
    return type(name, (Variable,), body)


def median(household: Any, period: Any, parameters: Any) -> Any:
    """기준 중위소득 of the household's size."""
    size = household("size", period)
    return sum((size == members) * parameters(period).median_income[f"size_{members}"] for members in MEDIAN_2026)


def _age_months(person: Any, period: Any) -> Any:
    birth = person("birth", period)
    months = birth.astype("datetime64[M]")
    day = (birth - months.astype("datetime64[D]")).astype(int) + 1
    return 12 * (ON.year - 1970) + ON.month - 1 - months.astype(int) - (day > ON.day)


def _age(person: Any, period: Any) -> Any:
    return person("age_months", period) // 12


def _days_since_birth(person: Any, period: Any) -> Any:
    return person.household("youngest_child_days", period)


def _youngest_child_days(household: Any, period: Any) -> Any:
    born = household.members("birth", period)
    days = (np.datetime64(ON) - born).astype(int)
    child = household.members("is_child", period)
    return household.min(np.where(child, days, NOBODY))


def _youngest_child_age(household: Any, period: Any) -> Any:
    age, child = household.members("age", period), household.members("is_child", period)
    return household.min(np.where(child, age, NOBODY))


def _anybody_pregnant(household: Any, period: Any) -> Any:
    return household.any(household.members("pregnancy_months", period) > 0)


def _pregnancy_transport(person: Any, period: Any) -> Any:
    recent = person("gave_birth", period) * (person("days_since_birth", period) <= 91)
    return person.household("seoul", period) * ((person("pregnancy_months", period) >= 3) + recent)


def _postpartum(person: Any, period: Any) -> Any:
    return person.household("seoul", period) * person("gave_birth", period) * (person("days_since_birth", period) <= 60)


def _taxi(person: Any, period: Any) -> Any:
    return person.household("seoul", period) * (person("age_months", period) <= 24)


def _meal_coupon(household: Any, period: Any) -> Any:
    return household("seoul", period) * (household("youngest_child_age", period) <= 18)


def _household_service(household: Any, period: Any, parameters: Any) -> Any:
    low = household("income", period) * 100 <= 150 * median(household, period, parameters)
    kind = household("anybody_pregnant", period) + household("dual_income", period) + household("multi_child", period)
    return household("seoul", period) * low * kind


def _table(district: str, youngest: int, oldest: int) -> Any:
    def formula(person: Any, period: Any) -> Any:
        alone = person.household("size", period) == 1
        age = person("age", period)
        return person.household(district, period) * alone * (age >= youngest) * (age <= oldest)

    return formula


def _child_allowance(person: Any, period: Any) -> Any:
    return person("age", period) < 9


def _parental(person: Any, period: Any) -> Any:
    return person("age_months", period) < 24


def _single_parent(household: Any, period: Any, parameters: Any) -> Any:
    low = household("income", period) * 100 <= 65 * median(household, period, parameters)
    return household("single_parent", period) * low


DERIVED = {
    "age_months": (Person, _age_months),
    "age": (Person, _age),
    "days_since_birth": (Person, _days_since_birth),
    "youngest_child_days": (Household, _youngest_child_days),
    "youngest_child_age": (Household, _youngest_child_age),
}
FORMULAS = {
    "pregnancy_transport": (Person, _pregnancy_transport),
    "postpartum": (Person, _postpartum),
    "taxi": (Person, _taxi),
    "meal_coupon": (Household, _meal_coupon),
    "household_service": (Household, _household_service),
    "happy_table": (Person, _table("happy_district", 40, 64)),
    "healthy_table": (Person, _table("healthy_district", 19, 39)),
    "child_allowance": (Person, _child_allowance),
    "parental_benefit": (Person, _parental),
    "single_parent_support": (Household, _single_parent),
}


def system() -> TaxBenefitSystem:
    """The model with its inputs and the ten rules."""
    model = TaxBenefitSystem([Person, Household])
    for name, kind in PERSON_INPUTS.items():
        model.add_variable(input_variable(name, kind, Person))
    for name, kind in HOUSEHOLD_INPUTS.items():
        model.add_variable(input_variable(name, kind, Household))
    for name, (entity, formula) in DERIVED.items():
        model.add_variable(formula_variable(name, entity, int, formula))
    model.add_variable(formula_variable("anybody_pregnant", Household, bool, _anybody_pregnant))
    for name, (entity, formula) in FORMULAS.items():
        model.add_variable(formula_variable(name, entity, bool, formula))
    medians = {f"size_{size}": {"values": {"2026-01-01": median}} for size, median in MEDIAN_2026.items()}
    model.parameters = ParameterNode("", data={"median_income": medians})
    assert list(FORMULAS) == list(RULES)
    return model


def situation(family: dict[str, Any] = FAMILY) -> dict[str, Any]:
    """The same household with the same facts: birth dates, not ages."""
    persons = {
        member["id"]: {
            "birth": {MONTH: member["birth_date"]},
            "is_child": {MONTH: member["relation"] == "child"},
            "pregnancy_months": {MONTH: member["pregnancy_months"]},
            "gave_birth": {MONTH: member["statuses"]["gave_birth"]},
        }
        for member in family["members"]
    }
    told = family["household"]
    household = {
        "members": list(persons),
        "seoul": {MONTH: family["residence"]["sido"] == "서울특별시"},
        "happy_district": {MONTH: family["residence"]["sigungu"] in HAPPY},
        "healthy_district": {MONTH: family["residence"]["sigungu"] in HEALTHY},
        "income": {MONTH: told["monthly_income_krw"]},
        "size": {MONTH: told["size"]},
        "dual_income": {MONTH: told["types"]["dual_income"]},
        "multi_child": {MONTH: told["types"]["multi_child"]},
        "single_parent": {MONTH: told["types"]["single_parent"]},
        "livelihood": {MONTH: told["types"]["livelihood_recipient"]},
    }
    return {"persons": persons, "households": {"home": household}}


def build(model: TaxBenefitSystem, told: dict[str, Any]) -> Simulation:
    """Build the simulation from its JSON, as OpenFisca's web API does."""
    return SimulationBuilder().build_from_entities(model, told)


def calculate(simulation: Simulation) -> dict[str, Any]:
    """The ten rules, each as an array of yes and no."""
    return {name: simulation.calculate(name, MONTH) for name in FORMULAS}


def answer(model: TaxBenefitSystem, told: dict[str, Any]) -> dict[str, list[bool]]:
    """Build the simulation from its JSON and calculate the ten rules."""
    return {name: [bool(one) for one in found] for name, found in calculate(build(model, told)).items()}
