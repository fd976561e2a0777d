# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What happens in a life: "애가 태어났어요", "퇴직했어요". `events.yaml` holds the words and what is due then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from actions.asked.commands import closed

EVENTS = Path(__file__).with_name("events.yaml")


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done, by when, and the law that says so."""

    what: str
    when: str
    law: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The fact that an event raises: of a child, of whom it happened to, or of the household."""

    fact: str
    of: Literal["child", "them", "household"]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event; `leaves` is the relation of who is no longer of the household.

    `done` are the words that say it has happened; without them it is only coming, and changes no fact yet.
    """

    name: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    say: str
    due: tuple[Due, ...]
    topics: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    leaves: str | None = None
    done: re.Pattern[str] | None = None
    ask: Ask | None = None

    def happened(self, text: str) -> bool:
        """Whether it has happened already."""
        return self.done is None or bool(self.done.search(closed(text)))


def event_in(text: str) -> Event | None:
    """The event that a text tells of as something of now.

    >>> [event_in(text).name for text in ("어제 애기 낳았어요", "퇴직했어요", "이사 왔어요")]
    ['birth', 'job_loss', 'moved']
    >>> event_in("10년 전에 이혼했어요") is None
    True
    """
    said = closed(text)
    found = (one for one in events() if one.words.search(said) and not (one.unless and one.unless.search(said)))
    return next(found, None)


@cache
def events() -> tuple[Event, ...]:
    """Every kind of event."""
    entries = yaml.safe_load(EVENTS.read_text(encoding="utf-8"))
    return tuple(_event(name, entry) for name, entry in entries.items())


def _event(name: str, entry: Mapping[str, Any]) -> Event:
    return Event(
        name,
        re.compile("|".join(f"(?:{word})" for word in entry["words"])),
        re.compile(entry["not"]) if "not" in entry else None,
        entry["say"],
        tuple(Due(**due) for due in entry["due"]),
        tuple(entry["topics"]),
        entry.get("facts", {}),
        entry.get("leaves"),
        re.compile(entry["done"]) if "done" in entry else None,
        Ask(**entry["ask"]) if "ask" in entry else None,
    )
