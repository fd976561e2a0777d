# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All programmes for one household at once: every distinct condition is weighed once, in compiled code.

The same meaning as `result`, which is the reference; the tests hold them equal.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.bits import ALL
from rules_engine.arrays.handing import packed
from rules_engine.arrays.lanes import Bits
from rules_engine.arrays.layout import Numbers, written
from rules_engine.arrays.places import SIDO, SIGUNGU, Places
from rules_engine.arrays.plan import Part, Size
from rules_engine.arrays.received import Receipts
from rules_engine.arrays.weighing import FIRST, INELIGIBLE, NOT_LISTED, UNKNOWN, Tables, room_for, weigh_household
from rules_engine.arrays.words import Outcomes
from rules_engine.compiled.serving import Serving
from rules_engine.facts.situation import Situation
from rules_engine.programmes.criteria import Atom, Criteria, atoms
from rules_engine.programmes.programme import Period, Programme

LANE = np.uint64(1)
EVERYBODY = -1
"""The bits of all lanes."""
WORDS, CODES = np.dtype(np.uint64), np.dtype(np.int8)


class Decided(NamedTuple):
    """What came out of one household, by lane in bits: the household, each person, a child who is not listed.

    `bits` is what `arrays.weighing.weigh_household` writes; `codes` are the verdicts of all who are meant, programme by
    programme and lane by lane; `lanes` is how many lanes there are.
    """

    bits: Bits
    codes: npt.NDArray[np.int8]
    programmes: int
    lanes: int

    @property
    def unlisted(self) -> np.uint64:
        """The lane of a child who is not listed, where there may be one."""
        return np.uint64(self.bits[NOT_LISTED])

    @property
    def meant(self) -> Bits:
        """By programme whom it concerns of those who were asked about."""
        return self.bits[FIRST : FIRST + self.programmes]

    @property
    def found(self) -> Bits:
        """By programme who is eligible, to be confirmed, or unknown, of the shape (programmes, 3, 1)."""
        return self.bits[FIRST + self.programmes : FIRST + 4 * self.programmes].reshape(-1, 3, 1)

    @property
    def planes(self) -> Bits:
        """The planes of all rows, of the shape (rows, 3, 1), see `arrays.conditions`."""
        return self.bits[FIRST + 4 * self.programmes :].reshape(-1, 3, 1)

    @property
    def undecided(self) -> Bits:
        """By programme for whom more must be known."""
        return self.found[:, UNKNOWN, 0]

    def code(self, row: int, lane: int) -> int:
        """The verdict of one programme for one lane."""
        bits = (self.found[row, :, 0] >> np.uint64(lane) & LANE).tolist()
        return bits.index(1) if 1 in bits else INELIGIBLE

    @property
    def verdicts(self) -> npt.NDArray[np.int8]:
        """The verdict of every programme (row) for every lane (column)."""
        found = self.found
        verdicts = np.full((self.programmes, self.lanes), INELIGIBLE, np.int8)
        for verdict in range(INELIGIBLE):
            verdicts[spread(found[:, verdict, 0], self.lanes)] = verdict
        return verdicts


def spread(bits: Bits, lanes: int) -> npt.NDArray[np.bool_]:
    """Bits as columns."""
    return (bits[:, None] >> np.arange(lanes, dtype=np.uint64) & LANE).astype(np.bool_)


@dataclass(frozen=True, eq=False)
class Columns:
    """A catalogue compiled for one day.

    `plan` holds the rules; `words`, `places` and `receipts` what they look up; `topics` a condition for each topic
    (what is asked of one is asked of all of its topic); `weights` how much each programme counts for the next question.
    """

    on: date
    rows: tuple[tuple[Programme, Period], ...]
    plan: Numbers
    words: Outcomes
    places: Places
    receipts: Receipts
    topics: tuple[Atom, ...]
    weights: npt.NDArray[np.float64]
    serving: Serving
    kind_of: Numbers
    of_kind: Mapping[str, npt.NDArray[np.bool_]]
    rooms: dict[int, Numbers] = field(default_factory=dict)

    def decide(self, situation: Situation, asked: Bits | None = None, lanes: int = EVERYBODY) -> Decided:
        """Weigh all rules for all recipients.

        Args:
            situation: what is known of the household.
            asked: by programme the lanes that are asked about (default: all); see `asking_for`.
            lanes: the lanes that are asked about of any programme, in bits.
        """
        handed: Handed | None = situation.written.get("handed")
        if handed is None or handed.compiled is not self or handed.ages != (self.words.age, self.receipts.age):
            handed = situation.written["handed"] = self._hand(situation)
        programmes, told_lanes = len(self.rows), handed.lanes
        bits, codes = np.empty(self._bits, WORDS), np.empty(programmes * told_lanes, CODES)
        count = weigh_household(self._all if asked is None else asked, lanes, bits, codes, *handed.arguments)
        return Decided(bits, codes[:count], programmes, told_lanes)

    def asking_for(self, programs: Iterable[str]) -> Bits:
        """By programme everybody where it is among those named."""
        asked = np.zeros(len(self.rows), np.uint64)
        asked[[row for one in programs if (row := self.row_of.get(one)) is not None]] = ALL
        return asked

    @cached_property
    def _all(self) -> Bits:
        return np.full(len(self.rows), ALL)

    @cached_property
    def _bits(self) -> int:
        """How much room `weigh_household` needs."""
        return FIRST + 4 * len(self.rows) + 3 * int(self.plan[self.plan[2 * Part.SIZES] + Size.ROWS])

    def _hand(self, situation: Situation) -> "Handed":
        """Look up all that was told; again if the numbers of words began anew meanwhile."""
        told = written(situation)
        self.words.meet()
        self.receipts.meet()
        if told.ages != (self.words.age, self.receipts.age):
            return self._hand(situation)
        place = self.places.of(int(told.home_words[SIDO]), int(told.home_words[SIGUNGU]))
        tables, received = self.tables, self.receipts.table[told.received + 1]
        household = packed(told, received, place, self.day, self.on.year)
        arguments = self.plan, tables.places, tables.offsets, tables.outcomes, household, self._room_for(household)
        return Handed(self, told.ages, arguments, len(told.people) + 2)

    def _room_for(self, household: Numbers) -> Numbers:
        """Room to weigh a household in, one for all of its size: compiled code is not interrupted."""
        size = len(household)
        if size not in self.rooms:
            self.rooms[size] = room_for(self.plan, household)
        return self.rooms[size]

    @property
    def tables(self) -> Tables:
        """What is looked up, as it is known by now."""
        return Tables(self.places.table, self.receipts.table, self.words.offsets, self.words.outcomes)

    @cached_property
    def day(self) -> int:
        """The day as an ordinal."""
        return self.on.toordinal()

    @cached_property
    def benefits(self) -> frozenset[str]:
        """The benefits of which any condition or amount asks whether they are received already."""
        lists = (one for programme, period in self.rows for one in criteria_of(programme, period))
        asked = (atom.fact.partition(".") for one in lists for atom in atoms(one))
        return frozenset(benefit for room, _, benefit in asked if room == "receiving")

    @cached_property
    def reviewed(self) -> npt.NDArray[np.bool_]:
        """Which programmes somebody has checked."""
        return np.array([not programme.unreviewed for programme, _ in self.rows], np.bool_)

    @cached_property
    def narrowness(self) -> Numbers:
        """How many things each programme asks for: what asks for more is meant for fewer people."""
        return np.array([len(period.who) for _, period in self.rows], np.int64)

    @cached_property
    def who(self) -> Numbers:
        """The row of the planes in which each programme's conditions come out."""
        return self.plan[self.plan[2 * Part.WHO] : self.plan[2 * Part.WHO + 1]]

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each programme by its id."""
        return {programme.id: row for row, (programme, _) in enumerate(self.rows)}


class Handed(NamedTuple):
    """What the compiled code is handed for a situation, as long as the numbers of words hold."""

    compiled: Columns
    ages: tuple[int, int]
    arguments: tuple[Any, ...]
    lanes: int


def criteria_of(programme: Programme, period: Period) -> Iterator[Criteria]:
    """Every list of criteria of a programme in a period: who may have it, what is to be confirmed, what is given."""
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless
    for amount in (period.amount, programme.amount):
        yield from (case.when for case in (amount.cases if amount is not None else ()))
