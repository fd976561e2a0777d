# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the cited lines of each document hold: a table made from the documents, which are no part of the project.

`catalogue/sources.json` has for each document its number of lines, and for each range that a programme cites the
numbers standing there. `python -m rules_engine.checking.build_sources DOCUMENTS` makes it anew.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rules_engine.checking.entry import everything
from rules_engine.programmes.located import Located

TABLE = "sources.json"
RANGE = re.compile(r"(\d+)(?:\s*[-~]\s*(\d+))?")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: how many lines it has, and the numbers in each range that is cited."""

    lines: int
    numbers: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a file cites lines of a document."""

    where: Located
    file: Any
    lines: str


@cache
def documents(folder: Path) -> Mapping[str, Document]:
    """The table of a catalogue; empty where there is none."""
    table = folder / TABLE
    if not table.exists():
        return {}
    return {
        name: Document(one["lines"], {lines: frozenset(numbers) for lines, numbers in one["numbers"].items()})
        for name, one in json.loads(table.read_text(encoding="utf-8")).items()
    }


def citations(raw: Located) -> Iterator[Citation]:
    """Every source in a file that names lines; a period's lines are those of the programme's document."""
    base = raw.get("source")
    own = base.get("file") if isinstance(base, Located) else None
    for _, key, source in everything(raw):
        if key == "source" and isinstance(source, Located) and source.get("lines") is not None:
            yield Citation(source, source.get("file", own), str(source["lines"]))


def ranges(lines: str) -> list[tuple[int, int]] | None:
    """The first and last line of each part of "453-490, 500", or None where it cannot be read."""
    found = [RANGE.fullmatch(part.strip()) for part in lines.split(",")]
    if not all(found):
        return None
    return [(int(one[1]), int(one[2] or one[1])) for one in found if one is not None]
