# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The one vocabulary of facts: what each is called, which values it takes, and the question that asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FACTS_FILE = Path(__file__).with_name("facts.yaml")
MONEY_LIMIT = 10**13


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `path` is its only name everywhere, such as `household.monthly_income_krw`."""

    path: str
    label: str
    type: str
    unit: str = ""
    minimum: int = 0
    maximum: int = MONEY_LIMIT
    future: bool = False
    options_of: Mapping[str, str] | None = None
    ask: str | None = None
    kind: str | None = None
    options: tuple[Mapping[str, str], ...] = ()
    asked_by: str | None = None
    also: tuple[str, ...] = ()
    gloss: str | None = None
    gov24: Any = None
    sensitive: bool = False

    @property
    def room(self) -> str:
        """`situation`, `residence`, `household` or `member`."""
        return self.path.split(".", 1)[0]


@cache
def facts() -> Mapping[str, Fact]:
    """Every fact by path, in the order in which to ask; groups of yes-or-no facts are listed before their parts."""
    rooms = yaml.safe_load(FACTS_FILE.read_text(encoding="utf-8"))
    found: dict[str, Fact] = {}
    for room, entries in rooms.items():
        for name, entry in entries.items():
            for fact in _read(f"{room}.{name}", dict(entry)):
                found[fact.path] = fact
    return found


def _read(path: str, entry: dict[str, Any]) -> list[Fact]:
    if not entry.pop("group", False):
        return [Fact(path, **_frozen(entry))]
    parts = entry.pop("of")
    group = Fact(path, type="group", **_frozen(entry))
    members = [
        Fact(f"{path}.{name}", type="boolean", **_frozen({"asked_by": path, **part})) for name, part in parts.items()
    ]
    return [group, *members]


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "options": tuple(entry.get("options", ())), "also": tuple(entry.get("also", ()))}


def question_fact(path: str) -> Fact:
    """The fact whose question settles this one: a part of the income is asked with the whole income."""
    fact = facts()[path]
    while fact.asked_by is not None:
        fact = facts()[fact.asked_by]
    return fact


@cache
def wider_questions(question: str) -> tuple[str, ...]:
    """The questions whose answer also answers this one: who lives here also says which children do."""
    return tuple(path for path, fact in facts().items() if question in fact.also)


@cache
def parts_of(group: str) -> tuple[str, ...]:
    """The yes-or-no facts of `household.types` or `member.statuses`."""
    return tuple(path.rsplit(".", 1)[1] for path in facts() if path.startswith(group + "."))
