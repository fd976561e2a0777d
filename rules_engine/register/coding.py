# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Columns of a register as numbers and codes, by whole columns; what cannot be is told with the number of its row.

The same meaning and the same limits as `read_situation`, which reads one household; the tests hold them equal.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rules_engine.arrays.layout import HOME, MEMBER, WIDEST_HOME, WIDEST_MEMBER
from rules_engine.reading import EARLIEST, MEMBER_ID_LENGTH, SELF
from rules_engine.register.batch import UNKNOWN_CODE, Coded, Codes, Ends, Numbers, of_person
from rules_engine.register.schema import RECEIVING
from rules_engine.sets import MAX, MIN, TRUE, Choice, Interval
from rules_engine.vocabulary import Fact, facts

EPOCH, LATEST = date(1970, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
TOGETHER, BIRTH_YEAR, RELATION = "member.lives_together", "member.birth_year", "member.relation"
BETWEEN = "\x1f"
Flags = npt.NDArray[np.bool_]
Array = TypeVar("Array", Numbers, Codes)


class Coder:
    """The facts of some rows of whole households; `problems` gathers what cannot be, with the row it stands in."""

    def __init__(self, rows: pa.Table, starts: Numbers, first_row: int, as_of: date) -> None:
        self.columns: Mapping[str, pa.Array] = {name: _whole(rows.column(name)) for name in rows.column_names}
        self.starts = starts
        self.sizes = np.diff(starts)
        self.home_of = np.repeat(np.arange(len(self.sizes)), self.sizes)
        self.first_row = first_row
        self.as_of = as_of
        self.problems: list[str] = []

    def numbers(self) -> dict[str, Ends]:
        """Every fact in numbers, dates and truths that has a column."""
        return {path: self._ends(facts()[path]) for path in self._paths("integer", "date", "boolean")}

    def words(self) -> dict[str, Coded[Choice]]:
        """Every fact in words that has a column."""
        found = {path: self._choices(facts()[path]) for path in self._paths("choice", "text")}
        untold = Coded[Choice](np.full(int(self.starts[-1]), UNKNOWN_CODE, np.int32), ())
        return {**found, RELATION: self._with_enquirers(found.get(RELATION, untold))}

    def receiving(self) -> Coded[frozenset[str]]:
        """What each household receives already."""
        if RECEIVING not in self.columns:
            return Coded(np.full(len(self.sizes), UNKNOWN_CODE, np.int32), ())
        found = self._sets(self.columns[RECEIVING], facts()[RECEIVING].label)
        return Coded(self._agreed(facts()[RECEIVING], found.codes), found.values)

    def _with_enquirers(self, told: Coded[Choice]) -> Coded[Choice]:
        """Who comes first without a relation is the enquirer, unless another of the household is."""
        enquirers = _of([value == SELF for value in told.values], told.codes)
        first = self.starts[:-1][np.bincount(self.home_of, enquirers, len(self.sizes)) == 0]
        codes = told.codes.copy()
        codes[first[codes[first] == UNKNOWN_CODE]] = len(told.values)
        return Coded(codes, (*told.values, SELF))

    def say(self, wrong: Flags, message: str) -> None:
        """A problem of the first row that has it."""
        if wrong.any():
            told = f"{self.first_row + int(wrong.argmax()) + 1:,}번째 줄: {message}"
            self.problems += [told] if told not in self.problems else []

    def of_households(self, wrong: Flags) -> Flags:
        """The first rows of these households."""
        found = np.zeros(int(self.starts[-1]), np.bool_)
        found[self.starts[:-1]] = wrong
        return found

    def _paths(self, *types: str) -> list[str]:
        told = {name.removesuffix(".min").removesuffix(".max") for name in self.columns}
        return [path for path, fact in facts().items() if path in told and fact.type in types]

    def _ends(self, fact: Fact) -> Ends:
        exact, known = self._told(fact.path, fact)
        unknown = widest(fact.path)
        ends = Ends(np.where(known, exact, unknown.lo), np.where(known, exact, unknown.hi))
        if not {f"{fact.path}.min", f"{fact.path}.max"}.isdisjoint(self.columns):
            ends = self._ranged(fact, ends, known)
        if fact.path == BIRTH_YEAR:
            late = ends.lo > self.as_of.year
            self.say(late, "출생연도: 기준일보다 뒤의 해예요. 태어난 해를 다시 확인해 주세요.")
        return Ends(self._agreed(fact, ends.lo), self._agreed(fact, ends.hi))

    def _ranged(self, fact: Fact, ends: Ends, known: Flags) -> Ends:
        """The same ends where a value is known, else those of the range; a range must allow the value."""
        least, from_least = self._told(f"{fact.path}.min", fact)
        most, to_most = self._told(f"{fact.path}.max", fact)
        lowest = fact.minimum if fact.type == "integer" else MIN
        least, most = np.where(from_least, least, lowest), np.where(to_most, most, MAX)
        outside = known & ((ends.lo < least) | (ends.hi > most))
        self.say(outside | (least > most), f"{fact.label}: 값과 범위(min, max)가 서로 맞지 않아요.")
        ranged = ~known & (from_least | to_most)
        return Ends(np.where(ranged, least, ends.lo), np.where(ranged, most, ends.hi))

    def _told(self, name: str, fact: Fact) -> tuple[Numbers, Flags]:
        """The values of a column, and which are known; where there is no such column, none is."""
        column = self.columns.get(name)
        if column is None or column.null_count == len(column):
            return np.zeros(int(self.starts[-1]), np.int64), np.zeros(int(self.starts[-1]), np.bool_)
        known = column.is_valid().to_numpy(zero_copy_only=False)
        plain = column.cast(pa.int32()) if fact.type == "date" else column.cast(pa.int64())
        values = pc.fill_null(plain, 0).to_numpy().astype(np.int64)
        if fact.type == "date":
            values += EPOCH
        self._within(fact, values, known)
        return values, known

    def _within(self, fact: Fact, values: Numbers, known: Flags) -> None:
        if fact.type == "integer":
            outside = known & ((values < fact.minimum) | (values > fact.maximum))
            ends = f"{fact.minimum:,}{fact.unit}부터 {fact.maximum:,}{fact.unit}까지"
            self.say(outside, f"{fact.label}: {ends} 적을 수 있어요.")
        if fact.type == "date":
            outside = known & ((values < EARLIEST.toordinal()) | (values > LATEST))
            self.say(outside, f"{fact.label}: 1890년부터 2100년 사이의 날짜를 적어 주세요.")
            late = known & ~outside & (values > self.as_of.toordinal()) & (not fact.future)
            self.say(late, f"{fact.label}: 기준일보다 뒤의 날짜예요. 날짜를 다시 확인해 주세요.")

    def _choices(self, fact: Fact) -> Coded[Choice]:
        found = self._sets(self.columns[fact.path], fact.label)
        known = found.codes >= 0
        if fact.options_of is not None:
            strange = [not words <= fact.options_of.keys() for words in found.values]
            self.say(
                known & _of(strange, found.codes), f"{fact.label}: {', '.join(fact.options_of)} 가운데 고를 수 있어요."
            )
        none = [not words or "" in words for words in found.values]
        self.say(known & _of(none, found.codes), f"{fact.label}: 빈 글자나 빈 목록이에요. 모르면 비워(null) 두세요.")
        long = [any(len(word) > MEMBER_ID_LENGTH for word in words) for words in found.values]
        self.say(known & _of(long, found.codes), f"{fact.label}: {MEMBER_ID_LENGTH}자까지 적을 수 있어요.")
        return Coded(self._agreed(fact, found.codes), tuple(map(Choice, found.values)))

    def _sets(self, column: pa.Array, label: str) -> Coded[frozenset[str]]:
        """Each distinct set of words once."""
        if pa.types.is_string(column.type):
            coded = column.dictionary_encode()
            sets = [frozenset({word}) for word in coded.dictionary.to_pylist()]
            return Coded(pc.fill_null(coded.indices, UNKNOWN_CODE).to_numpy(), tuple(sets))
        if column.flatten().null_count:
            lost = pc.and_(column.is_valid(), pc.is_null(pc.binary_join(column, BETWEEN)))
            self.say(lost.to_numpy(zero_copy_only=False), f"{label}: 목록 안에 빈(null) 값이 있어요. 빼 주세요.")
        coded = pc.binary_join(column, BETWEEN).dictionary_encode()
        told = [frozenset(text.split(BETWEEN)) if text else frozenset() for text in coded.dictionary.to_pylist()]
        distinct = {words: code for code, words in enumerate(dict.fromkeys(told))}
        renumbered = np.array([*(distinct[words] for words in told), UNKNOWN_CODE], np.int32)
        return Coded(renumbered[pc.fill_null(coded.indices, UNKNOWN_CODE).to_numpy()], tuple(distinct))

    def _agreed(self, fact: Fact, values: Array) -> Array:
        """Of a household's fact the one value that all its rows repeat; of a person's all values."""
        if of_person(fact.path):
            return values
        firsts = values[self.starts[:-1]]
        self.say(
            values != firsts[self.home_of],
            f"{fact.label}: 같은 가구인데 줄마다 값이 달라요. 가구의 모든 줄에 똑같이 적어 주세요.",
        )
        return firsts


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """One array of a column; a column of several pieces is copied together."""
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def widest(path: str) -> Interval:
    """The ends that say that nothing is known of a fact in numbers."""
    if path == TOGETHER:
        return TRUE
    lo, hi = WIDEST_MEMBER[MEMBER[path]] if of_person(path) else WIDEST_HOME[HOME[path]]
    return Interval(int(lo), int(hi))


def _of(judged: list[bool], codes: Codes) -> Flags:
    return np.array([*judged, False], np.bool_)[codes]
