# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Long words with one syllable mistyped: 임대차게약서, 기초연끔, 아르바이또."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from bot.korean.common_words import common_words
from bot.korean.jamo import decompose

SHORTEST = 3
"""A shorter word with another syllable is another word."""
_PARTICLE_LIKE = frozenset("시서에은는이가도를을만로와과의고해하요상때까후되할벌자")
_ANY = "*"


class Misspellings:
    """Words to be recognised although one of their syllables is a letter off (two letters in long words).

    >>> known = Misspellings(["임대차계약서", "진단서", "신청서"])
    >>> known.meant("임대차게약서"), known.meant("진담서"), known.meant("신청시"), known.meant("신청서")
    ('임대차계약서', '진단서', None, None)
    """

    def __init__(self, words: Iterable[str], *, firm_end: bool = True) -> None:
        """`firm_end`: the end of a short word, or one that may be a particle, is no slip: 상담사, 주민등록은."""
        self._firm_end = firm_end
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        self._words = frozenset(word for word in words if len(word) >= SHORTEST and word.isalpha())
        self.sizes = tuple(sorted({len(word) for word in self._words}, reverse=True))
        for word in self._words:
            for place in range(len(word)):
                self._by_rest[word[:place] + _ANY + word[place + 1 :]].append(word)

    def meant(self, typed: str) -> str | None:
        """The one word that a mistyped one stands for; None for what is right or too far from any."""
        if typed in self._words or typed in common_words("sound_alikes"):
            return None
        near = {word for rest in self._rests(typed) for word in self._by_rest.get(rest, ()) if _is_slip(typed, word)}
        return near.pop() if len(near) == 1 else None

    def _rests(self, word: str) -> list[str]:
        """The word with each syllable left open."""
        firm = self._firm_end and (len(word) == SHORTEST or word[-1] in _PARTICLE_LIKE)
        places = range(len(word) - firm)
        return [word[:place] + _ANY + word[place + 1 :] for place in places]


def _is_slip(typed: str, word: str) -> bool:
    allowed = 1 if len(word) < 5 else 2
    return Levenshtein.distance(decompose(typed), decompose(word), score_cutoff=allowed) <= allowed
