# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Finds the sentence for an occasion, and gives each word the particle that its last sound asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules_engine.wording import Word

TEXTS = Path(__file__).with_name("texts")


@cache
def texts(language: str = "ko") -> Mapping[str, Any]:
    """Every sentence of a language, by occasion (`crisis.self_harm`)."""
    return dict(_flat(yaml.safe_load((TEXTS / f"{language}.yaml").read_text(encoding="utf-8"))))


def _flat(tree: Mapping[str, Any], before: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and "plain" not in value:
            found += _flat(value, f"{before}{key}.")
        else:
            found.append((f"{before}{key}", value))
    return found


@dataclass(frozen=True, slots=True)
class Voice:
    """How we speak: `plain` takes the shorter wording where there is one.

    >>> Voice()("corrected", what="나이", value="72세")
    '나이를 72세로 고쳤어요.'
    """

    plain: bool = False

    def __call__(self, occasion: str, **words: object) -> str:
        """The sentence for an occasion, with its words filled in."""
        found = texts()[occasion]
        if isinstance(found, dict):
            found = found["plain" if self.plain else "text"]
        return str(found).strip().format(**{name: Word(word) for name, word in words.items()})
