# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How much hangs on each question, tallied by sets of lanes and of keys, as counting one by one would have it."""

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rules_engine.arrays.hanging import tally

TOPICS, LANES, KEYS = 5, 16, 70
PROGRAMMES = st.lists(
    st.lists(st.tuples(st.integers(0, TOPICS - 1), st.sets(st.integers(0, LANES - 1), min_size=1)), max_size=4),
    min_size=1,
    max_size=12,
)
ASKED = st.dictionaries(
    st.tuples(st.integers(0, TOPICS - 1), st.integers(0, LANES - 1)), st.sets(st.integers(0, KEYS - 1)), max_size=40
)


def _bits(places: set[int]) -> int:
    return sum(1 << place for place in places)


@settings(deadline=None)  # the first call compiles
@given(PROGRAMMES, ASKED)
def test_a_programme_counts_once_for_each_question_on_which_it_hangs(
    programmes: list[list[tuple[int, set[int]]]], keys_of: dict[tuple[int, int], set[int]]
) -> None:
    weights = np.arange(1.0, len(programmes) + 1)
    starts = np.cumsum([0, *map(len, programmes)])
    topics = np.array([topic for hangs in programmes for topic, _ in hangs], np.int64)
    lanes = np.array([_bits(those) for hangs in programmes for _, those in hangs], np.uint64)
    asked = np.zeros(TOPICS, np.uint64)
    np.bitwise_or.at(asked, topics, lanes)
    keys = np.zeros((np.count_nonzero(asked), LANES, 2), np.uint64)
    for (topic, lane), those in keys_of.items():
        if asked[topic]:
            place = np.count_nonzero(asked[:topic])
            keys[place, lane] = [_bits(those) >> 64 * word & (1 << 64) - 1 for word in range(2)]
    on = [
        {key for topic, those in hangs for lane in those for key in keys_of.get((topic, lane), ())}
        for hangs in programmes
    ]
    meant: dict[int, float] = defaultdict(float)
    for of_one, weight in zip(on, weights.tolist(), strict=True):
        for key in of_one:
            meant[key] += weight
    found, won = tally(starts, topics, lanes, weights, asked, keys)
    assert {key: weight for key, weight in enumerate(won.tolist()) if weight} == meant
    told = np.unpackbits(found.view(np.uint8), axis=1, bitorder="little")
    assert [set(np.flatnonzero(row).tolist()) for row in told] == on
