# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Hangul taken apart into letters, so that a slip of one letter is a distance of one."""

from __future__ import annotations

from functools import lru_cache

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


@lru_cache(maxsize=4096)
def decompose(word: str) -> str:
    """The letters of a word.

    >>> decompose("은펑구"), decompose("a구")
    ('ㅇㅡㄴㅍㅓㅇㄱㅜ', 'aㄱㅜ')
    """
    return "".join(_letters(letter) for letter in word)


def _letters(letter: str) -> str:
    code = ord(letter) - 0xAC00
    if not 0 <= code < 11172:
        return letter
    return _FIRST[code // 588] + _MIDDLE[code % 588 // 28] + _LAST[code % 28]


def ends_in_consonant(syllable: str) -> bool:
    """Whether a syllable ends in a consonant, as those do that 이 and not 가 follows.

    >>> ends_in_consonant("급"), ends_in_consonant("세"), ends_in_consonant("")
    (True, False, False)
    """
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 > 0
