# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was promised, beside what was measured: the page at the end of `make bench`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Sign = Literal["at least", "at most", "under"]
WIDTH = 66


@dataclass(frozen=True, slots=True)
class Target:
    """A figure, and the bound that it is to keep to; both in the unit that the promise names."""

    promise: str
    measured: float
    sign: Sign
    bound: float

    @property
    def holds(self) -> bool:
        """Whether it keeps to the bound.

        >>> Target("", 2.0, "under", 2).holds, Target("", 2.0, "at most", 2).holds
        (False, True)
        """
        match self.sign:
            case "at least":
                return self.measured >= self.bound
            case "at most":
                return self.measured <= self.bound
            case "under":
                return self.measured < self.bound

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "holds": self.holds}

    def __str__(self) -> str:
        kept = "holds" if self.holds else "DOES NOT HOLD"
        return f"{self.promise:{WIDTH}} {self.measured:10,.3f}   {self.sign:8} {self.bound:8,g}   {kept}"


def page(sections: Mapping[str, Sequence[Target]]) -> str:
    """Every target of some sections on one page, and how many do not hold."""
    lines = [f"{'target':{WIDTH}} {'measured':>10}   {'bound':>17}"]
    for name, targets in sections.items():
        lines += [f"[{name}]", *map(str, targets)] if targets else []
    return "\n".join([*lines, _count(one for targets in sections.values() for one in targets)])


def _count(targets: Iterable[Target]) -> str:
    """How many there are, and how many do not hold.

    >>> _count([Target("", 1, "under", 2), Target("", 3, "under", 2)])
    '2 targets, 1 does not hold'
    """
    every = [*targets]
    broken = sum(not one.holds for one in every)
    verb = "does" if broken == 1 else "do"
    return f"{len(every)} targets, " + (f"{broken} {verb} not hold" if broken else "all hold")
