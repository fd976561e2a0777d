# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Visits that are under way: sealed like a talk, wiped when the visitor leaves, gone after half an hour."""

from dataclasses import dataclass

import structlog

from api.counter.visit import Visit
from api.staff.accounts import Officer
from api.store.conversations import Conversations

COOKIE = "donghaeng_visit"
"""By this the browser names the visit that is under way."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit under its id, which only the officer's browser and we know."""

    id: str
    visit: Visit
    version: int = 0


@dataclass(frozen=True, slots=True)
class Visits:
    """Find, keep and wipe; a visit belongs to the officer who began it."""

    store: Conversations

    def find(self, visit_id: str | None, officer: Officer) -> Kept | None:
        """The visit that this officer began, if it lives."""
        found = self.store.load(_key(visit_id, officer)) if visit_id else None
        if found is None or visit_id is None:
            return None
        version, content = found
        try:
            return Kept(visit_id, Visit.from_json(content), version)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("visit of another version", error=type(error).__name__)
            return None

    def keep(self, kept: Kept, officer: Officer) -> None:
        """Keep for another half hour."""
        self.store.save(_key(kept.id, officer), kept.version + 1, kept.visit.to_json())

    def wipe(self, visit_id: str | None, officer: Officer) -> None:
        """Delete now."""
        if visit_id:
            self.store.forget(_key(visit_id, officer))


def _key(visit_id: str, officer: Officer) -> str:
    """Another officer's id finds nothing here."""
    return f"visit/{officer.name}/{visit_id}"
