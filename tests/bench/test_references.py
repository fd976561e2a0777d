# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The references of the benchmarks decide what the engine decides, so that their times may be compared."""

from random import Random

import numpy as np
import pytest

from bench import by_numpy
from bench.made_catalogue import DAY, catalogue, table
from bench.made_households import in_part, whole
from rules_engine import read_situation, screen

PROGRAMMES = 1_500


@pytest.mark.parametrize("seed", range(30))
def test_numpy_columns_give_the_engines_verdicts_and_question(seed: int) -> None:
    rng = Random(seed)
    told = whole(rng, members=rng.randint(2, 6))
    if seed % 3:
        told = in_part(rng, told)

    ours = screen(read_situation(told, DAY), catalogue(PROGRAMMES))
    by_hand = by_numpy.columns(table(PROGRAMMES)).answer(by_numpy.read(told))

    assert np.array_equal(ours.codes, by_hand.verdicts.T[ours.meant])
    question = ours.question
    assert by_hand.question == (question and (question.fact, question.member, question.settles))
