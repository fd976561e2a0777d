# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""OpenFisca-core as it stands in the benchmarks means the same ten rules, and is less exact about money."""

from pathlib import Path

import numpy as np

from bench import batch, by_hand, exactness, made_families, openfisca_reference, ten_rules
from bench.household import FAMILY
from bench.made_catalogue import DAY
from rules_engine import read_situation, screen
from tests.bench.told import households

ELIGIBLE = 0


def test_ten_rules_by_hand_and_by_openfisca_agree_on_the_family() -> None:
    model, told = openfisca_reference.system(), openfisca_reference.situation()

    assert openfisca_reference.answer(model, told) == by_hand.answer(FAMILY)


def test_openfisca_counts_many_families_as_screening_each_of_them_does(tmp_path: Path) -> None:
    families = made_families.write(tmp_path / "families.parquet", households=400)
    rules = ten_rules.catalogue()

    eligible = np.zeros(len(rules.programmes), np.int64)
    for told in households(families):
        found = screen(read_situation(told, DAY), rules)
        np.add.at(eligible, np.nonzero(found.meant)[0], found.codes == ELIGIBLE)

    counted = batch.counts(batch.build(openfisca_reference.system(), families))
    assert counted == dict(zip(rules.programmes, eligible.tolist(), strict=True))


def test_the_engine_misjudges_nobody_within_three_won_of_a_threshold() -> None:
    near = exactness.cases()

    assert exactness.by_engine(near) == [case.within for case in near]


def test_openfisca_misjudges_some_of_them() -> None:
    near = exactness.cases()

    assert exactness.by_openfisca(near, "printed") != [case.within for case in near]
