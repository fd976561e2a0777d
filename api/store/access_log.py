# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who looked at whose record, when, at what and why: lines that are only added, each bound to the one before.

The chain is keyed, so that only who holds the key can continue it; where its end lies is also written beside the
database, so that lines cut off at the end are missed.
"""

import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from api.clock import now
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.tables import AccessRow

START = "0" * 64
DAYS = 731
"""Two years, with a leap day."""
TRIES = 20

Action = Literal["login", "refused", "read", "change", "export", "erase", "sweep"]
Reason = Literal["", "case", "person_asked", "audit", "retention"]


@dataclass(frozen=True, slots=True)
class Access:
    """One look: `whose` is a keyed hash, `what` names a kind of data and never holds it."""

    who: str
    role: str
    action: Action
    what: str
    whose: str = ""
    why: Reason = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is not as it was written, or not there."""

    seq: int
    problem: Literal["changed", "missing", "cut off"]


class AccessLog:
    """Add, verify and, after two years, let go. Raises one of `database.DEAD` while the database is away.

    What must not happen unseen is noted before it is done, and is not done where it cannot be noted.
    """

    def __init__(self, database: Database, cipher: Cipher, head: Path, *, days: int = DAYS) -> None:
        self._database, self._cipher, self._head = database, cipher, head
        self._life = timedelta(days=days)
        self._lock = Lock()

    def whose(self, number: str) -> str:
        """How the log names somebody's record: by a hash that cannot be turned round."""
        return self._cipher.digests("whose", number)[0]

    def note(self, access: Access) -> None:
        """Add a line."""
        with self._lock:
            for attempt in range(TRIES):
                try:
                    with self._database.session() as session:
                        row = self._next(session, access)
                        session.add(row)
                        session.flush()
                        end = f"{row.seq} {row.chain}\n"
                    break
                except (IntegrityError, OperationalError):  # another process took the same number
                    if attempt == TRIES - 1:
                        raise
            self._write_head(end)

    def about(self, number: str) -> list[Access]:
        """Every look at a record, oldest first."""
        named = AccessRow.whose.in_(self._cipher.digests("whose", number))
        with self._database.session() as session:
            return [_access(row) for row in session.scalars(select(AccessRow).where(named).order_by(AccessRow.seq))]

    def verify(self) -> list[Fault]:
        """Every line that was changed or taken away."""
        with self._database.session() as session:
            rows = session.scalars(select(AccessRow).order_by(AccessRow.seq)).all()
            return list(self._faults(rows))

    def sweep(self) -> int:
        """Let the lines of more than two years ago go, and note up to which; how many went."""
        over = now() - self._life
        with self._database.session() as session:
            old = session.scalars(select(AccessRow.seq).where(AccessRow.at <= over).order_by(AccessRow.seq)).all()
        if not old:
            return 0
        self.note(Access("system", "", "sweep", f"{old[-1]}", why="retention"))
        with self._database.session() as session:
            session.execute(delete(AccessRow).where(AccessRow.seq <= old[-1]))
        return len(old)

    def _next(self, session: Session, access: Access) -> AccessRow:
        last = session.scalar(select(AccessRow).order_by(AccessRow.seq.desc()).limit(1))
        row = AccessRow(
            seq=1 if last is None else last.seq + 1,
            at=now(),
            who=access.who,
            role=access.role,
            action=access.action,
            whose=access.whose,
            what=access.what,
            why=access.why,
            previous=START if last is None else last.chain,
        )
        row.chain = self._chains(row)[0]
        return row

    def _faults(self, rows: Sequence[AccessRow]) -> Iterator[Fault]:
        swept = max((int(row.what) for row in rows if row.action == "sweep"), default=0)
        expected, previous = min(swept + 1, rows[0].seq if rows else 1), None
        for row in rows:
            if row.seq != expected:
                yield Fault(expected, "missing")
            elif row.previous != (previous or row.previous) or not self._ours(row):
                yield Fault(row.seq, "changed")
            expected, previous = row.seq + 1, row.chain
        seq, chain = self._read_head()
        there = {row.seq: row.chain for row in rows}
        if seq > swept and there.get(seq) != chain:
            yield Fault(seq, "changed" if seq in there else "cut off")

    def _ours(self, row: AccessRow) -> bool:
        return any(hmac.compare_digest(row.chain, chain) for chain in self._chains(row))

    def _chains(self, row: AccessRow) -> tuple[str, ...]:
        said = [row.seq, _written(row.at), row.who, row.role, row.action, row.whose, row.what, row.why, row.previous]
        return self._cipher.digests("access", json.dumps(said, ensure_ascii=False))

    def _write_head(self, end: str) -> None:
        self._head.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = self._head.with_suffix(".new")
        new.write_text(end)
        new.replace(self._head)

    def _read_head(self) -> tuple[int, str]:
        try:
            seq, chain = self._head.read_text().split()
        except FileNotFoundError:
            return 0, START
        return int(seq), chain


def _written(at: datetime) -> str:
    return f"{at.timestamp():.6f}"


def _access(row: AccessRow) -> Access:
    return Access(row.who, row.role, row.action, row.what, row.whose, row.why)  # type: ignore[arg-type]
