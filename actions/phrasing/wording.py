# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Finds the sentence for an occasion, and gives each word the particle that its last sound asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules_engine.texts.wording import Word

TEXTS = Path(__file__).with_name("texts")
PHRASES = Path(__file__).with_name("phrases")
LANGUAGES = ("en", "zh", "vi")
"""The languages beside Korean."""


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


@cache
def phrases(language: str) -> Mapping[str, str]:
    """What our data says in Korean (questions, quick replies, labels, units), in another language."""
    return dict(yaml.safe_load((PHRASES / f"{language}.yaml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Voice:
    """How we speak: in which language, and in Korean with `plain` in the shorter wording where there is one.

    >>> Voice()("corrected", what="나이", value="72세"), Voice(language="en")("thanks")
    ('나이를 72세로 고쳤어요.', 'I am glad if this helped you.')
    """

    plain: bool = False
    language: str = "ko"

    def __call__(self, occasion: str, **words: object) -> str:
        """The sentence for an occasion, with its words filled in."""
        found = texts(self.language)[occasion]
        if isinstance(found, dict):
            found = found["plain" if self.plain else "text"]
        return str(found).strip().format(**{name: Word(word) for name, word in words.items()})

    def korean(self, occasion: str, **words: object) -> str:
        """The same in Korean: what a quick reply sends, whatever it is called."""
        return Voice(self.plain)(occasion, **words)

    def of(self, korean: str) -> str:
        """Words of our data in this language, whole or word by word; what is not translated stays Korean.

        >>> Voice(language="en").of("아이 2"), Voice(language="en").of("기초연금")
        ('child 2', '기초연금')
        """
        if self.language == "ko":
            return korean
        known = phrases(self.language)
        words = korean.split(" ")
        if korean not in known and all(word in known or word.isdecimal() for word in words):
            return " ".join(known.get(word, word) for word in words)
        return known.get(korean, korean)


KOREAN = Voice()
