# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One sync: collect, check against what was there, keep. Until the last step the old snapshot is untouched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from api.sync.errors import EMPTY, FEWER, BrokenError
from api.sync.files import only_one
from api.sync.source import Progress, Source
from api.sync.staging import Staging
from api.sync.store import Store
from rules_engine.gov24 import Difference, Snapshot, difference

FULL_EVERY = timedelta(days=30)
LEAST_LEFT = 0.8
"""The part of the services before that must still be there, unless a person says that it is right."""


@dataclass(frozen=True, slots=True)
class Synced:
    """How a sync ended: the snapshot, what differs from the one before, and its file (None: nothing differed)."""

    snapshot: Snapshot
    report: Difference
    file: Path | None
    full: bool


def sync(
    source: Source,
    folder: Path,
    today: date,
    *,
    full: bool = False,
    accept_fewer: bool = False,
    progress: Progress = lambda done, of: None,  # noqa: ARG005
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Synced:
    """Bring the snapshots of a source up to date.

    Raises:
        SyncError: if that was not possible; the newest snapshot is then the same as before.
    """
    with only_one(folder):
        store, staging = Store(folder), Staging(folder / "receiving")
        previous = store.latest()
        base = None if previous is None else previous.digest
        plan = {"source": source.name, "address": source.address, "base": base, "full": str(full)}
        staging.begin(plan, now(), source.longest)
        try:
            collected = source.collect(previous, staging, progress, full=full or _long_ago(store, today))
            found = Snapshot(source.name, today, collected.records)
            _plausible(previous, found, accept_fewer=accept_fewer)
        except BrokenError:
            staging.clear()
            raise
        report = difference(previous, found)
        file = store.add(found, previous, report, full=collected.full)
        staging.clear()
        return Synced(found, report, file, collected.full)


def _long_ago(store: Store, today: date) -> bool:
    """Whether everything should be asked for again: changes without a new 수정일시 are not seen otherwise."""
    seen = store.seen()
    return seen is None or seen.full is None or today - seen.full >= FULL_EVERY


def _plausible(previous: Snapshot | None, found: Snapshot, *, accept_fewer: bool) -> None:
    if not found.records:
        raise BrokenError(EMPTY)
    if previous is None or accept_fewer:
        return
    for what, before, after in zip(("목록", "상세", "조건"), _counts(previous), _counts(found), strict=True):
        if after < LEAST_LEFT * before:
            raise BrokenError(FEWER.format(what=what, before=before, after=after))


def _counts(snapshot: Snapshot) -> tuple[int, int, int]:
    records = snapshot.records.values()
    return (
        len(snapshot.records),
        sum(record.detail is not None for record in records),
        sum(record.conditions is not None for record in records),
    )
