# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Bits by person or by household laid out by lane, as a plain loop over the lanes would."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from rules_engine.arrays.spreading import deal, dealt, filled
from rules_engine.arrays.wide import get, no_lane, put

WORDS, WORD = 2, 64
LANES = st.lists(st.booleans(), min_size=WORDS * WORD, max_size=WORDS * WORD)


@njit
def _both(bits, firsts, into, out):  # type: ignore[no-untyped-def]
    lanes = get(into, (0,), no_lane(WORDS))
    put(out, (0,), dealt(bits, 0, firsts[0], lanes))
    put(out, (1,), filled(bits, 0, firsts[1], lanes))


def _packed(lanes: list[bool]) -> np.ndarray:
    return np.packbits(lanes, bitorder="little").view(np.uint64)


def _spread(told: list[bool], into: list[bool]) -> tuple[list[bool], list[bool]]:
    bits, out = np.zeros((1, WORDS + 1), np.uint64), np.zeros((2, WORDS), np.uint64)
    bits[0, :WORDS] = _packed(told)
    before = [sum(into[: word * WORD]) for word in range(WORDS)]
    fill = [sum(into[: word * WORD + 1]) - 1 for word in range(WORDS)]
    _both(bits, np.array([before, fill]), _packed(into)[None], out)
    found = np.unpackbits(out.view(np.uint8), bitorder="little").astype(bool).reshape(2, -1)
    return found[0].tolist(), found[1].tolist()


@settings(deadline=None)  # the first call compiles
@given(LANES, LANES)
def test_each_person_comes_to_its_lane(told: list[bool], into: list[bool]) -> None:
    left = iter(told)
    assert _spread(told, [True, *into[1:]])[0] == [here and next(left) for here in [True, *into[1:]]]


@settings(deadline=None)  # the first call compiles
@given(LANES, LANES)
def test_a_household_fills_all_of_its_lanes(told: list[bool], into: list[bool]) -> None:
    begins = [True, *into[1:]]
    assert _spread(told, begins)[1] == [told[place - 1] for place in np.cumsum(begins)]


@settings(deadline=None)  # the first call compiles
@given(LANES, LANES)
def test_a_processor_without_the_instruction_deals_the_same(told: list[bool], into: list[bool]) -> None:
    begins = [True, *into[1:]]
    with np.errstate(over="ignore"):
        plain = deal(_packed(told)[0], _packed(begins)[0])
    assert int(plain) == int(_packed(_spread(told, begins)[0])[0])
