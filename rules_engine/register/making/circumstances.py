# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What made households count as, following from their people and means, and what they receive already."""

import numpy as np

from rules_engine.register.making.data import Dice, Flags, Numbers, shares, some
from rules_engine.register.making.homes import Homes
from rules_engine.register.making.means import OWNED

MINOR, ELDERLY, YOUNG, MANY_CHILDREN, RECENT_DAYS = 19, 65, 40, 2, 365
LIVELIHOOD, HOUSING, NEAR_POOR, PENSION = 32, 48, 50, 70
MOST_ASSETS = 150_000_000
CHILD_ALLOWANCE, PARENTAL_BENEFIT = 8, 2


def types(
    dice: Dice, homes: Homes, of_people: dict[str, Flags], means: dict[str, Numbers], days_here: Numbers
) -> dict[str, Flags]:
    """Every type of every household. `means` has the home's kind, the median income and the amounts."""
    others, size = shares()["others"], homes.count(homes.here)
    minors = homes.count(homes.is_("child", "grandchild") & homes.here & (homes.age < MINOR))
    couple = homes.with_any(homes.is_("spouse"))
    earners = homes.count(of_people["employed"] & homes.is_("self", "spouse"))
    percent = 100 * means["household.monthly_income_krw"] / means["median"]
    poor = means["household.assets_krw"] <= MOST_ASSETS
    everyone = np.ones(len(size), np.bool_)
    livelihood = some(dice, others["recipient"], poor & (percent <= LIVELIHOOD))
    housing = livelihood | some(dice, others["recipient"], poor & (percent <= HOUSING))
    return {
        "single_parent": homes.of_kind("single_parent"),
        "grandparent_family": homes.of_kind("grandparent_family"),
        "extended_family": homes.of_kind("extended_family"),
        "one_person": size == 1,
        "multi_child": minors >= MANY_CHILDREN,
        "multicultural": homes.with_any(of_people["marriage_immigrant"])
        | some(dice, others["multicultural"], everyone),
        "defector": some(dice, others["defector"], everyone),
        "no_house_owned": means["housing"] != OWNED,
        "newly_moved_in": days_here < RECENT_DAYS,
        "dual_income": earners == 2,  # noqa: PLR2004
        "newlywed": some(dice, others["newlywed"], couple & (homes.head_age < YOUNG)),
        "livelihood_recipient": livelihood,
        "housing_education_recipient": housing,
        "near_poor": some(dice, others["near_poor"], ~housing & (percent <= NEAR_POOR)),
    }


def receiving(dice: Dice, homes: Homes, of_homes: dict[str, Flags], means: dict[str, Numbers]) -> dict[str, Flags]:
    """Which households receive which programmes of the catalogue."""
    takes_up, child = shares()["others"]["takes_up"], homes.is_("child", "grandchild")
    percent = 100 * means["household.monthly_income_krw"] / means["median"]
    elderly = homes.with_any(homes.is_("self", "spouse") & (homes.age >= ELDERLY))
    entitled = {
        "livelihood-benefit": of_homes["livelihood_recipient"],
        "medical-benefit": of_homes["livelihood_recipient"],
        "housing-benefit": of_homes["housing_education_recipient"],
        "basic-pension": elderly & (percent <= PENSION),
        "child-allowance": homes.with_any(child & (homes.age < CHILD_ALLOWANCE)),
        "parental-benefit": homes.with_any(child & (homes.age < PARENTAL_BENEFIT)),
    }
    return {programme: some(dice, takes_up, among) for programme, among in entitled.items()}
