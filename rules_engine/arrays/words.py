# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Conditions on facts in words (a place, a sex, a kind of home): each value is compared once, when it is first met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.codes import WORDS
from rules_engine.arrays.layout import HOME_WORDS, MEMBER_WORDS, Numbers
from rules_engine.facts.derivation import UNLISTED_CHILD
from rules_engine.facts.sets import Choice, Outcome, Value
from rules_engine.programmes.criteria import Atom

PLACE, REGISTERED = "member.birth_registered_sido", "member.child_birth_registered_sido"
WORD_FACTS = (*MEMBER_WORDS, REGISTERED, *HOME_WORDS)
"""In the order in which `conditions` names them."""
FOLLOWS: Mapping[str, Value] = {
    "member.disability_severity": Choice(frozenset({"none"})),
    "member.relation": UNLISTED_CHILD.facts["member.relation"],
}
"""What follows without being told: of who is not disabled, and of a child who is not listed."""
ROOM = 256


@dataclass
class Outcomes:
    """The conditions on words of a catalogue by fact, and what they come to for every value met so far.

    `offsets[fact, code + 1]` is where the outcomes for a value stand in `outcomes`; the first column is for what is not
    told, the last for what follows without being told.
    """

    conditions: Mapping[str, Sequence[Atom]]
    offsets: Numbers = field(init=False)
    outcomes: npt.NDArray[np.uint8] = field(init=False)
    met: int = field(init=False, default=0)
    age: int = field(init=False, default=-1)
    _used: int = field(init=False, default=0)
    _lock: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        self._begin()

    def meet(self) -> None:
        """Compare the values that were not met before."""
        if self.age != WORDS.age or self.met < len(WORDS.values):
            with self._lock:
                if self.age != WORDS.age:
                    self._begin()
                self._extend(WORDS.values[self.met :])

    def _begin(self) -> None:
        self.age, self.met, self._used = WORDS.age, 0, 0
        self.outcomes = np.empty(ROOM, np.uint8)
        self.offsets = np.zeros((len(WORD_FACTS), ROOM), np.int64)
        for fact, path in enumerate(WORD_FACTS):
            self.offsets[fact, 0] = self._compared(path, None)
            self.offsets[fact, -1] = self._compared(path, FOLLOWS.get(path))

    def _extend(self, values: Sequence[Value]) -> None:
        needed = self.met + len(values) + 2
        if needed > self.offsets.shape[1]:
            wider = np.zeros((len(WORD_FACTS), 2 * needed), np.int64)
            wider[:, : self.offsets.shape[1] - 1] = self.offsets[:, :-1]
            wider[:, -1] = self.offsets[:, -1]
            self.offsets = wider
        for value in values:
            self.met += 1
            for fact, path in enumerate(WORD_FACTS):
                self.offsets[fact, self.met] = self._compared(path, value)

    def _compared(self, path: str, value: Value | None) -> int:
        conditions = self.conditions.get(path, ())
        while self._used + len(conditions) > len(self.outcomes):
            self.outcomes = np.concatenate((self.outcomes, np.empty_like(self.outcomes)))
        begin = self._used
        self._used += len(conditions)
        self.outcomes[begin : self._used] = [_among(value, atom.among or frozenset()) for atom in conditions]
        return begin


def _among(value: Value | None, allowed: frozenset[str]) -> Outcome:
    return value.among(allowed) if isinstance(value, Choice) else Outcome.OPEN
