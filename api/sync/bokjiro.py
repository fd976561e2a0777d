# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""복지로 central welfare services: a list in XML, and one call for the detail of each."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

from api.sync.calls import Caller
from api.sync.errors import EMPTY, KEY_REFUSED, NOT_DATA, QUOTA, REFUSED, BrokenError, SyncError, TemporaryError
from api.sync.paging import Page, Paged, Row
from api.sync.source import Collected, Progress
from api.sync.staging import Staging, safe_name
from rules_engine.gov24 import Record, Snapshot
from rules_engine.gov24.difference import COUNTERS
from rules_engine.gov24.snapshot import SourceName

LIST, DETAIL = "/NationalWelfarelistV001", "/NationalWelfaredetailedV001"
ID = "servId"
FINE, NO_SUCH, QUOTA_SPENT = 0, 12, 22
KEY_TROUBLE = frozenset({20, 30, 31})
PASSING = frozenset({4, 99})


@dataclass(frozen=True, slots=True)
class Bokjiro:
    """The client. A development key allows some hundred calls a day, so what is received waits for the next days."""

    caller: Caller
    page_size: int = 500
    name: SourceName = "bokjiro"
    longest: timedelta = timedelta(days=7)

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.caller.address

    def collect(self, previous: Snapshot | None, staging: Staging, progress: Progress, *, full: bool) -> Collected:
        """All services; unless `full`, the detail of what is listed as before is not asked for again."""

        def ask(number: int) -> Page:
            params: dict[str, str | int] = {
                "callTp": "L",
                "pageNo": number,
                "numOfRows": self.page_size,
                "srchKeyCode": "003",
            }
            return self.caller.get(LIST, params, read_list)

        listed = Paged("list", ID, ask, staging, self.caller.pause).all().rows
        if not listed:
            raise BrokenError(EMPTY)
        known = {} if previous is None or full else previous.records
        found: dict[str, Record] = {}
        for done, row in enumerate(listed, start=1):
            before = known.get(row[ID])
            same = before is not None and _shown(before.listed) == _shown(row)
            found[row[ID]] = before if before is not None and same else Record(row[ID], row, self._detail(row, staging))
            progress(done, len(listed))
        return Collected(found, full=full or not known)

    def _detail(self, row: Row, staging: Staging) -> Row | None:
        name = f"detail-{safe_name(row[ID])}"
        held = staging.get(name)
        if held is None:
            held = self.caller.get(DETAIL, {"callTp": "D", ID: row[ID]}, read_detail)
            staging.put(name, held)
        return held or None


def read_list(content: bytes) -> Page:
    """A page of the list.

    Raises:
        TemporaryError, SyncError: if it is something else.
    """
    root = _root(content)
    rows = [_row(item) for item in root.iter("servList")]
    total = root.findtext(".//totalCount", "")
    if not total.isdecimal() or not all(row.get(ID) for row in rows):
        raise TemporaryError(NOT_DATA)
    return Page(int(total), int(total), rows)


def read_detail(content: bytes) -> Row:
    """A detail; empty where the service is gone by now.

    Raises:
        TemporaryError, SyncError: if it is something else.
    """
    root = _root(content)
    if _code(root) == NO_SUCH:
        return {}
    found = root if root.tag == "wantedDtl" else root.find(".//wantedDtl")
    row = {} if found is None else _row(found)
    if not row.get(ID):
        raise TemporaryError(NOT_DATA)
    return {name: value for name, value in row.items() if name not in ("resultCode", "resultMessage")}


def _root(content: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:  # a page in HTML, or a trap
        raise TemporaryError(NOT_DATA)
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without entities
    except ElementTree.ParseError:
        raise TemporaryError(NOT_DATA) from None
    code = _code(root)
    if code in KEY_TROUBLE:
        raise SyncError(KEY_REFUSED)
    if code == QUOTA_SPENT:
        raise SyncError(QUOTA)
    if code in PASSING:
        raise TemporaryError(NOT_DATA)
    if code not in (FINE, NO_SUCH):
        raise SyncError(REFUSED.format(status=code))
    return root


def _code(root: ElementTree.Element) -> int:
    """The resultCode, or the gateway's returnReasonCode; 0 where none is told."""
    told = root.findtext(".//resultCode") or root.findtext(".//returnReasonCode") or "0"
    return int(told) if told.strip().isdecimal() else FINE


def _row(element: ElementTree.Element) -> Row:
    """The fields of an element: text, or a list where an element has parts of its own."""
    row: dict[str, Any] = {}
    for child in element:
        if len(child):
            row.setdefault(child.tag, []).append(_row(child))
        else:
            row[child.tag] = (child.text or "").strip() or None
    return row


def _shown(fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in COUNTERS}
