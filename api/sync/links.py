# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether the pages that programmes point to still answer: a few a run, those looked at longest ago first."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import httpx

from api.sync.files import only_one, write_whole
from rules_engine import Programme

State = Literal["fine", "gone", "unsure"]
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
TIME_LIMIT = 10.0
"""Seconds for each step of one call."""
WORDS: Mapping[State, str] = {"fine": "열려요", "gone": "없는 쪽이에요", "unsure": "지금은 알 수 없어요"}


@dataclass(frozen=True, slots=True)
class Looked:
    """How a page answered on a day."""

    day: date
    state: State
    status: int | None = None


def linked(programmes: Iterable[Programme]) -> list[str]:
    """The addresses that programmes name: where to apply, and where they are written down."""
    addresses = (one for programme in programmes for one in (programme.apply.url, *(s.url for s in programme.sources)))
    return [address for address in addresses if address]


def check_links(addresses: Iterable[str], file: Path, today: date, budget: int = 100) -> dict[str, Looked]:
    """Look at up to `budget` addresses, and note in a file how all of them stand; what was looked at is returned."""
    wanted = dict.fromkeys(addresses)
    with only_one(file.parent):
        known = {address: looked for address, looked in read_links(file).items() if address in wanted}
        due = sorted(wanted, key=lambda one: (known[one].day if one in known else date.min, one))[:budget]
        with httpx.Client(timeout=TIME_LIMIT, follow_redirects=True) as client:
            looked = {address: look(client, address, today) for address in due}
        _write(file, {**known, **looked})
    return looked


def look(client: httpx.Client, address: str, today: date) -> Looked:
    """Ask for the head of a page, and for the page itself where a server does not like to be asked for heads."""
    status: int | None = None
    for method in ("HEAD", "GET"):
        try:
            with client.stream(method, address) as answer:
                status = answer.status_code
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            continue
        if status < HTTPStatus.BAD_REQUEST:
            return Looked(today, "fine", status)
    return Looked(today, "gone" if status in GONE else "unsure", status)


def read_links(file: Path) -> dict[str, Looked]:
    """How the addresses stood when last looked at."""
    try:
        held = json.loads(file.read_bytes())
        return {one: Looked(date.fromisoformat(day), state, status) for one, (day, state, status) in held.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(file: Path, links: Mapping[str, Looked]) -> None:
    held = {one: (looked.day.isoformat(), looked.state, looked.status) for one, looked in sorted(links.items())}
    write_whole(file, json.dumps(held, ensure_ascii=False, indent=1).encode())
