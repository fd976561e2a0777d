# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Drafts as they lie in the store, with who did what and when. Who may what is asked elsewhere."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.clock import now
from api.store.database import Database, changed
from api.store.tables import DraftRow, DraftStepRow
from rules_engine.programmes.edition import PARAMETERS

State = Literal["drafted", "sent", "published", "dropped"]
StepKind = Literal["begun", "changed", "looked", "sent", "returned", "published", "dropped"]
OPEN: tuple[State, ...] = ("drafted", "sent")
HANDS: tuple[StepKind, ...] = ("begun", "changed", "sent")
"""The steps that make somebody a drafter: who took one of them never approves."""


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with a draft."""

    at: datetime
    who: str
    kind: StepKind
    note: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A change of one file: `place` says which, `base` is the digest of what it began from.

    `shipped` is the digest of the file that was shipped then, where there was one: `base` may lie over it.
    """

    id: str
    place: str
    base: str
    shipped: str
    text: str
    reason: str
    state: State
    difference: dict[str, Any] | None
    steps: tuple[Step, ...]

    @property
    def program(self) -> str:
        """The id of the programme, or the name of the file of figures."""
        return self.place.rsplit("/", 1)[1].removesuffix(".yaml")

    @property
    def of_figures(self) -> bool:
        """Whether it is a file of official figures, not of a programme."""
        return self.place.startswith(f"{PARAMETERS}/")

    @property
    def new(self) -> bool:
        """Whether its file was not there when it was begun."""
        return self.base == NOTHING

    @property
    def drafters(self) -> frozenset[str]:
        """Everybody whose hands were in it."""
        return frozenset(step.who for step in self.steps if step.kind in HANDS)

    @property
    def at(self) -> datetime:
        """When anything was last done with it."""
        return self.steps[-1].at


def digest(text: str) -> str:
    """What tells two texts apart."""
    return sha256(text.encode()).hexdigest()


NOTHING = digest("")
"""What a draft began from whose file was not there yet."""


class Drafts:
    """Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, place: str, text: str, who: str, *, shipped: str | None = None) -> str:
        """A draft of a file as it is now; where one is open already, that one."""
        base = digest(text)
        return self._begin(place, base, base if shipped is None else digest(shipped), text, who)[0]

    def begin_new(self, place: str, text: str, who: str) -> str | None:
        """A draft of a file that is not there yet; None where another one is open."""
        draft, fresh = self._begin(place, NOTHING, NOTHING, text, who)
        return draft if fresh else None

    def _begin(self, place: str, base: str, shipped: str, text: str, who: str) -> tuple[str, bool]:
        with self._database.session() as session:
            open_one = select(DraftRow.id).where(DraftRow.place == place, DraftRow.state.in_(OPEN))
            if (known := session.scalar(open_one)) is not None:
                return known, False
            draft = uuid.uuid4().hex
            row = DraftRow(id=draft, place=place, base=base, shipped=shipped, text=text, reason="", state="drafted")
            session.add(row)
            self._step(session, draft, who, "begun")
        return draft, True

    def find(self, draft: str) -> Draft | None:
        """A draft with its steps."""
        with self._database.session() as session:
            row = session.get(DraftRow, draft)
            return None if row is None else self._read(session, row)

    def all(self, place: str | None = None) -> Sequence[Draft]:
        """All drafts, or those of a file, with what was done last first."""
        with self._database.session() as session:
            asked = select(DraftRow) if place is None else select(DraftRow).where(DraftRow.place == place)
            found = [self._read(session, row) for row in session.scalars(asked)]
        return sorted(found, key=lambda one: one.at, reverse=True)

    def change(self, draft: Draft, text: str, reason: str, who: str) -> bool:
        """Put another text; False where somebody changed it in the meantime, or it is no longer drafted."""
        row = DraftRow
        same = (row.id == draft.id, row.text == draft.text, row.state == "drafted")
        values: dict[str, Any] = {"text": text, "reason": reason}
        if text != draft.text:
            values["difference"] = None
        with self._database.session() as session:
            if not changed(session, update(row).where(*same).values(**values)):
                return False
            if (text, reason) != (draft.text, draft.reason):
                self._step(session, draft.id, who, "changed")
        return True

    def look(self, draft: Draft, difference: dict[str, Any], who: str) -> bool:
        """Keep what a text would do; False where the text was changed in the meantime."""
        row = DraftRow
        same = (row.id == draft.id, row.text == draft.text, row.state.in_(OPEN))
        values = {"difference": json.dumps(difference, ensure_ascii=False)}
        with self._database.session() as session:
            if not changed(session, update(row).where(*same).values(**values)):
                return False
            self._step(session, draft.id, who, "looked")
        return True

    def move(self, draft: Draft, to: State, kind: StepKind, who: str, note: str = "") -> bool:
        """Another state; False where somebody was quicker, or the text is another by now."""
        row = DraftRow
        same = (row.id == draft.id, row.text == draft.text, row.state == draft.state)
        with self._database.session() as session:
            if not changed(session, update(row).where(*same).values(state=to)):
                return False
            self._step(session, draft.id, who, kind, note)
        return True

    @staticmethod
    def _step(session: Session, draft: str, who: str, kind: StepKind, note: str = "") -> None:
        session.add(DraftStepRow(draft=draft, at=now(), who=who, step=kind, note=note))

    @staticmethod
    def _read(session: Session, row: DraftRow) -> Draft:
        asked = select(DraftStepRow).where(DraftStepRow.draft == row.id).order_by(DraftStepRow.id)
        steps = tuple(Step(one.at, one.who, one.step, one.note) for one in session.scalars(asked))  # type: ignore[arg-type]
        difference = None if row.difference is None else json.loads(row.difference)
        return Draft(
            row.id,
            row.place,
            row.base,
            row.shipped,
            row.text,
            row.reason,
            row.state,  # type: ignore[arg-type]
            difference,
            steps,
        )
