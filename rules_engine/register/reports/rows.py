# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The rows of a report: who, where, which programme, and the days; nothing else that is known of a household."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from rules_engine.facts.sets import Choice
from rules_engine.register.batch import Batch, Flags, Numbers
from rules_engine.register.coding import EPOCH
from rules_engine.register.reports.parts import Verdicts, homes_of

PLACE = ("sido", "sigungu", "dong")
WORDS = pa.dictionary(pa.int32(), pa.string())


def of_subjects(batch: Batch, subjects: Numbers, rest: Mapping[str, pa.Array]) -> pa.RecordBatch:
    """Rows about persons and households: the place, the household, the resident (null where the household receives)."""
    homes = homes_of(batch, subjects)
    told = {
        **{part: _place(batch, part, homes) for part in PLACE},
        "household": batch.households.take(pa.array(homes)),
        "resident": residents(batch, subjects),
        **rest,
    }
    return pa.RecordBatch.from_pydict(told)


def residents(batch: Batch, subjects: Numbers) -> pa.Array:
    """The ids of persons; null for households."""
    return batch.residents.take(pa.array(subjects, mask=subjects >= batch.rows))


def words(codes: Numbers | Verdicts, meanings: Sequence[str]) -> pa.Array:
    """Words by their place; null where it is negative."""
    places = pa.array(codes.astype(np.int32), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(places, pa.array(list(meanings), pa.string()))


def days(ordinals: Numbers, known: Flags) -> pa.Array:
    """Days by their ordinal; null where not known."""
    since_epoch = np.where(known, ordinals - EPOCH, 0).astype(np.int32)
    return pa.array(since_epoch, mask=~known).cast(pa.date32())


def _place(batch: Batch, part: str, homes: Numbers) -> pa.Array:
    """The name of the place, null where it is not known or may be several."""
    told = batch.words.get(f"residence.{part}")
    if told is None:
        return words(np.full(len(homes), -1), ())
    names = [value.exact if isinstance(value, Choice) else None for value in told.values]
    places = {name: place for place, name in enumerate(dict.fromkeys(name for name in names if name is not None))}
    codes = np.array([*(-1 if name is None else places[name] for name in names), -1], np.int64)
    return words(codes[told.codes][homes], tuple(places))
