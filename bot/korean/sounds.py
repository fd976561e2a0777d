# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words written by ear: 신분쯩, 구쳥, 영구임데, 심한장예 sound like 신분증, 구청, 영구임대, 심한장애."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.korean.common_words import common_words
from bot.korean.jamo import decompose

_LAX = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
_OPEN = str.maketrans("ㅑㅕㅛㅠㅖㅒ", "ㅏㅓㅗㅜㅔㅐ")
_ONE_E = str.maketrans("ㅐㅒㅙㅚ", "ㅔㅖㅞㅞ")
_HISSED = frozenset("ㅅㅈㅊ")
_LIPS = frozenset("ㅁㅂㅍ")
SHORTEST = 2
"""A word of one syllable sounds like too many others."""


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A word as it is heard: tense as lax, ㅐ as ㅔ, no ㅕ after ㅈ, no ㅡ after ㅁ; what ends a syllable stays.

    >>> sound("신분쯩") == sound("신분증"), sound("와이푸") == sound("와이프"), sound("진담서") == sound("진단서")
    (True, True, False)
    """
    return ".".join(map(_heard, word))


@lru_cache(maxsize=4096)
def _heard(syllable: str) -> str:
    letters = decompose(syllable)
    if len(letters) < 2:
        return letters
    first, middle, last = letters[0].translate(_LAX), letters[1].translate(_ONE_E), letters[2:]
    if first in _HISSED or (middle == "ㅖ" and first != "ㅇ"):
        middle = middle.translate(_OPEN)
    if first in _LIPS and middle == "ㅡ":
        middle = "ㅜ"
    return first + middle + last


class Sounds:
    """Words to be recognised by their sound.

    >>> known = Sounds(["구청", "가게"])
    >>> known.meant("구쳥"), known.meant("구청"), known.meant("가계")
    ('구청', None, None)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= SHORTEST and word.isalpha())
        self._by_sound: dict[str, str] = {}
        for word in sorted(self._words):
            self._by_sound.setdefault(sound(word), word)
        self.sizes = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def meant(self, typed: str) -> str | None:
        """The word that another sounds like; None for one that is listed itself or means something else."""
        if typed in self._words or any(typed.startswith(word) for word in common_words("sound_alikes")):
            return None
        return self._by_sound.get(sound(typed))
