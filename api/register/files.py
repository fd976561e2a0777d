# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A report as a file, written part by part: CSV that spreadsheets open in Korean, else Parquet."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

BETWEEN = "; "
BYTE_ORDER = "\ufeff".encode()
"""Without it spreadsheets take Korean for something else."""


def written(rows: Iterable[pa.RecordBatch], out: Path) -> Iterator[pa.RecordBatch]:
    """The same rows, which are written while they pass; the file appears when it is whole; no part, no file."""
    text = out.suffix.lower() == ".csv"
    unfinished = out.with_name(out.name + ".unfinished")
    try:
        with ExitStack() as stack:
            writer = None
            for part in rows:
                plain = _plain(part, text=text)
                if writer is None:
                    writer = stack.enter_context(_writer(unfinished, plain.schema, stack, text=text))
                writer.write_table(plain)
                yield part
        if unfinished.exists():
            unfinished.replace(out)
        else:
            out.unlink(missing_ok=True)
    finally:
        unfinished.unlink(missing_ok=True)


def _writer(file: Path, schema: pa.Schema, stack: ExitStack, *, text: bool) -> pq.ParquetWriter | pa_csv.CSVWriter:
    if not text:
        return pq.ParquetWriter(file, schema, compression="zstd")
    opened = stack.enter_context(file.open("wb"))
    opened.write(BYTE_ORDER)
    return pa_csv.CSVWriter(opened, schema)


def _plain(part: pa.RecordBatch, *, text: bool) -> pa.Table:
    return pa.table({name: _column(part[name], text=text) for name in part.schema.names})


def _column(column: pa.Array, *, text: bool) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    return pc.binary_join(column, BETWEEN) if text and pa.types.is_list(column.type) else column
