# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Writes what a register's screening found as one Parquet file, part by part, so that it can go on where it stopped.

Parts lie in a folder beside the file until all are there. A part counts only under its final name, and only for the
same register, catalogue, day and programmes; the file appears when it is whole.
"""

import hashlib
import json
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from rules_engine.compiled.compiling import columns
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.reading import Register, batches, open_register
from rules_engine.register.schema import RegisterError
from rules_engine.register.screening import Screener, output_schema

PART = 6 * "[0-9]" + ".parquet"
MADE = (PART, 6 * "[0-9]" + ".unfinished", "whole.unfinished", "made-of")
"""What a folder of parts may hold; the stamp goes last, for without it the parts are nobody's."""
PART_ROWS = 16_384
"""Residents a part: each may have a hundred entries, and memory holds one part at a time."""

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
    rows: int = PART_ROWS,
) -> Written:
    """Screen a register into a file of `screening.output_schema`; called again after a break it goes on.

    Args:
        file: the register.
        out: the file to write; what stands there stays until all is done.
        catalogue: the programmes.
        as_of: the day of enquiry.
        programs: ids of the programmes asked about (default: all).
        progress: told the rows that are done, and of how many, after each part.
        rows: about how many residents a part has.

    Raises:
        RegisterError: when the register cannot be read, or would be written over.
    """
    register = open_register(file)
    if out.exists() and out.samefile(file):
        raise RegisterError(["적을 파일이 명부와 같아요. 다른 이름을 적어 주세요."])
    parts = _Parts(out, _fingerprint(register, catalogue, as_of, programs, rows))
    try:
        return _screen(register, parts, Screener(columns(catalogue, as_of), programs), progress, rows)
    except RegisterError:
        parts.drop()  # of a register that must be put right first nothing can be used
        raise


def _screen(register: Register, parts: "_Parts", screener: Screener, progress: Progress, rows: int) -> Written:
    done = resumed = 0
    for number, batch in enumerate(batches(register, screener.compiled.on, rows)):
        if parts.has(number):
            resumed += batch.rows
        else:
            parts.write(number, pa.Table.from_batches([screener.screen(batch)]))
        done += batch.rows
        progress(done, register.rows)
    return Written(parts.join(output_schema(register)), done, resumed)


def _fingerprint(
    register: Register, catalogue: Catalogue, as_of: date, programs: Collection[str] | None, rows: int
) -> str:
    """What the parts were made of: the register by its size and time, and what it was asked."""
    status = register.file.stat()
    chosen = None if programs is None else sorted(set(programs))
    read = (status.st_size, status.st_mtime_ns, str(register.schema), rows)
    asked = (catalogue.version, as_of.isoformat(), chosen)
    return hashlib.sha256(json.dumps([*read, *asked]).encode()).hexdigest()


class _Parts:
    def __init__(self, out: Path, fingerprint: str) -> None:
        self.out = out
        self.folder = out.with_name(out.name + ".parts")
        stamp = self.folder / "made-of"
        if not stamp.is_file() or stamp.read_text(encoding="ascii") != fingerprint:
            self.drop()
            self.folder.mkdir(exist_ok=True)
            stamp.write_text(fingerprint, encoding="ascii")

    def has(self, number: int) -> bool:
        return self._file(number).is_file()

    def write(self, number: int, table: pa.Table) -> None:
        unfinished = self._file(number).with_suffix(".unfinished")
        pq.write_table(table, unfinished, compression="lz4")
        unfinished.replace(self._file(number))

    def join(self, schema: pa.Schema) -> int:
        """Make one file of all parts; returns how many rows it has."""
        unfinished = self.folder / "whole.unfinished"
        rows = 0
        with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
            for part in sorted(self.folder.glob(PART)):
                table = pq.read_table(part, read_dictionary=["program", "verdict"]).cast(schema)
                writer.write_table(table)
                rows += table.num_rows
        unfinished.replace(self.out)
        self.drop()
        return rows

    def drop(self) -> None:
        """Leave nothing but the file; what somebody else put into the folder stays, and so does the folder then."""
        for made in (file for of_name in MADE for file in self.folder.glob(of_name)):
            made.unlink()
        with suppress(OSError):
            self.folder.rmdir()

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:06}.parquet"
