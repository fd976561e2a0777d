# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The blocks of a page: what is to be typed, what is to be written into a file, and what is not run and why."""

import re
from dataclasses import dataclass
from pathlib import Path

from api.settings import ROOT

BLOCK = re.compile(
    r"(?:<!-- 시험하지 않음: (?P<why>[^\n]*?) -->\n+)?^```(?P<kind>\w*)[^\n]*\n(?P<text>.*?)^```$", re.M | re.S
)


@dataclass(frozen=True)
class Block:
    """A block of a page; `why` is the reason for not running it."""

    kind: str
    text: str
    why: str | None


def pages() -> list[Path]:
    """The readme, and every page of the site."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """Every block of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(one["kind"], one["text"], one["why"]) for one in BLOCK.finditer(text)]


def typed(page: Path) -> list[str]:
    """What the reader of a page types."""
    return [one.text for one in blocks(page) if one.kind == "sh" and one.why is None]


def written(page: Path, kind: str) -> list[str]:
    """What the reader of a page writes into files."""
    return [one.text for one in blocks(page) if one.kind == kind]
