# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Answers already received, on disk, so that a sync that was killed goes on where it was."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from api.sync.files import sweep, write_whole

PLAN = "plan.json"


class Staging:
    """The answers of one sync in a folder, each under a name of letters, figures and hyphens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, plan: Mapping[str, str | None], now: datetime, longest: timedelta) -> None:
        """Keep what is there if it belongs to this plan and is not older than `longest`; else begin anew."""
        held = self.get(PLAN.removesuffix(".json"))
        if isinstance(held, dict) and held.get("plan") == dict(plan) and now - _moment(held) < longest:
            sweep(self._folder)
            return
        self.clear()
        self.put(PLAN.removesuffix(".json"), {"plan": dict(plan), "began": now.isoformat()})

    def get(self, name: str) -> Any:
        """An answer, or None."""
        try:
            return json.loads((self._folder / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, name: str, answer: Any) -> None:
        """Keep an answer."""
        content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
        write_whole(self._folder / f"{name}.json", content)

    def drop(self, prefix: str) -> None:
        """Forget the answers whose names begin so."""
        for file in self._folder.glob(f"{prefix}*.json"):
            file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything; the plan first, so that nothing half removed is taken for whole."""
        (self._folder / PLAN).unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)


def safe_name(text: str) -> str:
    """A part of a file name for an id of others.

    >>> safe_name("SD0000016119"), safe_name("../a")[:8]
    ('SD0000016119', '61b4c98b')
    """
    plain = text.isascii() and text.isalnum()
    return text if plain else hashlib.sha256(text.encode()).hexdigest()[:32]


def _moment(held: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(held["began"])
