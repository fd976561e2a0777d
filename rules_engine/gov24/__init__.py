# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Public lists of services (보조금24, 복지로) as programmes of ours, unreviewed. Pure: no network, no clock."""

from rules_engine.gov24.difference import Difference, difference
from rules_engine.gov24.importing import programmes_of, with_imported
from rules_engine.gov24.records import Record
from rules_engine.gov24.review import overdue, review_queue
from rules_engine.gov24.snapshot import Snapshot, SnapshotError, read_snapshot, snapshot

__all__ = [
    "Difference",
    "Record",
    "Snapshot",
    "SnapshotError",
    "difference",
    "overdue",
    "programmes_of",
    "read_snapshot",
    "review_queue",
    "snapshot",
    "with_imported",
]
