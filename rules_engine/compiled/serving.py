# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which of all programmes may run where a household lives, at once; `programme.runs_here` is what it means for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rules_engine.facts.sets import Choice, Value

Regions = Sequence[Mapping[str, Any]]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a place (`sido`, `sigungu`, `dong`), each mask by region.

    `anywhere` are the regions that name no such part; `named` those that name a word, `wards` those that name a ward of
    a city.
    """

    path: str
    anywhere: Mask
    named: Mapping[str, Mask]
    wards: Mapping[str, Mask]

    @classmethod
    def of(cls, part: str, regions: Regions) -> "Part":
        """What the regions say of this part."""
        words = [_words(region.get(part, ())) for region in regions]
        anywhere = np.array([part not in region for region in regions], np.bool_)
        cities = [[word.split(" ")[0] for word in of_one if " " in word] for of_one in words]
        return cls(f"residence.{part}", anywhere, _masks(words), _masks(cities))

    def reached(self, words: Iterable[str]) -> Mask:
        """The regions that one of these words may be in: a ward is of its city, a city may mean any ward."""
        found = self.anywhere.copy()
        for word in words:
            for masks, name in ((self.named, word), (self.named, word.split(" ")[0]), (self.wards, word)):
                if name in masks:
                    found |= masks[name]
        return found


@dataclass(frozen=True, slots=True)
class Serving:
    """The distinct regions by the parts of a place, and which of them each programme (row) has."""

    parts: tuple[Part, ...]
    of_rows: npt.NDArray[np.int64]

    @classmethod
    def of(cls, regions: Regions) -> "Serving":
        """What the regions of all rows say."""
        named = [str(sorted(region.items())) for region in regions]
        distinct = dict(zip(named, regions, strict=True))
        order = {name: place for place, name in enumerate(distinct)}
        parts = sorted({part for region in regions for part in region})
        of_rows = np.array([order[name] for name in named], np.int64)
        return cls(tuple(Part.of(part, tuple(distinct.values())) for part in parts), of_rows)

    def at(self, known: Mapping[str, Value]) -> Mask:
        """By row, whether it may run where a household lives; a part that is not known rules nothing out."""
        here = np.ones(self.of_rows.max(initial=-1) + 1, np.bool_)
        for part in self.parts:
            if isinstance(place := known.get(part.path), Choice):
                here &= part.reached(place.possible)
        return here[self.of_rows]


def _words(named: str | Iterable[str]) -> list[str]:
    return [named] if isinstance(named, str) else list(named)


def _masks(words: Sequence[Iterable[str]]) -> Mapping[str, Mask]:
    """By word the places in a list at which it stands."""
    masks: dict[str, Mask] = {}
    for place, of_one in enumerate(words):
        for word in of_one:
            masks.setdefault(word, np.zeros(len(words), np.bool_))[place] = True
    return masks
