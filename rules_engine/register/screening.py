# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register screened against a catalogue: who may have what, and what is missing to tell."""

from collections.abc import Collection, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rules_engine.arrays.blocks import Laid
from rules_engine.arrays.listing import Entries, Masks, list_entries
from rules_engine.compiled.columns import Columns
from rules_engine.compiled.compiling import columns
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.batch import Batch
from rules_engine.register.counting import desk
from rules_engine.register.lacking import facts_by_bit, facts_of, lacks_by_topic
from rules_engine.register.laying import lay
from rules_engine.register.reading import Register, batches
from rules_engine.screening.screen import VERDICTS

TOLD = VERDICTS[:-1]


def screened(
    register: Register, catalogue: Catalogue, as_of: date, programs: Collection[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """Everybody's verdicts, household by household in the order of the register; `output_schema` says in which columns.

    Left out is what is ineligible, what is offered only elsewhere, and what an unreviewed import says does not match.

    Args:
        register: the residents.
        catalogue: the programmes.
        as_of: the day of enquiry.
        programs: ids of the programmes asked about (default: all).

    Raises:
        RegisterError: at the first batch that cannot be read.
    """
    screener = Screener(columns(catalogue, as_of), programs)
    for batch in batches(register, as_of):
        yield screener.screen(batch)


def output_schema(register: Register) -> pa.Schema:
    """The columns of what is screened: ids are as in the register, `resident` is null where the household receives."""
    words = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            ("household", register.schema.field("household").type),
            ("resident", register.schema.field("resident").type),
            ("program", words),
            ("verdict", words),
            ("missing", pa.list_(pa.string())),
        ]
    )


class Screener:
    """A compiled catalogue ready to screen one batch after the other."""

    def __init__(self, compiled: Columns, programs: Collection[str] | None = None) -> None:
        self.compiled = compiled
        self.ids = pa.array([programme.id for programme, _ in compiled.rows], pa.string())
        self._wanted = np.array([programs is None or one.id in programs for one, _ in compiled.rows], np.bool_)
        self._lacks = lacks_by_topic(compiled)
        self._room = desk(compiled)

    def screen(self, batch: Batch) -> pa.RecordBatch:
        """The verdicts of one batch."""
        entries = self.entries(lay(batch, self.compiled))
        residents = pa.array(batch.starts[entries.home] + entries.member, mask=entries.member < 0)
        return pa.RecordBatch.from_arrays(
            [
                batch.households.take(pa.array(entries.home)),
                batch.residents.take(residents),
                pa.DictionaryArray.from_arrays(pa.array(entries.programme, pa.int32()), self.ids),
                pa.DictionaryArray.from_arrays(pa.array(entries.verdict, pa.int32()), pa.array(TOLD)),
                _missing(entries.lacks),
            ],
            ["household", "resident", "program", "verdict", "missing"],
        )

    def entries(self, laid: Laid, *, everywhere: bool = False) -> Entries:
        """The verdicts of households that are laid out, `everywhere` also on what is offered only elsewhere."""
        compiled = self.compiled
        return Entries(
            *list_entries(
                compiled.plan,
                compiled.tables,
                laid,
                compiled.day,
                compiled.on.year,
                self._room,
                self._wanted,
                self._serving() | everywhere,
                self._lacks,
                facts_by_bit(),
            )
        )

    def _serving(self) -> npt.NDArray[np.bool_]:
        """By place (row) which programmes are offered there."""
        return np.array([self.compiled.serving.at(place) for place in self.compiled.places.met()], np.bool_)


def _missing(lacks: Masks) -> pa.Array:
    """The lists of lacking facts; each distinct one is made once."""
    width = lacks.shape[1]
    words = pa.binary(lacks.itemsize * width)
    encoded = pa.FixedSizeBinaryArray.from_buffers(words, len(lacks), [None, pa.py_buffer(lacks)]).dictionary_encode()
    distinct = np.frombuffer(b"".join(encoded.dictionary.to_pylist()), np.uint64).reshape(-1, width)
    lists = pa.array([facts_of(one) for one in distinct], pa.list_(pa.string()))
    return lists.take(encoded.indices)
