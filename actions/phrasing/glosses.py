# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Where plain words were asked for, hard words in an answer get their meaning in brackets; `glosses.yaml` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.answer import Block, Option

GLOSSES = Path(__file__).with_name("glosses.yaml")
RUNNING = frozenset(
    {"text", "summary", "amount", "deadline", "need", "have", "how", "documents", "confirm", "steps", "why", "headline"}
)
PARTS = frozenset({"items", "why", "apply"})
"""Names, sources and quick replies stay as they are: they are looked up, cited and sent back."""


def glossed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of one answer, each hard word explained where it stands first."""
    explaining = _Explaining()
    return tuple(explaining.of(block) for block in blocks)


@dataclass
class _Explaining:
    """One answer while it is gone through; what was explained is not explained again."""

    done: set[str] = field(default_factory=set)

    def of(self, part: Any) -> Any:
        """A block or a part of one."""
        if isinstance(part, str):
            return hard_words().sub(self._explained, part)
        if isinstance(part, tuple):
            return tuple(self.of(one) for one in part)
        if not is_dataclass(part) or isinstance(part, Option | type):
            return part
        told = [one.name for one in fields(part) if one.name in RUNNING | PARTS]
        return replace(part, **{name: self.of(getattr(part, name)) for name in told})

    def _explained(self, word: re.Match[str]) -> str:
        meaning = glosses()[word.group()]
        if meaning in self.done or word.string[word.end() :].startswith("("):
            self.done.add(meaning)
            return word.group()
        self.done.add(meaning)
        return f"{word.group()}({meaning})"


@cache
def glosses() -> Mapping[str, str]:
    """Every hard word with its meaning."""
    return dict(yaml.safe_load(GLOSSES.read_text(encoding="utf-8")))


@cache
def hard_words() -> re.Pattern[str]:
    """Any hard word; "수급자격" holds none."""
    return re.compile("|".join(f"{re.escape(word)}(?![격증])" for word in glosses()))
