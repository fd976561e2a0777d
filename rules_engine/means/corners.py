# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The two ends of what is possible for a household's means: the one that favours it most, and the one least.

A recognised income grows with every part of income and property and falls with debts, so its range is what the two
corners give. Where a law is richer than what is on record, the corners differ too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.facts.sets import MAX, Value, number

TOTAL = "household.monthly_income_krw"
ASSETS = "household.assets_krw"
PARTS = (*INCOME_PARTS, *ASSET_PARTS, DEBT)
ENDLESS = 10**15


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reckoning at a corner: what it is, monthly won, and how it was reckoned, worded when asked."""

    label: str
    how: Callable[[], str]
    krw: int


@dataclass(frozen=True, slots=True)
class Corner:
    """One end of what is possible: all parts fixed. `assets` is what they add up to at least (or at most)."""

    earned: int
    other: int
    residential: int
    general: int
    financial: int
    vehicle: int
    assets: int
    debt: int
    generous: bool

    @property
    def owns_nothing(self) -> bool:
        """Whether there is no property at all."""
        return self.residential + self.general + self.financial + self.vehicle == 0


def corner(facts: Mapping[str, Value], *, generous: bool) -> Corner:
    """The most or the least favourable of what is known."""
    earned, other = (number(facts, path) for path in INCOME_PARTS)
    total = number(facts, TOTAL)
    if generous:  # earned income counts least, so what must be there is earned as far as it can be
        work = max(earned.lo, min(earned.hi, total.lo - other.lo))
        rest = max(other.lo, total.lo - work)
    else:
        rest = min(other.hi, total.hi - earned.lo)
        work = max(earned.lo, min(earned.hi, total.hi - rest))
    residential, general, financial, vehicle, assets = (
        part.lo if generous else part.hi for part in (number(facts, path) for path in (*ASSET_PARTS, ASSETS))
    )
    debt = number(facts, DEBT)
    return Corner(
        earned=work,
        other=rest,
        residential=residential,
        general=general,
        financial=financial,
        vehicle=vehicle,
        assets=assets,
        debt=debt.hi if generous else debt.lo,
        generous=generous,
    )


def pick(options: Mapping[str, int], names: frozenset[str], *, generous: bool) -> int:
    """The deduction of the classes of area still possible."""
    amounts = [options[name] for name in names]
    return max(amounts) if generous else min(amounts)


def share(amount: int, rate: Any, divisor: int = 1) -> int:
    """A part of an amount, rounded down to the won; what has no end stays endless.

    >>> share(480_000_000, 0.04, 12)
    1600000
    """
    if amount >= ENDLESS:
        return MAX
    over, under = _ratio(rate)
    return amount * over // (under * divisor)


@cache
def _ratio(rate: Any) -> tuple[int, int]:
    return Fraction(str(rate)).as_integer_ratio()


def won(amount: int) -> str:
    """An amount in words."""
    return "모름" if amount >= ENDLESS else f"{amount:,}원"


def percent(rate: Any) -> str:
    """A rate in percent.

    >>> percent(0.0104)
    '1.04%'
    """
    return f"{float(Fraction(str(rate)) * 100):g}%"
