# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A fact is the set of values still possible; a condition asks whether that set lies inside what a rule allows.

>>> Interval(64, 65).within(Interval(65, MAX), ANY_NUMBER)
<Outcome.OPEN: 1>
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

MAX = 2**53
MIN = -(2**53)


class Outcome(IntEnum):
    """Kleene's three values, ordered so that AND is `min` and OR is `max`."""

    FAILS = 0
    OPEN = 1
    HOLDS = 2


class Interval(NamedTuple):
    """Whole numbers from `lo` to `hi`, both included: won, years, months, or the ordinals of dates.

    Truth values are intervals too: 0 is false, 1 is true, and `Interval(0, 1)` is unknown.
    """

    lo: int
    hi: int

    @property
    def exact(self) -> int | None:
        """The value, when only one is left."""
        return self.lo if self.lo == self.hi else None

    def within(self, least: "Interval", most: "Interval") -> Outcome:
        """Compare with a least and a most allowed value, each of which may itself be uncertain."""
        if self.hi < least.lo or self.lo > most.hi:
            return Outcome.FAILS
        if self.lo >= least.hi and self.hi <= most.lo:
            return Outcome.HOLDS
        return Outcome.OPEN

    def narrowed(self, other: "Interval") -> "Interval":
        """What both allow; when they contradict each other, this one stands."""
        lo, hi = max(self.lo, other.lo), min(self.hi, other.hi)
        return Interval(lo, hi) if lo <= hi else self


ANY_NUMBER = Interval(MIN, MAX)
ANY_AMOUNT = Interval(0, MAX)
FALSE, TRUE, UNKNOWN = Interval(0, 0), Interval(1, 1), Interval(0, 1)


class Choice(NamedTuple):
    """The words still possible.

    >>> Choice(frozenset({"서울특별시"})).among(frozenset({"서울특별시", "인천광역시"}))
    <Outcome.HOLDS: 2>
    """

    possible: frozenset[str]

    @property
    def exact(self) -> str | None:
        """The word, when only one is left."""
        return next(iter(self.possible)) if len(self.possible) == 1 else None

    def among(self, allowed: frozenset[str]) -> Outcome:
        """Whether the word is surely, surely not, or perhaps one of the allowed ones; a city's ward is of the city.

        >>> Choice(frozenset({"수원시 팔달구"})).among(frozenset({"수원시"}))
        <Outcome.HOLDS: 2>
        """
        if self.possible <= allowed:
            return Outcome.HOLDS
        inside = [word in allowed or word.split(" ")[0] in allowed for word in self.possible]
        if all(inside):
            return Outcome.HOLDS
        wards = any(" " in one and one.split(" ")[0] in self.possible for one in allowed)
        return Outcome.OPEN if wards or any(inside) else Outcome.FAILS


Value = Interval | Choice


def number(facts: Mapping[str, Value], path: str) -> Interval:
    """The numbers still possible for a fact."""
    value = facts.get(path)
    return value if isinstance(value, Interval) else ANY_AMOUNT


def is_true(facts: Mapping[str, Value], path: str) -> Interval:
    """What is known of a yes-or-no fact."""
    value = facts.get(path)
    return value if isinstance(value, Interval) else UNKNOWN


def truth(value: bool | None) -> Interval:  # noqa: FBT001 - the one argument is the value itself
    """The set for true, false, or not known."""
    return UNKNOWN if value is None else Interval(int(value), int(value))
