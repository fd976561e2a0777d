# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A batch of a register laid out for the compiled code of one catalogue."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.blocks import Laid
from rules_engine.arrays.codes import NOT_TOLD, RECEIVED, WORDS, Codes
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
from rules_engine.columns import Columns
from rules_engine.register.batch import Batch, Coded, Ends
from rules_engine.sets import Choice, Value

TOGETHER = "member.lives_together"
Meaning = TypeVar("Meaning")
Filled = tuple[int, Numbers, Numbers]
"""A slot with the least and the greatest values that fill it."""


def lay(batch: Batch, compiled: Columns) -> Laid:
    """Lay a batch out; households of one place are weighed after each other."""
    words = _words(batch, MEMBER_WORDS, batch.rows)
    home_words = _words(batch, HOME_WORDS, len(batch.sizes))
    received = _codes(batch.receiving, RECEIVED)
    compiled.words.meet()
    compiled.receipts.meet()
    places = _places(home_words, compiled)
    slots, lo, hi = _stacked(list(_personal(batch)), batch.rows)
    home_slots, home_lo, home_hi = _stacked(list(_shared(batch)), len(batch.sizes))
    order = np.argsort(places, kind="stable")
    return Laid(batch.starts, slots, lo, hi, home_slots, home_lo, home_hi, words, home_words, received, places, order)


def _personal(batch: Batch) -> Iterator[Filled]:
    for path, ends in batch.numbers.items():
        if path.startswith("member."):
            yield (HERE if path == TOGETHER else MEMBER[path]), *ends
    for path, slot, of in NOTES:
        if path in batch.words:
            noted = _noted(batch.words[path], of)
            yield slot, noted, noted


def _shared(batch: Batch) -> Iterator[Filled]:
    receipts = {path: _holds(batch.receiving, benefits) for path, benefits in RECEIPTS.items()}
    for path, ends in batch.numbers.items():
        if not path.startswith("member."):
            yield HOME[path], *_granted(ends, receipts.pop(path, None))
    for path, granted in receipts.items():
        if granted.any():
            yield HOME[path], granted.astype(np.int64), np.ones(len(granted), np.int64)


def _granted(ends: Ends, granted: npt.NDArray[np.bool_] | None) -> Ends:
    """Who receives it is a recipient, whatever else was told."""
    return ends if granted is None else Ends(*(np.where(granted, 1, end) for end in ends))


def _holds(receiving: Coded[frozenset[str]], benefits: frozenset[str]) -> npt.NDArray[np.bool_]:
    return np.array([*(bool(one & benefits) for one in receiving.values), False])[receiving.codes]


def _stacked(columns: Sequence[Filled], size: int) -> tuple[Numbers, Numbers, Numbers]:
    lo, hi = (np.empty((len(columns), size), np.int64) for _ in range(2))
    for place, (_, least, most) in enumerate(columns):
        lo[place], hi[place] = least, most
    return np.array([slot for slot, _, _ in columns], np.int64), lo, hi


def _words(batch: Batch, paths: Sequence[str], size: int) -> Numbers:
    found = np.full((size, len(paths)), NOT_TOLD, np.int64)
    for place, path in enumerate(paths):
        if path in batch.words:
            found[:, place] = _codes(batch.words[path], WORDS)
    return found


def _codes(coded: Coded[Any], codes: Codes[Any]) -> Numbers:
    return np.array([*map(codes.of, coded.values), NOT_TOLD], np.int64)[coded.codes]


def _noted(coded: Coded[Choice], of: Callable[[Value], int]) -> Numbers:
    return np.array([*map(of, coded.values), NOT_TOLD], np.int64)[coded.codes]


def _female(value: Value) -> int:
    return {"female": 1, "male": 0}.get(str(value.exact), NOT_TOLD)


NOTES: tuple[tuple[str, int, Callable[[Value], int]], ...] = (
    ("member.relation", RELATION, relation_bits),
    ("member.sex", FEMALE, _female),
    ("member.disability_severity", SEVERITY, lambda value: 1),  # noqa: ARG005
    ("member.birth_registered_sido", REGISTERED, lambda value: int(value.exact is not None)),
)
"""What the derivations look at of facts in words."""


def _places(home_words: Numbers, compiled: Columns) -> Numbers:
    pairs, inverse = np.unique(home_words[:, [SIDO, SIGUNGU]], axis=0, return_inverse=True)
    rows = [compiled.places.of(sido, sigungu) for sido, sigungu in pairs.tolist()]
    return np.array(rows, np.int64)[inverse.reshape(-1)]
