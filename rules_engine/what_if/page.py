# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a change would do, as a Markdown page in Korean."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.texts import wording
from rules_engine.what_if.outcome import KRW, TOTAL, Outcome
from rules_engine.what_if.sharing import SMALL

SHOWN = 20
HIDDEN = "가림"
HEADINGS = {"programme": "혜택", "district": "사는 곳", "age": "나이", "size": "가구원 수"}
COLUMNS = ("gained", "lost", "kept", "open")


def page(outcome: Outcome, table: pa.Table, catalogue: Catalogue) -> str:
    """The page of an outcome; `table` is its whole table, or what may be shared of it."""
    return "\n".join(_lines(outcome, table.to_pylist(), catalogue)) + "\n"


def _lines(outcome: Outcome, rows: list[dict[str, Any]], catalogue: Catalogue) -> Iterator[str]:
    [total] = [row for row in rows if row["by"] == TOTAL]
    gained, lost, kept, still_open = (_count(total[column], outcome.unit) for column in COLUMNS)
    yield from (f"# {outcome.title}", "", f"기준일은 {wording.day(outcome.as_of)}이에요.", "")
    yield f"- 새로 받을 수 있어요: {gained}"
    yield f"- 더는 받을 수 없어요: {lost}"
    yield f"- 그대로 받을 수 있어요: {kept}"
    yield f"- 더 알아야 정해져요: {still_open}"
    if total[KRW] is not None:
        yield f"- 한 달에 드는 돈: {total[KRW]:+,}원"
    if outcome.unreckoned:
        unreckoned = ", ".join(outcome.unreckoned)
        yield f"- 돈은 셈하지 못했어요(사람마다 다르거나, 한 번 주거나, 글로만 적혀 있어요): {unreckoned}"
    if any(row[column] is None for row in rows for column in COLUMNS):
        yield f"- {SMALL - 1} 이하의 수와, 그 수를 짐작하게 하는 수는 '{HIDDEN}'으로 적었어요."
    for part, heading in HEADINGS.items():
        of_part = [row for row in rows if row["by"] == part]
        names = {one.id: one.name for one in catalogue.programmes.values()} if part == "programme" else {}
        if part != "programme" or len(of_part) > 1:
            yield from ("", *_table(heading, of_part[:SHOWN], names))
        if len(of_part) > SHOWN:
            yield from ("", f"{heading}: 많이 바뀌는 {SHOWN}곳만 보였어요. 모두 {len(of_part):,}곳이에요.")


def _table(heading: str, rows: list[dict[str, Any]], names: dict[str, str]) -> Iterator[str]:
    reckoned = any(row[KRW] is not None for row in rows)
    yield f"| {heading} | 새로 받음 | 못 받게 됨 | 그대로 | 더 알아야 함 |{' 한 달 차이 |' if reckoned else ''}"
    yield f"|---|---:|---:|---:|---:|{'---:|' if reckoned else ''}"
    for row in rows:
        counts = " | ".join(_count(row[column], "") for column in COLUMNS)
        krw = "" if row[KRW] is None else f"{row[KRW]:+,}원"
        yield f"| {names.get(row['group'], row['group'])} | {counts} |{f' {krw} |' if reckoned else ''}"


def _count(count: int | None, unit: str) -> str:
    return HIDDEN if count is None else f"{count:,}{unit}"
