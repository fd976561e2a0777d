# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads a register file batch by batch: a household is never cut in two, and memory holds one batch at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from rules_engine.reading import MOST_MEMBERS
from rules_engine.register.batch import Batch, Numbers
from rules_engine.register.coding import TOGETHER, Coder
from rules_engine.register.schema import HOUSEHOLD, RESIDENT, RegisterError, plain_schema
from rules_engine.register.seen import Seen, fingerprints

ROWS, BUFFER = 65_536, 1 << 20
ID_BYTES = 128
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
    for table in _whole_households(register, rows):
        yield _batch(table, first_row, as_of, seen)
        first_row += table.num_rows


def _whole_households(register: Register, rows: int) -> Iterator[pa.Table]:
    rest = register.schema.empty_table()
    with _parquet(register.file) as parquet:
        for part in parquet.iter_batches(batch_size=rows):
            table = pa.concat_tables([rest, pa.Table.from_batches([part]).cast(register.schema)])
            last = int(_starts(table)[-2]) if table.num_rows else 0
            rest = table.slice(last)
            if last:
                yield table.slice(0, last)
    if rest.num_rows:
        yield rest


def _batch(table: pa.Table, first_row: int, as_of: date, seen: Seen) -> Batch:
    starts = _starts(table)
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
    for name, meaning in ((HOUSEHOLD, "가구 번호"), (RESIDENT, "사람 번호")):
        ids = coder.columns[name]
        coder.say(ids.is_null().to_numpy(zero_copy_only=False), f"{meaning}('{name}')가 비어 있어요.")
        if not pa.types.is_string(ids.type):
            continue
        long = pc.fill_null(pc.greater(pc.binary_length(ids), ID_BYTES), False)  # noqa: FBT003
        coder.say(long.to_numpy(zero_copy_only=False), f"{meaning}('{name}')가 너무 길어요. {ID_BYTES}바이트까지예요.")
        alike = pc.fill_null(pc.match_substring_regex(ids, RESIDENT_NUMBER), False)  # noqa: FBT003
        if 2 * (pc.sum(alike).as_py() or 0) > len(ids):  # a pseudonym of 13 digits may look alike by chance, not most
            message = f"{meaning}('{name}')가 주민등록번호처럼 보여요. 가명 번호로 바꿔 주세요."
            coder.say(alike.to_numpy(zero_copy_only=False), message)


def _look_at_members(coder: Coder) -> None:
    crowded = coder.of_households(coder.sizes > MOST_MEMBERS)
    coder.say(crowded, f"한 가구에 사람이 너무 많아요. {MOST_MEMBERS}명까지 적을 수 있어요.")
    persons = coder.columns[RESIDENT].dictionary_encode()
    codes = pc.fill_null(persons.indices, len(persons.dictionary)).to_numpy().astype(np.int64)
    pairs = coder.home_of * (len(persons.dictionary) + 1) + codes
    _, first = np.unique(pairs, return_index=True)
    twice = np.ones(len(pairs), np.bool_)
    twice[first] = False
    coder.say(twice, "같은 가구에 같은 사람 번호가 또 있어요. 서로 다르게 적어 주세요.")


def _look_at_sizes(coder: Coder, batch: Batch) -> None:
    if (size := batch.numbers.get("household.size")) is None:
        return
    together = batch.numbers[TOGETHER].lo if TOGETHER in batch.numbers else np.ones(batch.rows, np.int64)
    listed = np.add.reduceat(together, batch.starts[:-1])
    coder.say(coder.of_households(size.hi < listed), "함께 사는 사람이 가구원 수보다 많아요. 둘 중 하나를 고쳐 주세요.")


@contextmanager
def _parquet(file: Path) -> Iterator[pq.ParquetFile]:
    try:
        parquet = pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)
    except FileNotFoundError:
        raise RegisterError(["그런 파일이 없어요. 파일 이름을 확인해 주세요."]) from None
    except (pa.ArrowInvalid, OSError):
        raise RegisterError(["Parquet 파일로 읽을 수 없어요. 파일을 다시 만들어 주세요."]) from None
    with parquet:
        yield parquet
