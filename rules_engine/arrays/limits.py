# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The limits of all conditions on numbers for a kind of household; households of one kind share them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from rules_engine.arrays.couple import MARRIED
from rules_engine.arrays.figures import figures_for
from rules_engine.arrays.household import SIZE, YOUNGEST_AGE
from rules_engine.arrays.layout import SCHEMES, Numbers
from rules_engine.arrays.means import DUAL, ON_RECORD
from rules_engine.arrays.weighing import Reached
from rules_engine.criteria import Atom
from rules_engine.limits import ADULT, Limit, Official
from rules_engine.regions import SCHEMES as AREAS
from rules_engine.regions import classes
from rules_engine.sets import ANY_NUMBER, UNKNOWN, Choice, Interval, Value

KINDS_KEPT = 4096
NO_LIMIT = {"least": Interval(ANY_NUMBER.lo, ANY_NUMBER.lo), "most": Interval(ANY_NUMBER.hi, ANY_NUMBER.hi)}


def exact(value: Value | None) -> bool:
    """Whether a place is known."""
    return isinstance(value, Choice) and len(value.possible) == 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The conditions on numbers of a catalogue on a day; `words` is how many conditions on words follow them."""

    on: date
    numeric: tuple[Atom, ...]
    words: int
    kept: dict[tuple[object, ...], Reached] = field(default_factory=dict)

    def reached(self, home: Numbers, sido: Value | None, sigungu: Value | None) -> Reached:
        """The limits for a household whose facts are derived."""
        size, married, dual = (tuple(home[slot].tolist()) for slot in (SIZE, MARRIED, DUAL))
        minor = bool(home[YOUNGEST_AGE, 1] < ADULT)
        key = (size, married, dual, minor, sido, sigungu)
        if key not in self.kept:
            if len(self.kept) >= KINDS_KEPT:
                self.kept.clear()
            known = {
                "household.size": Interval(*size),
                "household.has_spouse": Interval(*married),
                "household.youngest_child_age": Interval(0, ADULT - 1) if minor else Interval(0, ANY_NUMBER.hi),
                **({} if dual == UNKNOWN else {"household.types.dual_income": Interval(*dual)}),
                **({} if sido is None else {"residence.sido": sido}),
                **({} if sigungu is None else {"residence.sigungu": sigungu}),
            }
            self.kept[key] = self._reached(known, place_known=exact(sido) and exact(sigungu))
        return self.kept[key]

    def _reached(self, known: Mapping[str, Value], *, place_known: bool) -> Reached:
        ends = np.empty((2, 4, len(self.numeric)), np.int64)
        on_record = np.ones((2, len(self.numeric) + self.words), np.bool_)
        places = np.zeros(len(self.numeric) + self.words, np.bool_)
        figures = figures_for(self.on, None, None)
        for side, facts in enumerate((known, {})):
            met: dict[Limit, Interval | None] = {}
            for place, atom in enumerate(self.numeric):
                for row, limit, none in ((0, atom.least, NO_LIMIT["least"]), (2, atom.most, NO_LIMIT["most"])):
                    if limit is not None and limit not in met:
                        met[limit] = limit.on(facts, self.on)
                    reached = none if limit is None else met[limit]
                    ends[side, row : row + 2, place] = reached or ANY_NUMBER
                    on_record[side, place] &= reached is not None
        for place, atom in enumerate(self.numeric):
            room, _, scheme = atom.fact.partition(".")
            if room == "recognised_income":
                on_record[0, place] &= bool(figures[SCHEMES.index(scheme), ON_RECORD])
            areas = [limit.by for limit in (atom.least, atom.most) if isinstance(limit, Official) and limit.by in AREAS]
            places[place] = not place_known and any(len(classes(known, by)) > 1 for by in areas if by is not None)
        return Reached(ends, on_record, places)
