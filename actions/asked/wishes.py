# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Questions about the talk and its results as a whole: "왜 안 돼요?", "제일 큰 건?". `wishes.yaml` holds the words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from actions.asked.commands import closed

WISHES = Path(__file__).with_name("wishes.yaml")
Patterns = tuple[re.Pattern[str], re.Pattern[str] | None]


def wish_in(text: str) -> str | None:
    """What the words of a text ask of the talk as a whole, or None.

    >>> wish_in("내가 뭐라고 했지?"), wish_in("왜 안 돼요?"), wish_in("어느 게 제일 커요?")
    ('recall', 'why', 'largest')
    >>> wish_in("일흔 살이에요") is None
    True
    """
    said = closed(text)
    found = (
        wish
        for wish, (words, unless) in _patterns().items()
        if words.search(said) and not (unless is not None and unless.search(said))
    )
    return next(found, None)


@cache
def _patterns() -> Mapping[str, Patterns]:
    entries = yaml.safe_load(WISHES.read_text(encoding="utf-8"))
    return {
        wish: (_any(entry["words"]), _any(entry["not"]) if "not" in entry else None) for wish, entry in entries.items()
    }


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))
