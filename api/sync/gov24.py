# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""보조금24 v3: the list, the details and the condition codes of all public services, or of those changed since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from typing import Any, NamedTuple

from api.sync.calls import Caller
from api.sync.errors import EMPTY, KEY_REFUSED, LACKING, NOT_DATA, BrokenError, SyncError, TemporaryError
from api.sync.paging import Page, Paged, Row
from api.sync.source import Collected, Progress
from api.sync.staging import Staging, safe_name
from rules_engine.gov24 import Record, Snapshot
from rules_engine.gov24.difference import COUNTERS
from rules_engine.gov24.snapshot import SourceName

LIST, DETAIL, CONDITIONS = ("serviceList", "serviceDetail", "supportConditions")
ID, CHANGED = "서비스ID", "수정일시"
STAMP = "%Y%m%d%H%M%S"
KEY_CODES = (-401, -4)
MOST_LACKING = 0.05
"""The part of listed services that may be without a detail before the answer counts as broken."""


class _Parts(NamedTuple):
    listed: list[Row]
    details: Mapping[str, Row]
    conditions: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Gov24:
    """The client. `page_size` is the number of services a call."""

    caller: Caller
    page_size: int = 1000
    name: SourceName = "gov24"
    longest: timedelta = timedelta(hours=6)

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.caller.address

    def collect(self, previous: Snapshot | None, staging: Staging, progress: Progress, *, full: bool) -> Collected:
        """All services; unless `full`, only what changed is asked for where that is enough and cheaper."""
        last = None if previous is None or full else _last_change(previous)
        if previous is not None and last is not None:
            changed = self._changed(last, staging)
            records = self._merged(previous, changed, staging, progress)
            if records is not None:
                return Collected(records, full=False)
        return Collected(self._all(staging, progress), full=True)

    def _all(self, staging: Staging, progress: Progress) -> dict[str, Record]:
        steps = _Steps(progress)
        listed = self._paged(LIST, LIST, {}, staging, steps).all()
        if not listed.rows:
            raise BrokenError(EMPTY)
        steps.of = 3 * steps.done
        details = _by_id(self._paged(DETAIL, DETAIL, {}, staging, steps).all().rows)
        conditions = _by_id(self._paged(CONDITIONS, CONDITIONS, {}, staging, steps).all().rows)
        lacking = sum(row[ID] not in details for row in listed.rows)
        if lacking > MOST_LACKING * len(listed.rows):
            raise BrokenError(LACKING.format(listed=len(listed.rows), lacking=lacking))
        return dict(_joined(_Parts(listed.rows, details, conditions)))

    def _changed(self, last: datetime, staging: Staging) -> Page:
        # A second earlier, for what was changed in the same second after we asked.
        since = (last - timedelta(seconds=1)).strftime(STAMP)
        return self._paged(LIST, "changed", {f"cond[{CHANGED}::GT]": since}, staging, _Steps()).all()

    def _merged(
        self, previous: Snapshot, changed: Page, staging: Staging, progress: Progress
    ) -> dict[str, Record] | None:
        """The last snapshot with the changes; None where something is gone, or so much new that all is asked for."""
        fresh = [row for row in changed.rows if _is_new(row, previous.records.get(row[ID]))]
        together = previous.records.keys() | {row[ID] for row in changed.rows}
        if len(together) != changed.total or len(fresh) > ceil(changed.total / self.page_size):
            return None
        steps = _Steps(progress, of=2 * len(fresh))
        details, conditions = (
            {row[ID]: found for row in fresh if (found := self._single(part, row[ID], staging, steps)) is not None}
            for part in (DETAIL, CONDITIONS)
        )
        return {**previous.records, **dict(_joined(_Parts(fresh, details, conditions)))}

    def _single(self, part: str, one: str, staging: Staging, steps: "_Steps") -> Row | None:
        label = f"{part}-of-{safe_name(one)}"
        rows = self._paged(part, label, {f"cond[{ID}::EQ]": one}, staging, steps).all().rows
        return next((row for row in rows if row[ID] == one), None)

    def _paged(self, part: str, label: str, where: Mapping[str, str], staging: Staging, steps: "_Steps") -> Paged:
        def ask(number: int) -> Page:
            params: dict[str, str | int] = {**where, "page": number, "perPage": self.page_size, "returnType": "JSON"}
            return self.caller.get(f"/gov24/v3/{part}", params, partial(read_page, filtered=bool(where)))

        return Paged(label, ID, ask, staging, self.caller.pause, steps.one)


@dataclass(slots=True)
class _Steps:
    """Counts steps and tells them; `of` is how many there will be, 0 while nobody knows."""

    progress: Progress | None = None
    of: int = 0
    done: int = 0

    def one(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, max(self.of, self.done))


def read_page(content: bytes, *, filtered: bool) -> Page:
    """A page as the service documents it.

    Raises:
        TemporaryError: if this is something else, such as a page of an error in HTML.
        SyncError: if it says that the key is refused.
    """
    try:
        answer: Any = json.loads(content)
    except (ValueError, UnicodeDecodeError):
        raise TemporaryError(NOT_DATA) from None
    if isinstance(answer, dict) and answer.get("code") in KEY_CODES:
        raise SyncError(KEY_REFUSED)
    rows = answer.get("data") if isinstance(answer, dict) else None
    counts = [answer.get(name) for name in ("totalCount", "matchCount")] if isinstance(answer, dict) else []
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows) or not isinstance(counts[0], int):
        raise TemporaryError(NOT_DATA)
    total = counts[0]
    return Page(counts[1] if filtered and isinstance(counts[1], int) else total, total, rows)


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get(ID), str) and bool(row[ID])


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row[ID]: row for row in rows}


def _joined(parts: _Parts) -> Iterator[tuple[str, Record]]:
    for row in parts.listed:
        one = row[ID]
        yield one, Record(one, row, parts.details.get(one), parts.conditions.get(one))


def _last_change(previous: Snapshot) -> datetime | None:
    """The latest 수정일시 of a snapshot, 14 figures."""
    stamps = [str(record.listed.get(CHANGED) or "") for record in previous.records.values()]
    try:
        return datetime.strptime(max(stamps, default=""), STAMP)  # noqa: DTZ007 - compared with the server's own only
    except ValueError:
        return None


def _is_new(row: Row, known: Record | None) -> bool:
    """Whether anything but how often it was read differs from what is known."""
    if known is None:
        return True
    return any(row.get(name) != known.listed.get(name) for name in (row.keys() | known.listed.keys()) - COUNTERS)
