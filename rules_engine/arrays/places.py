# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a place decides besides its programmes: the figures that schemes reckon with there, and its classes of area."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

import numpy as np

from rules_engine.arrays.codes import NOT_TOLD, WORDS
from rules_engine.arrays.figures import FIELD, FIELDS, figures_for
from rules_engine.arrays.layout import HOME_WORDS, SCHEMES, Numbers
from rules_engine.facts.regions import SCHEMES as AREAS
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import Choice, Value

SIDO, SIGUNGU = (HOME_WORDS.index(f"residence.{part}") for part in ("sido", "sigungu"))
ROOM = 64
KNOWN, AREA = 0, 1
FIGURES = AREA + len(AREAS)
"""Columns of a place."""


@dataclass
class Places:
    """The places met so far on a day, by the numbers of their 시도 and 시군구; `schemes` are those that rules look at.

    A row of the table says whether it is one place, then for each area the classes still possible, as bits, then the
    figures of all schemes.
    """

    on: date
    schemes: Collection[str]
    table: Numbers = field(init=False)
    _met: dict[tuple[int, int], int] = field(init=False)
    _age: int = field(init=False, default=-1)
    _lock: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        self._begin()

    def of(self, sido: int, sigungu: int) -> int:
        """The row of a place."""
        if self._age != WORDS.age:
            self._begin()
        found = self._met.get((sido, sigungu))
        return self._meet(sido, sigungu) if found is None else found

    def met(self) -> Iterator[Mapping[str, Value]]:
        """What is known of each place, row by row."""
        for sido, sigungu in self._met:
            yield _known(_word(sido), _word(sigungu))

    def _begin(self) -> None:
        self._age, self._met = WORDS.age, {}
        self.table = np.zeros((ROOM, FIGURES + len(SCHEMES) * len(FIELDS)), np.int64)

    def _meet(self, sido: int, sigungu: int) -> int:
        with self._lock:
            row = len(self._met)
            if row == len(self.table):
                self.table = np.concatenate((self.table, np.zeros_like(self.table)))
            self.table[row] = self._described(_word(sido), _word(sigungu))
            self._met[sido, sigungu] = row
            return row

    def _described(self, sido: Value | None, sigungu: Value | None) -> Numbers:
        figures = figures_for(self.on, sido, sigungu).copy()
        for row, scheme in zip(figures, SCHEMES, strict=True):
            if scheme not in self.schemes:
                row[FIELD["on_record"]] = 0
        known = _known(sido, sigungu)
        areas = [sum(1 << names.index(name) for name in classes(known, area)) for area, names in AREAS.items()]
        one = all(isinstance(value, Choice) and value.exact is not None for value in (sido, sigungu))
        return np.concatenate(([one], areas, figures.ravel()))


def _known(sido: Value | None, sigungu: Value | None) -> Mapping[str, Value]:
    told = {"residence.sido": sido, "residence.sigungu": sigungu}
    return {path: value for path, value in told.items() if value is not None}


def _word(code: int) -> Value | None:
    return None if code == NOT_TOLD else WORDS.values[code]
