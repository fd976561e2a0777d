# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Finds the sentence for an occasion, and gives each word the particle that its last sound asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tossi
import yaml

TEXTS = Path(__file__).with_name("texts")


READ = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Latin letters are read by their Korean names; these end in a consonant."""


class Word(str):
    """A word that takes a particle where the sentence names one.

    >>> "{age:으로} 고쳤어요.".format(age=Word("72세")), "{what:을} 보세요.".format(what=Word("안내"))
    ('72세로 고쳤어요.', '안내를 보세요.')
    >>> f"{Word('돌봄SOS'):은} {Word('BC'):로}"
    '돌봄SOS는 BC로'
    """

    def __format__(self, particle: str) -> str:
        if not particle:
            return str(self)
        last = self[-1:].lower()
        if last.isascii() and last.isalpha():
            return f"{self}{tossi.pick(READ.get(last, '이'), particle)}"
        return str(tossi.postfix(str(self), particle))


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
