# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All services of a source on one day, and the bytes that stand for them: same services, same bytes."""

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args

from rules_engine.gov24.records import Record

SourceName = Literal["gov24", "bokjiro"]
FORM = 1
COMPRESSION = 5


class SnapshotError(ValueError):
    """Bytes that are not a whole snapshot; the message is a sentence for people."""


@dataclass(frozen=True)
class Snapshot:
    """The services of one source. `day` is the day on which they were last seen so; it is not part of the bytes."""

    source: SourceName
    day: date
    records: Mapping[str, Record]

    @cached_property
    def digest(self) -> str:
        """What stands for the services, however they were written."""
        return _digest(self._lines)

    @cached_property
    def _lines(self) -> list[bytes]:
        return [_line(self.records[one]) for one in sorted(self.records)]

    def written(self) -> bytes:
        """The bytes: a gzip of JSON lines, first the count and digest, then one service a line in the order of ids."""
        head = {"form": FORM, "source": self.source, "count": len(self._lines), "sha256": self.digest}
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=COMPRESSION, mtime=0) as file:
            file.write(b"\n".join([_json(head), *self._lines, b""]))
        return packed.getvalue()


def snapshot(source: SourceName, day: date, records: Iterable[Record]) -> Snapshot:
    """Put services together."""
    return Snapshot(source, day, {record.id: record for record in records})


def read_snapshot(content: bytes, day: date) -> Snapshot:
    """Read what `Snapshot.written` wrote.

    Raises:
        SnapshotError: if anything is missing or was altered.
    """
    try:
        first, *lines = gzip.decompress(content).split(b"\n")
        head = json.loads(first)
        whole = lines[-1] == b"" and head["form"] == FORM and head["source"] in get_args(SourceName)
        lines = lines[:-1]
        if not whole or head["count"] != len(lines) or head["sha256"] != _digest(lines):
            raise SnapshotError("가져온 자료 파일이 온전하지 않아요.")
        return snapshot(head["source"], day, (_record(json.loads(line)) for line in lines))
    except (
        OSError,
        EOFError,
        zlib.error,
        KeyError,
        TypeError,
        IndexError,
        UnicodeDecodeError,
        json.JSONDecodeError,
    ) as error:
        raise SnapshotError("가져온 자료 파일을 읽을 수 없어요.") from error


def _line(record: Record) -> bytes:
    return _json({"id": record.id, "listed": record.listed, "detail": record.detail, "conditions": record.conditions})


def _record(fields: dict[str, Any]) -> Record:
    return Record(fields["id"], fields["listed"], fields["detail"], fields["conditions"])


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _digest(lines: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line + b"\n")
    return digest.hexdigest()
