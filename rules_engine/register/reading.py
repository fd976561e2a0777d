# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads a register file batch by batch: a household is never cut in two, and memory holds one batch at a time."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from rules_engine.facts.reading import MOST_MEMBERS
from rules_engine.register.batch import TOGETHER, Batch, Flags, Numbers
from rules_engine.register.coding import Coder
from rules_engine.register.schema import HOUSEHOLD, RESIDENT, RegisterError, plain_schema
from rules_engine.register.seen import Seen, fingerprints

ROWS, BUFFER = 65_536, 1 << 20
IDS: Mapping[str, str] = {HOUSEHOLD: "가구 번호", RESIDENT: "사람 번호"}
ID_BYTES = 128
RESIDENT_NUMBER_LENGTHS = (13, 14)
RESIDENT_NUMBER = r"^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-?[1-8]\d{6}$"


@dataclass(frozen=True, slots=True)
class Register:
    """A register file whose columns are in order; its rows are looked at only while they are read."""

    file: Path
    rows: int
    schema: pa.Schema


def open_register(file: Path) -> Register:
    """Look at the columns of a register.

    Raises:
        RegisterError: when the file is no Parquet file, or a column is unknown, missing or of another type.
    """
    with _parquet(file) as parquet:
        return Register(file, parquet.metadata.num_rows, plain_schema(parquet.schema_arrow))


def batches(register: Register, as_of: date, rows: int = ROWS) -> Iterator[Batch]:
    """The whole register in its order, about `rows` rows at a time, for the day of enquiry.

    Raises:
        RegisterError: at the first batch with rows that cannot be; the message has row numbers, never what they hold.
    """
    seen = Seen()
    first_row = 0
    for table, starts in _whole_households(register, rows):
        yield _batch(table, starts, first_row, as_of, seen)
        first_row += table.num_rows


def _whole_households(register: Register, rows: int) -> Iterator[tuple[pa.Table, Numbers]]:
    """Tables with where their households begin; a household that is far too large is not waited for."""
    rest: pa.Table | None = None
    words = [field.name for field in register.schema if field.name not in IDS and pa.types.is_string(field.type)]
    with _parquet(register.file, words) as parquet:
        for part in parquet.iter_batches(batch_size=rows):
            table = _plain(part, register.schema)
            table = table if rest is None else pa.concat_tables([rest, table])
            starts = _starts(table)
            if starts[-1] - starts[-2] <= MOST_MEMBERS:
                starts = starts[:-1]
            rest = table.slice(starts[-1])
            if starts[-1]:
                yield table.slice(0, starts[-1]), starts
    if rest is not None and rest.num_rows:
        yield rest, _starts(rest)


def _plain(part: pa.RecordBatch, schema: pa.Schema) -> pa.Table:
    """The part in the types of the schema; words stay coded where they are."""
    kept = [
        column if _as_wanted(column, field) else column.cast(field.type)
        for column, field in zip(part, schema, strict=True)
    ]
    return pa.table(kept, schema.names)


def _as_wanted(column: pa.Array, field: pa.Field) -> bool:
    coded = field.name not in IDS and column.type == pa.dictionary(pa.int32(), field.type)
    return bool(coded or column.type == field.type)


def _batch(table: pa.Table, starts: Numbers, first_row: int, as_of: date, seen: Seen) -> Batch:
    coder = Coder(table, starts, first_row, as_of)
    households, residents = coder.columns[HOUSEHOLD].take(pa.array(starts[:-1])), coder.columns[RESIDENT]
    _look_at_ids(coder)
    if not coder.problems:
        again = seen.add(fingerprints(households))
        coder.say(coder.of_households(again), "앞에 나온 가구가 또 나와요. 한 가구의 줄은 붙여 놓아 주세요.")
    _look_at_members(coder)
    batch = Batch(first_row, residents, households, starts, coder.numbers(), coder.words(), coder.receiving())
    _look_at_sizes(coder, batch)
    if coder.problems:
        raise RegisterError(coder.problems)
    return batch


def _starts(table: pa.Table) -> Numbers:
    """Where each household begins, and the end."""
    ids = table.column(HOUSEHOLD).combine_chunks()
    changes = pc.fill_null(pc.not_equal(ids[1:], ids[:-1]), True).to_numpy(zero_copy_only=False)  # noqa: FBT003
    return np.concatenate(([0], np.flatnonzero(changes) + 1, [len(ids)])).astype(np.int64)


def _look_at_ids(coder: Coder) -> None:
    for name, meaning in IDS.items():
        ids = coder.columns[name]
        coder.say(ids.is_null().to_numpy(zero_copy_only=False), f"{meaning}('{name}')가 비어 있어요.")
        if not pa.types.is_string(ids.type):
            continue
        lengths = pc.binary_length(ids).fill_null(0).to_numpy()
        coder.say(lengths > ID_BYTES, f"{meaning}('{name}')가 너무 길어요. {ID_BYTES}바이트까지예요.")
        if not _mostly(np.isin(lengths, RESIDENT_NUMBER_LENGTHS)):
            continue
        alike = pc.match_substring_regex(ids, RESIDENT_NUMBER).fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003
        if _mostly(alike):  # a pseudonym of 13 digits may look alike by chance, not most
            coder.say(alike, f"{meaning}('{name}')가 주민등록번호처럼 보여요. 가명 번호로 바꿔 주세요.")


def _mostly(flags: Flags) -> bool:
    return 2 * int(np.count_nonzero(flags)) > len(flags)


def _look_at_members(coder: Coder) -> None:
    crowded = coder.of_households(coder.sizes > MOST_MEMBERS)
    coder.say(crowded, f"한 가구에 사람이 너무 많아요. {MOST_MEMBERS}명까지 적을 수 있어요.")
    persons = _comparable(coder.columns[RESIDENT])
    position = np.arange(coder.rows) - np.repeat(coder.starts[:-1], coder.sizes)
    twice = np.zeros(coder.rows, np.bool_)
    rows = np.flatnonzero(position)
    for before in range(1, MOST_MEMBERS):
        twice[rows[persons[rows] == persons[rows - before]]] = True
        rows = rows[position[rows] > before]
        if not len(rows):
            break
    coder.say(twice, "같은 가구에 같은 사람 번호가 또 있어요. 서로 다르게 적어 주세요.")


def _comparable(ids: pa.Array) -> npt.NDArray[Any]:
    """Numbers that are the same where the ids are."""
    if pa.types.is_integer(ids.type) and not ids.null_count:
        return ids.to_numpy()  # type: ignore[no-any-return]
    return ids.dictionary_encode().indices.fill_null(-1).to_numpy()  # type: ignore[no-any-return]


def _look_at_sizes(coder: Coder, batch: Batch) -> None:
    if (size := batch.numbers.get("household.size")) is None:
        return
    listed = coder.sizes
    if (together := batch.numbers.get(TOGETHER)) is not None:
        listed = np.add.reduceat(~together.known | (together.lo != 0), batch.starts[:-1], dtype=np.int64)
    wrong = coder.of_households(size.known & (size.hi < listed))
    coder.say(wrong, "함께 사는 사람이 가구원 수보다 많아요. 둘 중 하나를 고쳐 주세요.")


@contextmanager
def _parquet(file: Path, coded: Collection[str] = ()) -> Iterator[pq.ParquetFile]:
    try:
        parquet = pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False, read_dictionary=list(coded))
    except FileNotFoundError:
        raise RegisterError(["그런 파일이 없어요. 파일 이름을 확인해 주세요."]) from None
    except (pa.ArrowInvalid, OSError):
        raise RegisterError(["Parquet 파일로 읽을 수 없어요. 파일을 다시 만들어 주세요."]) from None
    with parquet:
        yield parquet
