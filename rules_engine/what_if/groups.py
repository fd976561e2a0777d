# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""To which groups the people and households of a batch belong: where they live, how old, how many."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rules_engine.register.batch import Batch, Codes, Numbers
from rules_engine.register.coding import EPOCH, widest

YEARS = ("0~5세", "6~18세", "19~34세", "35~49세", "50~64세", "65~74세", "75세 이상")
AGES = (*YEARS, "가구", "모름")
AGE_BEGINS = (6, 19, 35, 50, 65, 75)
OF_HOUSEHOLD, AGE_UNKNOWN = AGES.index("가구"), AGES.index("모름")
SIZES = ("1인", "2인", "3인", "4인", "5인", "6인 이상", "모름")
SIZE_UNKNOWN = SIZES.index("모름")
UNKNOWN = "모름"
BIRTH_DATE, BIRTH_YEAR, AGE = "member.birth_date", "member.birth_year", "member.age"
SIZE, ONE_PERSON = "household.size", "household.types.one_person"
OLDEST = 200


@dataclass(frozen=True, slots=True)
class Groups:
    """Codes of the recipients of a batch: first each row, then each household. `districts` are the words by code."""

    districts: tuple[str, ...]
    district: Codes
    age: Codes
    size: Codes


def groups(batch: Batch, as_of: date) -> Groups:
    """Where each recipient belongs; what a register leaves open is a group of its own."""
    homes = np.concatenate((np.repeat(np.arange(len(batch.sizes)), batch.sizes), np.arange(len(batch.sizes))))
    districts, district = _districts(batch)
    of_households = np.full(len(batch.sizes), OF_HOUSEHOLD, np.int32)
    ages = np.concatenate((_ages(batch, as_of), of_households))
    return Groups(districts, district[homes], ages, _sizes(batch)[homes])


def _districts(batch: Batch) -> tuple[tuple[str, ...], Codes]:
    """시도 with 시군구; a 시군구 alone may be one of several of that name, so it is not known."""
    sido, sigungu = (_named(batch, path) for path in ("residence.sido", "residence.sigungu"))
    both = pc.binary_join_element_wise(sido, pc.fill_null(sigungu, UNKNOWN), " ")
    coded = pc.fill_null(both, UNKNOWN).dictionary_encode()
    return tuple(coded.dictionary.to_pylist()), coded.indices.to_numpy().astype(np.int32)


def _named(batch: Batch, path: str) -> pa.Array:
    """The one word of each household, null where it is not known."""
    if path not in batch.words:
        return pa.nulls(len(batch.sizes), pa.string())
    codes, values = batch.words[path]
    words = np.array([*(value.exact for value in values), None], object)
    return pa.array(words[codes], pa.string())


def _ages(batch: Batch, as_of: date) -> Codes:
    """By the birth date, else the year of birth, else the age, as the rules see it."""
    lo, hi = np.zeros(batch.rows, np.int64), np.full(batch.rows, OLDEST, np.int64)
    known = np.zeros(batch.rows, np.bool_)
    for path, of in ((BIRTH_DATE, _of_birth), (BIRTH_YEAR, _of_year), (AGE, _as_told)):
        if path in batch.numbers:
            ends = batch.numbers[path]
            told = ~known & ((ends.lo != widest(path).lo) | (ends.hi != widest(path).hi))
            least, most = of(ends.lo, ends.hi, as_of)
            lo, hi = np.where(told, least, lo), np.where(told, most, hi)
            known |= told
    youngest, oldest = np.searchsorted(AGE_BEGINS, lo, "right"), np.searchsorted(AGE_BEGINS, hi, "right")
    return np.where(youngest == oldest, youngest, AGE_UNKNOWN).astype(np.int32)


def _of_birth(first: Numbers, last: Numbers, as_of: date) -> tuple[Numbers, Numbers]:
    return _full_years(last, as_of), _full_years(first, as_of)


def _of_year(first: Numbers, last: Numbers, as_of: date) -> tuple[Numbers, Numbers]:
    had_birthday = (as_of.month, as_of.day) == (12, 31)
    return np.maximum(as_of.year - last - (not had_birthday), 0), as_of.year - first


def _as_told(least: Numbers, most: Numbers, as_of: date) -> tuple[Numbers, Numbers]:  # noqa: ARG001
    return least, most


def _full_years(birth: Numbers, as_of: date) -> Numbers:
    """만 나이, as `law_calendar.full_years`."""
    today = as_of.toordinal()
    days = (np.clip(birth, today - OLDEST * 366, today) - EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    year, month = days.astype("datetime64[Y]").astype(np.int64) + 1970, months.astype(np.int64) % 12 + 1
    day = (days - months).astype(np.int64) + 1
    later: npt.NDArray[np.bool_] = (month > as_of.month) | ((month == as_of.month) & (day > as_of.day))
    return as_of.year - year - later


def _sizes(batch: Batch) -> Codes:
    found = np.full(len(batch.sizes), SIZE_UNKNOWN, np.int32)
    if SIZE in batch.numbers:
        lo, hi = batch.numbers[SIZE]
        found = np.where(lo == hi, np.minimum(lo, SIZE_UNKNOWN) - 1, found).astype(np.int32)
    if ONE_PERSON in batch.numbers:
        alone = (found == SIZE_UNKNOWN) & (batch.numbers[ONE_PERSON].lo == 1)
        found = np.where(alone, 0, found).astype(np.int32)
    return found
