# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Visits out of a report on the register: who turns 65 or 70, and where a child was born."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from api.privacy import strike_identity_numbers
from api.store.visits import Plan

BIRTHDAYS = frozenset({"household", "resident", "age", "birthday", "program"})
BIRTHS = frozenset({"household", "infant", "program", "last"})
PLACE = ("sigungu", "dong")
NO_LIST = "방문할 사람의 목록이 아니에요. `donghaeng register birthdays 명부 --out 목록.parquet`로 만들어요."
SOON = timedelta(days=14)
"""Within which a family with a birth is visited, or by the first last day before that."""
Row = Mapping[str, Any]


class ReportError(Exception):
    """The file holds no list of people to be visited; the message says what to do."""


def plans_in(file: Path, today: date) -> list[Plan]:
    """The visits of a report (`register birthdays|births --out`); raises `ReportError`."""
    try:
        rows = pq.read_table(file).to_pylist()
        columns = set(pq.read_schema(file).names)
    except (OSError, pa.ArrowException):
        raise ReportError(f"파일을 읽을 수 없어요: {file}") from None
    for number, row in enumerate(rows, start=1):
        if any(strike_identity_numbers(str(value))[1] for value in row.values()):
            raise ReportError(f"{number}번째 줄에 주민등록번호처럼 보이는 값이 있어요. 그 번호는 명부에 두지 마세요.")
    if columns >= BIRTHDAYS:
        return list(_birthdays(rows, today))
    if columns >= BIRTHS:
        return list(_births(rows, today))
    raise ReportError(
        "방문할 사람의 목록이 아니에요. `donghaeng register birthdays 명부 --out 파일.parquet`로 만들어요."
    )


def _birthdays(rows: Iterable[Row], today: date) -> Iterator[Plan]:
    for (household, resident, age), of_one in _by(rows, "household", "resident", "age"):
        first = of_one[0]
        content = {
            "household": household,
            "resident": resident,
            "age": first["age"],
            "day": None if first["birthday"] is None else str(first["birthday"]),
            "programs": _programs(of_one),
        }
        on = max(first["birthday"] or today, today)
        yield Plan("birthday", f"{household}/{resident}/{age}", *_place(first), on, content)


def _births(rows: Iterable[Row], today: date) -> Iterator[Plan]:
    for (household, infant), of_one in _by(rows, "household", "infant"):
        lasts = [row["last"] for row in of_one if row["last"] is not None and row["last"] >= today]
        content = {
            "household": household,
            "resident": infant,
            "day": str(min(lasts)) if lasts else None,
            "programs": _programs(of_one),
        }
        on = min([today + SOON, *lasts])
        yield Plan("birth", f"{household}/{infant}", *_place(of_one[0]), on, content)


def _by(rows: Iterable[Row], *names: str) -> Iterator[tuple[tuple[Any, ...], list[Row]]]:
    def key(row: Row) -> tuple[str, ...]:
        return tuple(str(row[name]) for name in names)

    for found, of_one in groupby(sorted(rows, key=key), key=key):
        yield found, list(of_one)


def _programs(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row["program"] for row in rows if row["program"] is not None))


def _place(row: Row) -> tuple[str, str]:
    sigungu, dong = (str(row.get(name) or "") for name in PLACE)
    return sigungu, dong
