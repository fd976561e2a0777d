# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A stream of verdicts followed batch by batch: each verdict at the place of its programme and its recipient."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.register.batch import Batch, Numbers
from rules_engine.screening.screen import VERDICTS

Verdicts = npt.NDArray[np.int8]


class Recipients:
    """The places of a batch's recipients: first each row, then each household."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.names = batch.residents.unique()
        homes = np.repeat(np.arange(len(batch.sizes)), batch.sizes)
        keys = self._keys(homes, batch.residents)
        self.order = np.argsort(keys, kind="stable")
        self.sorted = keys[self.order]

    def __len__(self) -> int:
        return self.batch.rows + len(self.batch.sizes)

    def places(self, households: pa.Array, residents: pa.Array) -> Numbers:
        """Where each recipient stands; without a resident it is the household."""
        homes = pc.index_in(households, value_set=self.batch.households).to_numpy().astype(np.int64)
        personal = residents.is_valid().to_numpy(zero_copy_only=False)
        found = np.searchsorted(self.sorted, self._keys(homes, residents))
        rows = self.order[np.minimum(found, len(self.order) - 1)]
        return np.where(personal, rows, self.batch.rows + homes)

    def has(self, household: pa.Array) -> bool:
        """Whether a household is one of this batch."""
        return bool(pc.is_in(household, value_set=self.batch.households)[0].as_py())

    def _keys(self, homes: Numbers, residents: pa.Array) -> Numbers:
        codes = pc.fill_null(pc.index_in(residents, value_set=self.names), len(self.names)).to_numpy()
        found: Numbers = homes * (len(self.names) + 1) + codes
        return found


class Followed:
    """The verdicts of a register in the order of its batches."""

    def __init__(self, stream: Iterable[pa.RecordBatch], programmes: Sequence[str]) -> None:
        self.rest: Iterator[pa.RecordBatch] = (part for part in stream if part.num_rows)
        self.programmes = pa.array(programmes, pa.string())

    def of(self, recipients: Recipients) -> Verdicts:
        """The verdicts of a batch, of the shape (programmes, recipients), as places in `VERDICTS`."""
        found = np.full((len(self.programmes), len(recipients)), INELIGIBLE, np.int8)
        for part in self.rest:
            if not recipients.has(part.column("household").slice(0, 1)):
                self.rest = chain([part], self.rest)
                break
            places = recipients.places(part.column("household"), part.column("resident"))
            programmes = _coded(part.column("program"), self.programmes)
            found[programmes, places] = _coded(part.column("verdict"), pa.array(VERDICTS))
        return found


def _coded(column: pa.DictionaryArray, known: pa.Array) -> Numbers:
    """The place of each word among the known ones; the dictionary may hold words that are not used."""
    words = pc.fill_null(pc.index_in(column.dictionary.cast(pa.string()), value_set=known), -1).to_numpy()
    return words[column.indices.to_numpy()].astype(np.int64)  # type: ignore[no-any-return]
