# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register of families of whom all is told that the ten rules of the benchmark ask."""

from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from bench.by_hand import HAPPY, HEALTHY
from bench.household import DAY

SIZES, SHARES = (1, 2, 3, 4, 5, 6), (0.36, 0.29, 0.19, 0.11, 0.04, 0.01)
PLACES = [("서울특별시", name) for name in sorted({*HAPPY, *HEALTHY, "강동구"})] + [
    ("경기도", "수원시"),
    ("부산광역시", "기장군"),
]
RELATIONS = ("self", "spouse", "child")
EPOCH, YEAR = date(1970, 1, 1).toordinal(), 365.2425
TYPES = {"dual_income": 0.2, "multi_child": 0.1, "single_parent": 0.1}
ROWS_A_GROUP = 131_072
Numbers = npt.NDArray[np.int64]


def write(path: Path, households: int, seed: int = 11) -> Path:
    """Write so many households, each with its enquirer, a spouse from the second person on, then children."""
    rng = np.random.default_rng(seed)
    sizes = rng.choice(SIZES, households, p=SHARES)
    of = np.repeat(np.arange(households), sizes)
    position = np.arange(len(of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    relation = np.minimum(position, 2)
    child = relation == 2
    years = np.where(child, rng.uniform(0, 24, len(of)) ** 2 / 24, rng.uniform(19, 90, len(of)))
    born = date.fromisoformat(DAY).toordinal() - EPOCH - (years * YEAR).astype(np.int64)
    pregnant = np.where(~child & (rng.random(len(of)) < 0.05), rng.integers(1, 11, len(of)), 0)
    place = rng.integers(0, len(PLACES), households)
    income = rng.integers(0, 1_500, households) * 10_000
    columns = {
        "household": pa.array(of),
        "resident": pa.array(np.arange(len(of))),
        "residence.sido": _words(place[of], [sido for sido, _ in PLACES]),
        "residence.sigungu": _words(place[of], [sigungu for _, sigungu in PLACES]),
        "household.size": pa.array(sizes[of]),
        "household.monthly_income_krw": pa.array(income[of]),
        **{f"household.types.{name}": pa.array((rng.random(households) < share)[of]) for name, share in TYPES.items()},
        "member.relation": _words(relation, list(RELATIONS)),
        "member.birth_date": pa.array(born, pa.int32()).cast(pa.date32()),
        "member.pregnancy_months": pa.array(pregnant),
        "member.statuses.gave_birth": pa.array(~child & (rng.random(len(of)) < 0.3)),
    }
    pq.write_table(pa.table(columns), path, row_group_size=ROWS_A_GROUP)
    return path


def _words(codes: Numbers, words: list[str]) -> pa.Array:
    """The word of each code; the same word may stand for several codes."""
    distinct = sorted(set(words))
    again = np.array([distinct.index(word) for word in words], np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(again[codes]), distinct)
