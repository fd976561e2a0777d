# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A batch of a register laid out for the compiled code of one catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa

from rules_engine.arrays.blocks import Laid
from rules_engine.arrays.codes import NOT_TOLD, RECEIVED, WORDS, Codes
from rules_engine.arrays.filling import fill, in_order, look_up, most_lanes, rows_in_order
from rules_engine.arrays.layout import (
    FEMALE,
    HERE,
    HOME,
    HOME_WORDS,
    MEMBER,
    MEMBER_WORDS,
    RECEIPTS,
    REGISTERED,
    RELATION,
    SEVERITY,
    Numbers,
    relation_bits,
)
from rules_engine.arrays.places import SIDO, SIGUNGU
from rules_engine.compiled.columns import Columns
from rules_engine.facts.sets import Interval, Value
from rules_engine.register.batch import TOGETHER, Batch, Coded, Ends, Flags, of_person, widest

Meaning = TypeVar("Meaning")
Filled = tuple[int, Ends, Interval]
"""A slot, what fills it, and what fills it where nothing is known."""
NOTED = Interval(NOT_TOLD, NOT_TOLD)


def lay(batch: Batch, compiled: Columns) -> Laid:
    """Lay a batch out in the order of its places: households of one place are weighed after each other."""
    ages = (WORDS.age, RECEIVED.age)
    numbers = _numbers(batch.words, WORDS)
    received = _numbers({"": batch.receiving}, RECEIVED)[""][batch.receiving.codes]
    compiled.words.meet()
    compiled.receipts.meet()
    places = _places(batch, numbers, compiled)
    if ages != (WORDS.age, RECEIVED.age):  # the second time all are met already, however many they are
        return lay(batch, compiled)
    homes = in_order(places)
    starts, rows = rows_in_order(batch.starts, homes)
    columns = *_filled(_personal(batch), rows), *_filled(_shared(batch), homes)
    return Laid(
        starts,
        most_lanes(starts, *columns),
        *columns,
        _words(batch, numbers, MEMBER_WORDS, rows),
        _words(batch, numbers, HOME_WORDS, homes),
        received[homes],
        places[homes],
        rows,
        homes,
    )


def _personal(batch: Batch) -> Iterator[Filled]:
    for path, ends in batch.numbers.items():
        if of_person(path):
            yield (HERE if path == TOGETHER else MEMBER[path]), ends, widest(path)
    for path, slot, of in NOTES:
        if path in batch.words:
            codes, values = batch.words[path]
            noted = np.array([*map(of, values), NOT_TOLD], np.int64)[codes]
            yield slot, Ends(noted, noted, codes >= 0), NOTED


def _shared(batch: Batch) -> Iterator[Filled]:
    """Who receives a benefit is its recipient, whatever else was told."""
    receipts = {path: _holds(batch.receiving, benefits) for path, benefits in RECEIPTS.items()}
    for path, ends in batch.numbers.items():
        if not of_person(path):
            granted = receipts.pop(path, None)
            yield HOME[path], ends if granted is None else _granted(ends, granted), widest(path)
    for path, granted in receipts.items():
        if granted.any():
            yield HOME[path], Ends(granted, granted, granted), widest(path)


def _granted(ends: Ends, granted: Flags) -> Ends:
    return Ends(ends.lo | granted, ends.hi | granted, ends.known | granted)


def _holds(receiving: Coded[frozenset[str]], benefits: frozenset[str]) -> Flags:
    return np.array([*(bool(one & benefits) for one in receiving.values), False])[receiving.codes]


def _filled(found: Iterable[Filled], rows: Numbers) -> tuple[Numbers, Numbers]:
    columns = list(found)
    values = np.empty((len(columns), 2, len(rows)), np.int64)
    for place, (_, ends, unknown) in enumerate(columns):
        fill(values[place], rows, *ends, *unknown)
    return np.array([slot for slot, _, _ in columns], np.int64), values


def _words(batch: Batch, numbers: Mapping[str, Numbers], paths: Sequence[str], rows: Numbers) -> Numbers:
    words = np.full((len(paths), len(rows)), NOT_TOLD, np.int64)
    for place, path in enumerate(paths):
        if path in batch.words:
            look_up(words[place], rows, batch.words[path].codes, numbers[path])
    return words


def _numbers(columns: Mapping[str, Coded[Any]], codes: Codes[Any]) -> dict[str, Numbers]:
    """The numbers of each column's values, all met at once, for they hold only together; the last is of none."""
    met = iter(codes.of_all(value for coded in columns.values() for value in coded.values))
    return {path: np.array([*islice(met, len(coded.values)), NOT_TOLD]) for path, coded in columns.items()}


def _female(value: Value) -> int:
    return {"female": 1, "male": 0}.get(str(value.exact), NOT_TOLD)


NOTES: tuple[tuple[str, int, Callable[[Value], int]], ...] = (
    ("member.relation", RELATION, relation_bits),
    ("member.sex", FEMALE, _female),
    ("member.disability_severity", SEVERITY, lambda value: 1),  # noqa: ARG005
    ("member.birth_registered_sido", REGISTERED, lambda value: int(value.exact is not None)),
)
"""What the derivations look at of facts in words."""


def _places(batch: Batch, numbers: Mapping[str, Numbers], compiled: Columns) -> Numbers:
    """The row of the place of each household."""
    sido, sigungu = (
        numbers[path][batch.words[path].codes] if path in numbers else np.full(len(batch.sizes), NOT_TOLD, np.int64)
        for path in (HOME_WORDS[SIDO], HOME_WORDS[SIGUNGU])
    )
    base = int(sigungu.max(initial=NOT_TOLD)) + 2
    distinct = pa.array((sido + 1) * base + sigungu + 1).dictionary_encode()
    pairs = (divmod(pair, base) for pair in distinct.dictionary.to_pylist())
    rows = [compiled.places.of(of_sido - 1, of_sigungu - 1) for of_sido, of_sigungu in pairs]
    places: Numbers = np.array(rows, np.int64)[distinct.indices.to_numpy()]
    return places
