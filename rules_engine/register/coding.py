# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Columns of a register as numbers and codes, by whole columns; what cannot be is told with the number of its row.

The same meaning and the same limits as `read_situation`, which reads one household; the tests hold them equal.
Numbers stay where Arrow put them: what is not known there is marked beside, not filled in.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rules_engine.facts.reading import SELF
from rules_engine.facts.sets import MAX, MIN, Choice
from rules_engine.facts.single_values import EARLIEST, LONGEST_WORD
from rules_engine.facts.vocabulary import Fact, facts
from rules_engine.register.batch import (
    UNKNOWN_CODE,
    Coded,
    Codes,
    Ends,
    Flags,
    Numbers,
    Values,
    of_person,
    widest,
)
from rules_engine.register.schema import RECEIVING

EPOCH, LATEST = date(1970, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
BIRTH_YEAR, RELATION = "member.birth_year", "member.relation"
BETWEEN = "\x1f"


class Coder:
    """The facts of some rows of whole households; `problems` gathers what cannot be, with the row it stands in."""

    def __init__(self, rows: pa.Table, starts: Numbers, first_row: int, as_of: date) -> None:
        self.columns: Mapping[str, pa.Array] = {name: _whole(rows.column(name)) for name in rows.column_names}
        self.rows = rows.num_rows
        self.starts = starts
        self.sizes = np.diff(starts)
        self.follows = np.ones(self.rows, np.bool_)
        self.follows[starts[:-1]] = False
        self.first_row = first_row
        self.as_of = as_of
        self.problems: list[str] = []

    def numbers(self) -> dict[str, Ends]:
        """Every fact in numbers, dates and truths that has a column."""
        return {path: self._ends(facts()[path]) for path in self._paths("integer", "date", "boolean")}

    def words(self) -> dict[str, Coded[Choice]]:
        """Every fact in words that has a column."""
        found = {path: self._choices(facts()[path]) for path in self._paths("choice", "text")}
        untold = Coded[Choice](np.full(self.rows, UNKNOWN_CODE, np.int32), ())
        return {**found, RELATION: self._with_enquirers(found.get(RELATION, untold))}

    def receiving(self) -> Coded[frozenset[str]]:
        """What each household receives already."""
        if RECEIVING not in self.columns:
            return Coded(np.full(len(self.sizes), UNKNOWN_CODE, np.int32), ())
        fact = facts()[RECEIVING]
        found = self._sets(self.columns[RECEIVING], fact.label)
        return Coded(self._one_each(fact, found.codes), found.values)

    def _with_enquirers(self, told: Coded[Choice]) -> Coded[Choice]:
        """Who comes first without a relation is the enquirer, unless another of the household is."""
        enquirers = np.array([*(value == SELF for value in told.values), False], np.bool_)[told.codes]
        first = self.starts[:-1][~np.logical_or.reduceat(enquirers, self.starts[:-1])] if self.rows else self.starts[:0]
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
        found = np.zeros(self.rows, np.bool_)
        found[self.starts[:-1]] = wrong
        return found

    def _paths(self, *types: str) -> list[str]:
        told = {name.removesuffix(".min").removesuffix(".max") for name in self.columns}
        return [path for path, fact in facts().items() if path in told and fact.type in types]

    def _ends(self, fact: Fact) -> Ends:
        values, known = self._told(fact.path, fact)
        ends = Ends(values, values, known)
        if not {f"{fact.path}.min", f"{fact.path}.max"}.isdisjoint(self.columns):
            ends = self._ranged(fact, ends)
        if fact.path == BIRTH_YEAR:
            late = ends.known & (ends.lo > self.as_of.year)
            self.say(late, "출생연도: 기준일보다 뒤의 해예요. 태어난 해를 다시 확인해 주세요.")
        return ends if of_person(fact.path) else self._agreed(fact, ends)

    def _ranged(self, fact: Fact, exact: Ends) -> Ends:
        """The same ends where a value is known, else those of the range; a range must allow the value."""
        least, from_least = self._told(f"{fact.path}.min", fact)
        most, to_most = self._told(f"{fact.path}.max", fact)
        lowest = fact.minimum if fact.type == "integer" else MIN
        least = np.where(from_least, least.astype(np.int64), lowest)
        most = np.where(to_most, most.astype(np.int64), MAX)
        outside = exact.known & ((exact.lo < least) | (exact.hi > most))
        self.say(outside | (least > most), f"{fact.label}: 값과 범위(min, max)가 서로 맞지 않아요.")
        unknown = widest(fact.path)
        ranged = from_least | to_most
        lo = np.where(exact.known, exact.lo, np.where(ranged, least, unknown.lo))
        hi = np.where(exact.known, exact.hi, np.where(ranged, most, unknown.hi))
        return Ends(lo, hi, np.ones(self.rows, np.bool_))

    def _told(self, name: str, fact: Fact) -> tuple[Values, Flags]:
        """The values of a column, and which are known; where there is no such column, none is."""
        column = self.columns.get(name)
        if column is None or column.null_count == len(column):
            return np.zeros(self.rows, np.bool_), np.zeros(self.rows, np.bool_)
        plain = column.view(pa.int32()) if fact.type == "date" else column
        known, values = _known_and_bare(plain)
        if fact.type == "date":
            values = values + np.int32(EPOCH)
        if fact.type != "boolean":
            least, most = pc.min_max(plain).values()
            self._within(fact, (least.as_py(), most.as_py()), values, known)
        return values, known

    def _within(self, fact: Fact, reach: tuple[int, int], values: Values, known: Flags) -> None:
        least, most = reach
        if fact.type == "integer" and not (fact.minimum <= least and most <= fact.maximum):
            outside = known & ((values < fact.minimum) | (values > fact.maximum))
            ends = f"{fact.minimum:,}{fact.unit}부터 {fact.maximum:,}{fact.unit}까지"
            self.say(outside, f"{fact.label}: {ends} 적을 수 있어요.")
        if fact.type == "date" and not (EARLIEST.toordinal() <= least + EPOCH and most + EPOCH <= self._latest(fact)):
            outside = known & ((values < EARLIEST.toordinal()) | (values > LATEST))
            self.say(outside, f"{fact.label}: 1890년부터 2100년 사이의 날짜를 적어 주세요.")
            late = known & ~outside & (values > self._latest(fact))
            self.say(late, f"{fact.label}: 기준일보다 뒤의 날짜예요. 날짜를 다시 확인해 주세요.")

    def _latest(self, fact: Fact) -> int:
        return LATEST if fact.future else min(LATEST, self.as_of.toordinal())

    def _choices(self, fact: Fact) -> Coded[Choice]:
        found = self._sets(self.columns[fact.path], fact.label)
        if fact.options_of is not None:
            strange = [not words <= fact.options_of.keys() for words in found.values]
            self._say_of(strange, found.codes, f"{fact.label}: {', '.join(fact.options_of)} 가운데 고를 수 있어요.")
        none = [not words or "" in words for words in found.values]
        self._say_of(none, found.codes, f"{fact.label}: 빈 글자나 빈 목록이에요. 모르면 비워(null) 두세요.")
        long = [any(len(word) > LONGEST_WORD for word in words) for words in found.values]
        self._say_of(long, found.codes, f"{fact.label}: {LONGEST_WORD}자까지 적을 수 있어요.")
        codes = found.codes if of_person(fact.path) else self._one_each(fact, found.codes)
        return Coded(codes, tuple(map(Choice, found.values)))

    def _say_of(self, wrong: list[bool], codes: Codes, message: str) -> None:
        if any(wrong):
            self.say(np.array([*wrong, False], np.bool_)[codes], message)

    def _sets(self, column: pa.Array, label: str) -> Coded[frozenset[str]]:
        """Each distinct set of words that occurs once."""
        if not pa.types.is_list(column.type):
            coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
            codes, texts = _occurring(coded)
            return _distinct(codes, [frozenset({word}) for word in texts])
        if column.flatten().null_count:
            lost = pc.and_(column.is_valid(), pc.is_null(pc.binary_join(column, BETWEEN)))
            self.say(lost.to_numpy(zero_copy_only=False), f"{label}: 목록 안에 빈(null) 값이 있어요. 빼 주세요.")
        codes, texts = _occurring(pc.binary_join(column, BETWEEN).dictionary_encode())
        return _distinct(codes, [frozenset(text.split(BETWEEN)) if text else frozenset() for text in texts])

    def _agreed(self, fact: Fact, ends: Ends) -> Ends:
        """Of a household's fact the one value that all its rows repeat."""
        differs = (ends.lo[1:] != ends.lo[:-1]) & ends.known[1:]
        if ends.hi is not ends.lo:
            differs |= (ends.hi[1:] != ends.hi[:-1]) & ends.known[1:]
        self._say_differs(fact, differs | (ends.known[1:] != ends.known[:-1]))
        first = self.starts[:-1]
        lo = ends.lo[first]
        return Ends(lo, lo if ends.hi is ends.lo else ends.hi[first], ends.known[first])

    def _one_each(self, fact: Fact, codes: Codes) -> Codes:
        self._say_differs(fact, codes[1:] != codes[:-1])
        return codes[self.starts[:-1]]

    def _say_differs(self, fact: Fact, from_the_row_before: Flags) -> None:
        wrong = from_the_row_before & self.follows[1:]
        if wrong.any():
            message = f"{fact.label}: 같은 가구인데 줄마다 값이 달라요. 가구의 모든 줄에 똑같이 적어 주세요."
            self.say(np.append(False, wrong), message)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """One array of a column; a column of several pieces is copied together."""
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _known_and_bare(column: pa.Array) -> tuple[Flags, Values]:
    """Which values are known, and the values where they are, with whatever stands where none is known."""
    known, told = column.buffers()
    flags = np.ones(len(column), np.bool_) if known is None else _flags(known, column)
    if pa.types.is_boolean(column.type):
        return flags, _flags(told, column)
    bare = pa.Array.from_buffers(column.type, len(column), [None, told], offset=column.offset)
    return flags, bare.to_numpy()


def _flags(bits: pa.Buffer, column: pa.Array) -> Flags:
    end = column.offset + len(column)
    return np.unpackbits(np.frombuffer(bits, np.uint8), count=end, bitorder="little")[column.offset :].view(np.bool_)


def _occurring(coded: pa.DictionaryArray) -> tuple[Codes, list[str]]:
    """Codes of the words that occur, and these; a dictionary of Parquet may have many more."""
    codes = coded.indices.fill_null(UNKNOWN_CODE).to_numpy().astype(np.int32, copy=False)
    occurs = np.zeros(len(coded.dictionary) + 1, np.bool_)
    occurs[codes] = True
    if occurs[:-1].all():
        return codes, coded.dictionary.to_pylist()
    occurs[UNKNOWN_CODE] = False
    renumbered = np.where(occurs, np.cumsum(occurs) - 1, UNKNOWN_CODE).astype(np.int32)
    return renumbered[codes], coded.dictionary.take(pa.array(np.flatnonzero(occurs))).to_pylist()


def _distinct(codes: Codes, told: list[frozenset[str]]) -> Coded[frozenset[str]]:
    places = {words: place for place, words in enumerate(dict.fromkeys(told))}
    if len(places) == len(told):
        return Coded(codes, tuple(told))
    renumbered = np.array([*(places[words] for words in told), UNKNOWN_CODE], np.int32)
    return Coded(renumbered[codes], tuple(places))
