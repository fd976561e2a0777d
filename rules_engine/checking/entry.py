# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One file of the catalogue as it is checked, and a walk through everything that stands in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rules_engine.programmes.located import Located
from rules_engine.programmes.programme import Programme


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and how to put it right."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        """`file:line: message`, the file as seen from here where it lies below."""
        here = Path.cwd()
        shown = self.file.relative_to(here) if self.file.is_relative_to(here) else self.file
        return f"{shown}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as written, and as read where it could be read."""

    raw: Located
    programme: Programme | None

    @property
    def national(self) -> bool:
        """Whether the nation's rules are in it, which follow official figures and not a document's lines."""
        return self.raw.file.parent.name == "national"


@dataclass(frozen=True, slots=True)
class Whole:
    """What a file is checked against: the day, the folder of the catalogue, and the ids of all programmes."""

    folder: Path
    today: date
    ids: frozenset[str]


def problem(where: Located, key: str | None, message: str) -> Problem:
    """A problem at the line of a key, or of the mapping itself."""
    return Problem(where.file, where.lines.get(key, where.line) if key is not None else where.line, message)


def nearest(word: str, known: Collection[str]) -> str:
    """A hint at the known word that was probably meant."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else ""


Found = tuple[Located, str, Any]


def everything(value: Any, *, skip: Collection[str] = ()) -> Iterator[Found]:
    """Every key with its value, all the way down; of a list each item comes with the list's own key."""
    yield from _below(value, None, frozenset(skip), set())


def _below(value: Any, at: tuple[Located, str] | None, skip: frozenset[str], seen: set[int]) -> Iterator[Found]:
    if isinstance(value, Located):
        if id(value) in seen:  # what an anchor repeats
            return
        seen.add(id(value))
        for key, one in value.items():
            if key not in skip:
                yield value, key, one
                yield from _below(one, (value, key), skip, seen)
    elif isinstance(value, list):
        for one in value:
            if at is not None and not isinstance(one, Located | list):
                yield *at, one
            yield from _below(one, at, skip, seen)
