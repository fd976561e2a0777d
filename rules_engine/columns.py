# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All programmes for one household at once: every distinct condition is weighed once, as arrays.

The same meaning as `result`, which is the reference; the tests hold them equal. Where the arrays leave a verdict to the
reasons (`UNSETTLED`), the caller asks the reference.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.deriving import concerned, derive, questions
from rules_engine.arrays.figures import figures_for
from rules_engine.arrays.layout import HOME, HOME_FACTS, Numbers, written
from rules_engine.arrays.limits import Limits, exact
from rules_engine.arrays.weighing import FAILS, HOLDS, OPEN, Atoms, Bits, Rules, decided
from rules_engine.arrays.words import Told, Words
from rules_engine.programme import Period, Programme
from rules_engine.sets import UNKNOWN
from rules_engine.situation import Situation

CONSTANTS = np.array([[FAILS], [OPEN], [HOLDS]], np.int8)
TOGETHER = {
    "household.types.livelihood_recipient": frozenset({"livelihood-benefit", "medical-benefit"}),
    "household.types.housing_education_recipient": frozenset({"housing-benefit", "education-benefit"}),
}


class Decided(NamedTuple):
    """Per programme (row) and recipient (column: the household, each person, an unlisted child) the verdict's code.

    `concerns` says whom programmes of each kind concern.
    """

    verdicts: Bits
    concerns: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """A catalogue compiled for one day."""

    on: date
    rows: tuple[tuple[Programme, Period], ...]
    atoms: Atoms
    rules: Rules
    receiving: tuple[str, ...]
    words: Words
    limits: Limits
    widest: tuple[Numbers, Numbers]

    def decide(self, situation: Situation) -> Decided:
        """Weigh all rules for all recipients."""
        people, home = self._written(situation)
        count = len(people) - 1
        sido, sigungu = situation.facts.get("residence.sido"), situation.facts.get("residence.sigungu")
        figures = figures_for(self.on, sido, sigungu)
        complete, sure = derive(people, home, count, figures, self.on.toordinal(), self.on.year)
        open_questions = questions(people, home, count, complete, figures, exact(sido) and exact(sigungu))
        outcome = np.full((len(self.atoms.own) + len(CONSTANTS), count + 2), OPEN, np.int8)
        outcome[-len(CONSTANTS) :] = CONSTANTS
        self.words.weigh(Told(situation, people, open_questions, sure), outcome)
        concerns = concerned(people, home, count)
        reached = self.limits.reached(home, sido, sigungu)
        found = decided(
            self.atoms, self.rules, count, people, home, self.widest, reached, open_questions, concerns, outcome
        )
        return Decided(found, concerns)

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
