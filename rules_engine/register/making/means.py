# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What made households live on, and in: income around and on the limits of the law, home, property and debts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.programmes.parameter import median_income
from rules_engine.register.making.data import Dice, Flags, Numbers, amount, drawn, shares
from rules_engine.register.making.homes import Homes
from rules_engine.register.schema import RegisterError

OWNED, JEONSE, MONTHLY_RENT, PUBLIC_RENTAL = range(4)


def housing(dice: Dice, homes: Homes) -> Numbers:
    """The kind of each home, as its place among `housing.kinds`."""
    found = np.zeros(len(homes.sizes), np.int64)
    for among, weights in _by_head(homes, shares()["housing"]["by_age"]):
        found[among] = drawn(dice, weights, int(among.sum()))
    return found


def medians(homes: Homes, size: Numbers) -> Numbers:
    """The median income for the size of each household, KRW a month.

    Raises:
        RegisterError: when no median income is on record for the day.
    """
    on = date.fromordinal(homes.as_of)
    table = [median_income(persons, on) for persons in range(1, int(homes.sizes.max()) + 1)]
    if None in table:
        raise RegisterError([f"{on.year}년의 기준 중위소득이 기록에 없어요. 다른 날을 골라 주세요."])
    return np.array([0, *table], np.int64)[size]


def income(dice: Dice, homes: Homes, median: Numbers, earning: Flags) -> dict[str, Numbers]:
    """The income of each household and its two parts; who has nobody at work earns nothing."""
    told, count = shares()["income"], len(median)
    level = np.zeros(count)
    for among, multiple in _by_head(homes, told["by_age"]):
        level[among] = multiple
    level = np.where(earning, level, level * told["nobody_works"])
    total = np.round(median * level * np.exp(dice.normal(0, told["spread"], count))).astype(np.int64)
    total[dice.random(count) < told["none"]] = 0
    percent = np.array(told["limits"])[dice.integers(0, len(told["limits"]), count)]
    limit = (median * percent + 50) // 100 + dice.integers(-1, 2, count)
    total = np.where(dice.random(count) < told["at_limits"], limit, total)
    share = np.where(earning, np.minimum(dice.uniform(0.6, 1.3, count), 1), 0)
    earned = np.round(total * share).astype(np.int64)
    return {"household.monthly_income_krw": total, INCOME_PARTS[0]: earned, INCOME_PARTS[1]: total - earned}


def property_(dice: Dice, homes: Homes, home: Numbers) -> dict[str, Numbers]:
    """Property by its parts, their sum, debts and rent."""
    count = len(home)
    found = {path: amount(dice, path, count) for path in (*ASSET_PARTS, DEBT)}
    residential, general, *_ = ASSET_PARTS
    found[residential] = np.where(home == OWNED, found[residential], 0)
    found[general] += np.where(home == JEONSE, amount(dice, "deposit", count), 0)
    rents = amount(dice, "rent", count), amount(dice, "public_rent", count)
    found["household.monthly_rent_krw"] = np.select([home == MONTHLY_RENT, home == PUBLIC_RENTAL], rents, 0)
    found["household.assets_krw"] = np.sum([found[path] for path in ASSET_PARTS], axis=0)
    return found


def _by_head(homes: Homes, rows: list[tuple[int, Any]]) -> Iterator[tuple[Flags, Any]]:
    """The households whose head is at most so old, and older than those before."""
    youngest = 0
    for oldest, told in rows:
        yield (homes.head_age >= youngest) & (homes.head_age <= oldest), told
        youngest = oldest + 1
