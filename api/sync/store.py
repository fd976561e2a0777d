# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The dated snapshots of one source in a folder. The newest whole one counts; a file appears there only when whole."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.sync.files import sweep, write_whole
from rules_engine.gov24 import Difference, Snapshot, SnapshotError, read_snapshot

NAMED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<nth>\d+))?\.jsonl\.gz")
SEEN = "seen.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """When the newest snapshot was last found to be so: by any sync, and by one that asked for everything."""

    digest: str
    day: date
    full: date | None


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of snapshots; `keep` of them stay."""

    folder: Path
    keep: int = 12

    def files(self) -> list[Path]:
        """The snapshots, oldest first."""
        found = [(match, file) for file in self.folder.glob("*.gz") if (match := NAMED.fullmatch(file.name))]
        return [file for match, file in sorted(found, key=lambda one: (one[0]["day"], int(one[0]["nth"] or 1)))]

    def latest(self) -> Snapshot | None:
        """The newest snapshot that is whole, with the day on which it was last found to be so."""
        return self.newest()[0]

    def newest(self) -> tuple[Snapshot | None, int]:
        """The newest snapshot that is whole, and how many newer files are not."""
        for broken, file in enumerate(reversed(self.files())):
            try:
                return self._last_seen(self.read(file)), broken
            except (OSError, SnapshotError):
                continue
        return None, len(self.files())

    def _last_seen(self, found: Snapshot) -> Snapshot:
        seen = self.seen()
        current = seen is not None and seen.digest == found.digest
        return Snapshot(found.source, max(found.day, seen.day), found.records) if seen and current else found

    def signature(self) -> tuple[tuple[str, int, int], ...]:
        """What tells cheaply whether anything has changed in the folder: its files with their size and time."""
        found = []
        for file in (*self.files(), self.folder / SEEN):
            with suppress(FileNotFoundError):
                told = file.stat()
                found.append((file.name, told.st_mtime_ns, told.st_size))
        return tuple(found)

    def read(self, file: Path) -> Snapshot:
        """One snapshot.

        Raises:
            SnapshotError: if it is not whole.
        """
        match = NAMED.fullmatch(file.name)
        if match is None:
            raise SnapshotError(f"가져온 자료 파일의 이름이 아니에요: {file.name}")
        return read_snapshot(file.read_bytes(), date.fromisoformat(match["day"]))

    def seen(self) -> Seen | None:
        """What is noted about the newest snapshot."""
        try:
            held = json.loads((self.folder / SEEN).read_bytes())
            return Seen(held["digest"], date.fromisoformat(held["day"]), _day(held["full"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def add(self, snapshot: Snapshot, previous: Snapshot | None, report: Difference, *, full: bool) -> Path | None:
        """Keep a snapshot with its report; None where the newest says the same already."""
        file = None
        if previous is None or previous.digest != snapshot.digest:
            file = self._free_name(max(snapshot.day, previous.day if previous is not None else snapshot.day))
            write_whole(_report(file, "json"), json.dumps(report.json(), ensure_ascii=False, indent=1).encode())
            write_whole(_report(file, "txt"), report.text().encode())
            write_whole(file, snapshot.written())
        self._note(snapshot, full=full)
        self._prune()
        return file

    def _free_name(self, day: date) -> Path:
        names = [day.isoformat(), *(f"{day.isoformat()}-{nth}" for nth in range(2, 1000))]
        return next(file for name in names if not (file := self.folder / f"{name}.jsonl.gz").exists())

    def _note(self, snapshot: Snapshot, *, full: bool) -> None:
        seen = self.seen()
        last_full = snapshot.day if full else seen.full if seen is not None else None
        noted: dict[str, Any] = {
            "digest": snapshot.digest,
            "day": snapshot.day.isoformat(),
            "full": None if last_full is None else last_full.isoformat(),
        }
        write_whole(self.folder / SEEN, json.dumps(noted).encode())

    def _prune(self) -> None:
        sweep(self.folder)
        for file in self.files()[: -self.keep]:
            for old in (file, _report(file, "json"), _report(file, "txt")):
                old.unlink(missing_ok=True)


def _report(file: Path, kind: str) -> Path:
    return file.with_name(file.name.removesuffix(".jsonl.gz") + f".changes.{kind}")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
