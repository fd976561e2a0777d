# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Builds `catalogue/sources.json`: which numbers stand in the lines that the catalogue cites.

Run by a developer after a programme was added or its lines changed; the documents are no part of the project:

    python -m rules_engine.checking.build_sources FOLDER_OF_DOCUMENTS
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from rules_engine.checking.cited import TABLE, citations, ranges
from rules_engine.checking.figures import figures
from rules_engine.programmes.catalogue import FOLDER
from rules_engine.programmes.located import read


def main(documents: Path, catalogue: Path = FOLDER) -> None:
    """Write the table for all ranges that the catalogue cites."""
    cited: dict[str, set[str]] = defaultdict(set)
    for file in sorted(catalogue.rglob("*.yaml")):
        for citation in citations(read(file)):
            cited[str(citation.file)].add(citation.lines)
    table = "{\n" + ",\n".join(_document(documents / name, cited[name]) for name in sorted(cited)) + "\n}\n"
    (catalogue / TABLE).write_text(table, encoding="utf-8")


def _document(file: Path, cited: set[str]) -> str:
    """One document of the table, a line for each range."""
    lines = file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    found = {one: sorted(_standing(lines, one)) for one in sorted(cited, key=_first)}
    rows = ",\n".join(f"    {json.dumps(one)}: {json.dumps(numbers)}" for one, numbers in found.items())
    return f' {json.dumps(file.name)}: {{\n  "lines": {len(lines)},\n  "numbers": {{\n{rows}\n  }}\n }}'


def _first(lines: str) -> tuple[tuple[int, int], ...]:
    return tuple(ranges(lines) or ())


def _standing(lines: list[str], cited: str) -> frozenset[int]:
    parts = ["\n".join(lines[first - 1 : last]) for first, last in ranges(cited) or ()]
    return figures("\n".join(parts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
