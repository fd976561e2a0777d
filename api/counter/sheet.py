# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the hand-out says: what can be had and why, one list of papers, where to go. Nothing but what rules returned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.answer import Condition
from actions.results.trip import merged, stops_for
from api.counter.results import Results, Shown

PAPERS = Path(__file__).with_name("papers.yaml")
ON_SHEET = ("meant", "eligible", "selected", "confirm")
MOST, MOST_WANTED = 6, 3
MOST_REASONS = 3
HAD = ("eligible", "confirm")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring, where it comes from (None where that is not on record), and what it is for."""

    name: str
    where: str | None
    needed_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where to go, and what can be applied for there."""

    office: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One programme on the sheet; `phone` is the programme's, else the provider's."""

    shown: Shown
    why: tuple[str, ...]
    phone: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole hand-out. `more` counts what the screen shows beyond it; one of a practice says so on every page."""

    day: date
    entries: tuple[Entry, ...]
    papers: tuple[Paper, ...]
    ways: tuple[Way, ...]
    to_call: tuple[Entry, ...]
    more: int
    code: str | None = None
    address: str | None = None
    training: bool = False


def sheet(
    results: Results, day: date, code: str | None = None, address: str | None = None, *, most: int = MOST
) -> Sheet:
    """The hand-out for what is on the screen: some of what they came for, then the surest, as many as are read."""
    had = [one for one in _had(results) if one.result.deadline.window != "closed"]
    wanted = [one for one in had if one.result.programme.category in results.wanted][:MOST_WANTED]
    chosen = [_entry(one) for one in [*wanted, *(one for one in had if one not in wanted)][:most]]
    stops, _ = stops_for([one.shown.result for one in chosen])
    placed = {result.programme.id for stop in stops for result in stop.results}
    return Sheet(
        day,
        tuple(chosen),
        tuple(_papers(chosen)),
        tuple(Way(stop.office, tuple(dict.fromkeys(one.programme.name for one in stop.results))) for stop in stops),
        tuple(one for one in chosen if one.shown.card.program not in placed),
        len(had) - len(chosen),
        code,
        address,
    )


def _had(results: Results) -> Iterator[Shown]:
    """What can be had or needs only a look, each once."""
    seen: set[tuple[str, str]] = set()
    for name in ON_SHEET:
        group = results[name]
        for one in group.items if group is not None else ():
            key = one.card.program, one.who
            if one.card.verdict in HAD and not one.card.received and key not in seen:
                seen.add(key)
                yield one


def _entry(one: Shown) -> Entry:
    met = [condition for condition in one.card.why if condition.met]
    why = tuple(dict.fromkeys(_because(condition) for condition in met if condition.have))
    programme = one.result.programme
    phone = one.card.apply.phone or programme.apply.phone or programme.provider.get("phone")
    return Entry(one, why[:MOST_REASONS], phone)


def _because(condition: Condition) -> str:
    """What is so, in a word or two; that a yes is a yes goes without saying."""
    return condition.label if condition.have == "예" else f"{condition.label} {condition.have}"


def _papers(entries: Sequence[Entry]) -> Iterator[Paper]:
    """Every paper once, with all that it is for."""
    every = [paper for one in entries for paper in one.shown.card.apply.documents]
    for name in merged(every):
        wanted = (one.shown.card for one in entries if _asks(name, one.shown.card.apply.documents))
        yield Paper(name, where_from(name), tuple(dict.fromkeys(one.name for one in wanted)))


def _asks(name: str, documents: Iterable[str]) -> bool:
    return any(merged([name, document]) in ([name], [document]) for document in documents)


def where_from(paper: str) -> str | None:
    """Where a paper comes from.

    >>> where_from("보호자 신분증"), where_from("추천서")
    ('가지고 계신 것(주민등록증, 운전면허증 등)', None)
    """
    return next((one["where"] for one in _sources() if any(word in paper for word in one["words"])), None)


@cache
def _sources() -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = yaml.safe_load(PAPERS.read_text(encoding="utf-8"))
    return found
