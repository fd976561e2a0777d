# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All programmes for one household at once: every distinct condition is weighed once, as arrays.

The same meaning as `result`, which is the reference; the tests hold them equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.deriving import concerned, derive, questions
from rules_engine.arrays.figures import figures_for
from rules_engine.arrays.layout import HOME, HOME_FACTS, Numbers, written
from rules_engine.arrays.limits import Limits, exact
from rules_engine.arrays.weighing import OPEN, Atoms, Bits, Rules, weigh
from rules_engine.arrays.words import Told, Words
from rules_engine.criteria import Atom
from rules_engine.programme import Period, Programme, serves
from rules_engine.sets import UNKNOWN, Value
from rules_engine.situation import Situation

TOGETHER = {
    "household.types.livelihood_recipient": frozenset({"livelihood-benefit", "medical-benefit"}),
    "household.types.housing_education_recipient": frozenset({"housing-benefit", "education-benefit"}),
}


class Decided(NamedTuple):
    """What `weighing.Weighed` holds, by recipient: the household, each person, an unlisted child.

    `concerns` says whom programmes of each kind concern.
    """

    outcome: Bits
    asks: npt.NDArray[np.bool_]
    verdicts: Bits
    concerns: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Regions:
    """Where programmes run: the distinct regions, and which of them each programme (row) has."""

    distinct: tuple[Mapping[str, Any], ...]
    of_rows: Numbers

    def serving(self, known: Mapping[str, Value]) -> npt.NDArray[np.bool_]:
        """Which programmes may run where a household lives."""
        return np.array([serves(region, known) for region in self.distinct], np.bool_)[self.of_rows]


@dataclass(frozen=True, slots=True)
class Columns:
    """A catalogue compiled for one day; `weights` say how much each programme counts for the next question."""

    on: date
    rows: tuple[tuple[Programme, Period], ...]
    atoms: Atoms
    rules: Rules
    receiving: tuple[str, ...]
    words: Words
    limits: Limits
    widest: tuple[Numbers, Numbers]
    conditions: tuple[Atom, ...]
    weights: npt.NDArray[np.float64]
    regions: Regions
    of_kind: Mapping[str, npt.NDArray[np.bool_]]

    def decide(self, situation: Situation) -> Decided:
        """Weigh all rules for all recipients."""
        people, home = self._written(situation)
        count = len(people) - 1
        sido, sigungu = situation.facts.get("residence.sido"), situation.facts.get("residence.sigungu")
        figures = figures_for(self.on, sido, sigungu)
        complete, sure = derive(people, home, count, figures, self.on.toordinal(), self.on.year)
        open_questions = questions(people, home, count, complete, figures, exact(sido) and exact(sigungu))
        outcome = np.full((len(self.atoms.own) + len(self.rules.any_of), count + 2), OPEN, np.int8)
        self.words.weigh(Told(situation, people, open_questions, sure), outcome)
        concerns = concerned(people, home, count)
        reached = self.limits.reached(home, sido, sigungu)
        weighed = weigh(
            self.atoms, self.rules, count, people, home, self.widest, reached, open_questions, concerns, outcome
        )
        return Decided(weighed.outcome, weighed.asks, weighed.verdicts, concerns)

    def _written(self, situation: Situation) -> tuple[Numbers, Numbers]:
        people, home = written(situation, persons=1, facts=len(self.receiving))
        if (received := situation.receiving) is None:
            home[len(HOME_FACTS) :] = UNKNOWN
        else:
            for place, programme in enumerate(self.receiving, start=len(HOME_FACTS)):
                home[place] = programme in received
            for path, benefits in TOGETHER.items():
                if received & benefits:
                    home[HOME[path]] = 1
        return people, home
