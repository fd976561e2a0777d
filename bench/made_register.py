# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A made register of residents: one row a person, columns named by fact path, everybody of a household listed."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from bench.made_catalogue import DAY, SEXES, SIDO, SIGUNGU, STATUSES, TYPES, places
from rules_engine.arrays.layout import RELATIONS

SIZES, SHARES = (1, 2, 3, 4, 5, 6), (0.36, 0.29, 0.19, 0.11, 0.04, 0.01)
SPOUSE, CHILD, PARENT, SIBLING = (RELATIONS.index(name) for name in ("spouse", "child", "parent", "sibling"))
UNKNOWN, INCOME_UNKNOWN = 0.1, 0.05
OF_TYPE, OF_STATUS = 0.12, 0.07
EPOCH, YEAR = 719_163, 365.2425
OLDEST = {False: (20, 95), True: (0, 24)}
ROWS_A_GROUP = 131_072
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


def write(path: Path, persons: int, seed: int = 7) -> Path:
    """Write a register of so many persons; types and statuses are unknown of one in ten, some incomes too."""
    rng = np.random.default_rng(seed)
    sizes = _sizes(rng, persons)
    household = np.repeat(np.arange(len(sizes)), sizes)
    position = np.arange(persons) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    relation = _relations(rng, position)
    place = np.array([[SIDO.index(sido), SIGUNGU.index(sigungu)] for sido, sigungu in places()])
    sido, sigungu = place[rng.integers(0, len(place), len(sizes))].T
    income = np.minimum(rng.lognormal(14.7, 0.7, len(sizes)).astype(np.int64) // 10_000 * 10_000, 50_000_000)
    told = pa.array(income, mask=rng.random(len(sizes)) < INCOME_UNKNOWN)
    columns: dict[str, pa.Array] = {
        "household": pa.array(household),
        "resident": pa.array(np.arange(persons)),
        "residence.sido": _words(sido[household], SIDO),
        "residence.sigungu": _words(sigungu[household], SIGUNGU),
        "household.size": pa.array(sizes[household]),
        "household.monthly_income_krw": told.take(pa.array(household)),
    }
    for name in TYPES:
        columns[f"household.types.{name}"] = _flags(rng, OF_TYPE, len(sizes)).take(pa.array(household))
    columns |= {
        "member.relation": _words(relation, RELATIONS),
        "member.birth_date": pa.array(_births(rng, relation), pa.int32()).cast(pa.date32()),
        "member.sex": _words(rng.integers(0, 2, persons), SEXES),
    }
    for name in STATUSES:
        columns[f"member.statuses.{name}"] = _flags(rng, OF_STATUS, persons)
    pq.write_table(pa.table(columns), path, row_group_size=ROWS_A_GROUP)
    return path


def _sizes(rng: np.random.Generator, persons: int) -> Numbers:
    """Sizes of households that add up to the persons."""
    drawn = rng.choice(SIZES, persons, p=SHARES)
    ends = np.cumsum(drawn)
    whole = drawn[: int(np.searchsorted(ends, persons, side="right"))]
    rest = persons - int(whole.sum())
    return np.append(whole, rest) if rest else whole


def _relations(rng: np.random.Generator, position: Numbers) -> Numbers:
    """The enquirer first, then most often the spouse, then most often children."""
    second = rng.choice([SPOUSE, CHILD, PARENT], len(position), p=[0.7, 0.2, 0.1])
    further = rng.choice([CHILD, PARENT, SIBLING], len(position), p=[0.8, 0.12, 0.08])
    return np.select([position == 0, position == 1], [0, second], further)


def _births(rng: np.random.Generator, relation: Numbers) -> Numbers:
    child = relation == CHILD
    (grown_from, grown_to), (young_from, young_to) = OLDEST[False], OLDEST[True]
    years = np.where(
        child,
        rng.uniform(young_from, young_to, len(relation)),
        rng.uniform(grown_from, grown_to, len(relation)),
    )
    return DAY.toordinal() - EPOCH - (years * YEAR).astype(np.int64)


def _words(codes: Numbers, words: tuple[str, ...]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), list(words))


def _flags(rng: np.random.Generator, share: float, count: int) -> pa.Array:
    return pa.array(rng.random(count) < share, mask=rng.random(count) < UNKNOWN)
