# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Writes what a register's screening found as one Parquet file, part by part, so that it can go on where it stopped.

Parts lie in a folder beside the file until all are there. A part counts only under its final name, and only for the
same register, catalogue, day and programmes; the file appears when it is whole.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from rules_engine.catalogue import Catalogue
from rules_engine.compiling import columns
from rules_engine.register.reading import Register, batches, open_register
from rules_engine.register.screening import Screener, output_schema

Progress = Callable[[int, int], None]
"""Told the rows that are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many verdicts were written, of how many residents, and how many of them stood there from an earlier run."""

    verdicts: int
    residents: int
    resumed: int


def screen_register(
    file: Path,
    out: Path,
    catalogue: Catalogue,
    as_of: date,
    programs: Collection[str] | None = None,
    progress: Progress = lambda done, of: None,  # noqa: ARG005
) -> Written:
    """Screen a register into a file of `screening.output_schema`; called again after a break it goes on.

    Raises:
        RegisterError: when the register cannot be read.
    """
    register = open_register(file)
    parts = _Parts(out, _fingerprint(register, catalogue, as_of, programs))
    screener = Screener(columns(catalogue, as_of), programs)
    done = resumed = 0
    for number, batch in enumerate(batches(register, as_of)):
        if parts.has(number):
            resumed += batch.rows
        else:
            parts.write(number, pa.Table.from_batches([screener.screen(batch)]))
        done += batch.rows
        progress(done, register.rows)
    return Written(parts.join(output_schema(register)), done, resumed)


def _fingerprint(register: Register, catalogue: Catalogue, as_of: date, programs: Collection[str] | None) -> str:
    """What the parts were made of: the register by its size and time, and what it was asked."""
    status = register.file.stat()
    chosen = None if programs is None else sorted(programs)
    asked = [status.st_size, status.st_mtime_ns, str(register.schema), catalogue.version, as_of.isoformat(), chosen]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


class _Parts:
    def __init__(self, out: Path, fingerprint: str) -> None:
        self.out = out
        self.folder = out.with_name(out.name + ".parts")
        stamp = self.folder / "made-of"
        if not stamp.is_file() or stamp.read_text(encoding="ascii") != fingerprint:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            stamp.write_text(fingerprint, encoding="ascii")

    def has(self, number: int) -> bool:
        return self._file(number).is_file()

    def write(self, number: int, table: pa.Table) -> None:
        unfinished = self._file(number).with_suffix(".unfinished")
        pq.write_table(table, unfinished, compression="lz4")
        unfinished.replace(self._file(number))

    def join(self, schema: pa.Schema) -> int:
        """Make one file of all parts; returns how many rows it has."""
        unfinished = self.out.with_name(self.out.name + ".unfinished")
        rows = 0
        with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
            for part in sorted(self.folder.glob("*.parquet")):
                table = pq.read_table(part, read_dictionary=["program", "verdict"]).cast(schema)
                writer.write_table(table)
                rows += table.num_rows
        unfinished.replace(self.out)
        shutil.rmtree(self.folder)
        return rows

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:06}.parquet"
