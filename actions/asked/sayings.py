# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a text says something that lies beside the search for benefits. `sayings.yaml` holds the words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

SAYINGS = Path(__file__).with_name("sayings.yaml")
GAP = r"\w{0,16}?"
PART = re.compile("<([a-z_]+)>")
Patterns = tuple[re.Pattern[str], re.Pattern[str] | None]


def says(what: str, closed: str) -> bool:
    """Whether a closed text says it.

    >>> says("keep", "나중에이어서하고싶어요"), says("keep", "이거저장되나요")
    (True, False)
    """
    words, unless = _patterns()[what]
    return bool(words.search(closed)) and not (unless is not None and unless.search(closed))


@cache
def _patterns() -> Mapping[str, Patterns]:
    entries = yaml.safe_load(SAYINGS.read_text(encoding="utf-8"))
    parts = entries.pop("parts")
    return {
        what: (_any(entry["words"], parts), _any(entry["not"], parts) if "not" in entry else None)
        for what, entry in entries.items()
    }


def _any(words: list[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_filled(word, parts)})" for word in words))


def _filled(word: str, parts: Mapping[str, str]) -> str:
    """A pattern with its parts put in, which may have parts of their own."""
    while PART.search(word):
        word = PART.sub(lambda part: f"({parts[part[1]]})", word)
    return word.replace("…", GAP)
