# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What every source of services offers: it collects all of them, or raises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from api.sync.staging import Staging
from rules_engine.gov24 import Record, Snapshot
from rules_engine.gov24.snapshot import SourceName

Progress = Callable[[int, int], None]
"""Told after each step: how many are done, and of how many as far as known."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The services, and whether all were asked for (or only what changed since the last snapshot)."""

    records: Mapping[str, Record]
    full: bool


class Source(Protocol):
    """A public list of services."""

    @property
    def name(self) -> SourceName:
        """What its snapshots are called."""

    @property
    def address(self) -> str:
        """Where it is asked; answers of different servers are never mixed."""

    @property
    def longest(self) -> timedelta:
        """How long answers already received may wait for the rest."""

    def collect(self, previous: Snapshot | None, staging: Staging, progress: Progress, *, full: bool) -> Collected:
        """All services as they are now.

        Raises:
            SyncError: if they could not be had whole.
        """
