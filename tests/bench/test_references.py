# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The references of the benchmarks decide what the engine decides, so that their times may be compared."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from bench import by_bitmap, by_numpy, made_register, plain_household
from bench.made_catalogue import DAY, catalogue, table
from bench.made_households import in_part, whole
from rules_engine import read_situation, screen
from tests.bench.told import households

PROGRAMMES = 1_500


@pytest.mark.parametrize("seed", range(30))
def test_numpy_columns_give_the_engines_verdicts_and_question(seed: int) -> None:
    rng = Random(seed)
    told = whole(rng, members=rng.randint(2, 6))
    if seed % 3:
        told = in_part(rng, told)

    ours = screen(read_situation(told, DAY), catalogue(PROGRAMMES))
    by_hand = by_numpy.columns(table(PROGRAMMES)).answer(plain_household.read(told))

    assert np.array_equal(ours.codes, by_hand.verdicts.T[ours.meant])
    question = ours.question
    assert by_hand.question == (question and (question.fact, question.member, question.settles))


def test_the_bitmap_loop_counts_a_register_as_screening_each_household_does(tmp_path: Path) -> None:
    register = made_register.write(tmp_path / "register.parquet", persons=150)

    counts = np.zeros((PROGRAMMES, 4), np.int64)
    for told in households(register):
        found = screen(read_situation(told, DAY), catalogue(PROGRAMMES))
        np.add.at(counts, (np.nonzero(found.meant)[0], found.codes), 1)

    assert np.array_equal(_by_bitmap(register), counts)


def test_the_bitmap_loop_counts_as_numpy_does_programme_by_programme(tmp_path: Path) -> None:
    register = made_register.write(tmp_path / "register.parquet", persons=5_000)

    plainly = by_bitmap.count_plainly(by_bitmap.read(register), table(PROGRAMMES))

    assert np.array_equal(_by_bitmap(register), plainly)


def _by_bitmap(register: Path) -> by_numpy.Codes:
    rows = by_bitmap.bitmaps(table(PROGRAMMES))
    return by_bitmap.count(by_bitmap.read(register), rows, table(PROGRAMMES))
