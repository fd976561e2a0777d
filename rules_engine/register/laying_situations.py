# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Households that were read one by one, laid out like a batch of a register."""

from collections.abc import Sequence

import numpy as np

from rules_engine.arrays.blocks import Laid
from rules_engine.arrays.codes import RECEIVED, WORDS
from rules_engine.arrays.filling import most_lanes
from rules_engine.arrays.layout import HOME_TOLD, MEMBER_TOLD, NOTED, written
from rules_engine.arrays.places import SIDO, SIGUNGU
from rules_engine.compiled.columns import Columns
from rules_engine.facts.situation import Situation


def lay_situations(situations: Sequence[Situation], compiled: Columns) -> Laid:
    """Lay situations out in their own order; they are all of the day of the catalogue."""
    told = [written(situation) for situation in situations]
    compiled.words.meet()
    compiled.receipts.meet()
    places = [compiled.places.of(int(one.home_words[SIDO]), int(one.home_words[SIGUNGU])) for one in told]
    if any(one.ages != (WORDS.age, RECEIVED.age) for one in told):
        return lay_situations(situations, compiled)
    starts = np.cumsum([0, *(len(one.people) for one in told)])
    people = np.arange(len(MEMBER_TOLD) + len(NOTED)), np.concatenate([one.people for one in told]).transpose(1, 2, 0)
    home = np.arange(len(HOME_TOLD)), np.stack([one.home for one in told]).transpose(1, 2, 0)
    slots, values, home_slots, home_values = map(np.ascontiguousarray, (*people, *home))
    return Laid(
        starts=starts,
        lanes=most_lanes(starts, slots, values, home_slots, home_values),
        slots=slots,
        values=values,
        home_slots=home_slots,
        home_values=home_values,
        words=np.concatenate([one.words for one in told]).T.copy(),
        home_words=np.stack([one.home_words for one in told]).T.copy(),
        received=np.array([one.received for one in told], np.int64),
        places=np.array(places, np.int64),
        row_of=np.arange(starts[-1]),
        home_of=np.arange(len(told)),
    )
