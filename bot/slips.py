# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What typing and speech recognition do to a sentence by themselves, for training.

Every slip is a function of a sentence and a source of chance. None makes a number into another one: what the grammar
of numerals reads in the sentence afterwards, it read in it before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

from bot.korean.line import read
from bot.korean.numerals import numerals

Slip = Callable[[str, Random], str]

KEYBOARD = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
"""The rows of the Korean keyboard, each shifted half a key to the right of the one above."""
ALIKE = (("ㅐ", "ㅔ"), ("ㅒ", "ㅖ"), ("ㅚ", "ㅙ", "ㅞ"), ("ㅆ", "ㅅ"), ("ㅢ", "ㅣ"), ("ㄲ", "ㄱ"), ("ㄸ", "ㄷ"))
"""Letters that many do not tell apart by ear."""
MISHEARD = {"칠": "실", "삼": "산", "월": "얼", "팔": "발", "육": "유", "급": "그", "받": "바", "원": "언"}
"""Syllables, and what a recogniser writes for them."""
PARTICLES = ("은", "는", "이", "가", "을", "를", "에", "에서")
SHORTEST_STEM = 2
"""Syllables before what looks like a particle: in 나이 and 아이 it is none."""


def unspaced(text: str, _: Random) -> str:
    """Without any space."""
    return "".join(text.split())


def respaced(text: str, chance: Random) -> str:
    """One space lost, or one put where none belongs."""
    gaps = [place for place, letter in enumerate(text) if letter == " "]
    if gaps and chance.random() < 0.5:
        lost = chance.choice(gaps)
        return text[:lost] + text[lost + 1 :]
    inside = [place for place in range(1, len(text)) if text[place - 1 : place + 1].isalpha()]
    if not inside:
        return text
    place = chance.choice(inside)
    return f"{text[:place]} {text[place:]}"


def mistyped(text: str, chance: Random) -> str:
    """The key beside the right one."""
    return _one_letter(text, _NEIGHBOURS, chance)


def misspelt(text: str, chance: Random) -> str:
    """A letter that sounds like the right one."""
    return _one_letter(text, _SOUNDS, chance)


def clipped(text: str, chance: Random) -> str:
    """A final consonant lost."""
    closed = [place for place, letter in enumerate(text) if _is_closed(letter)]
    if not closed:
        return text
    place = chance.choice(closed)
    return (
        text[:place] + unicodedata.normalize("NFC", unicodedata.normalize("NFD", text[place])[:2]) + text[place + 1 :]
    )


def misheard(text: str, chance: Random) -> str:
    """A syllable that a recogniser takes for another."""
    return _one_of(
        [place for place, letter in enumerate(text) if letter in MISHEARD], text, MISHEARD.__getitem__, chance
    )


def without_a_particle(text: str, chance: Random) -> str:
    """A particle left out."""
    words = text.split(" ")
    ending = {place: _stem(word) for place, word in enumerate(words)}
    marked = [place for place, stem in ending.items() if stem]
    if not marked:
        return text
    place = chance.choice(marked)
    return " ".join([*words[:place], ending[place], *words[place + 1 :]])


SLIPS: tuple[Slip, ...] = (unspaced, respaced, mistyped, misspelt, clipped, misheard, without_a_particle)


def slipped(texts: Sequence[str], seed: int, slips: Sequence[Slip] = SLIPS) -> Iterator[str]:
    """Each sentence with one slip; unchanged where the slip chosen has no hold in it or would tell another number."""
    for position, text in enumerate(texts):
        chance = Random(f"{seed} {position}")
        other = chance.choice(slips)(text, chance)
        yield other if _numbers(other) <= _numbers(text) else text


def _numbers(text: str) -> set[tuple[float, float]]:
    return {(found.number.lo, found.number.hi) for found in numerals(read(text))}


def _one_letter(text: str, others: dict[str, str], chance: Random) -> str:
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC",
        _one_of(
            [place for place, letter in enumerate(letters) if letter in others],
            letters,
            lambda letter: chance.choice(others[letter]),
            chance,
        ),
    )


def _one_of(places: list[int], text: str, other: Callable[[str], str], chance: Random) -> str:
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + other(text[place]) + text[place + 1 :]


def _is_closed(letter: str) -> bool:
    return "가" <= letter <= "힣" and len(unicodedata.normalize("NFD", letter)) == 3


def _stem(word: str) -> str:
    return next(
        (
            word.removesuffix(particle)
            for particle in PARTICLES
            if word.endswith(particle) and len(word) >= SHORTEST_STEM + len(particle)
        ),
        "",
    )


def _sounding(letters: str) -> Iterator[tuple[str, ...]]:
    """The Unicode letters, as they begin, carry and close a syllable, of those on the keys."""
    forms = []
    for letter in letters:
        name = unicodedata.name(letter).removeprefix("HANGUL LETTER ")
        forms.append([_named(f"HANGUL {part} {name}") for part in ("CHOSEONG", "JUNGSEONG", "JONGSEONG")])
    for part in zip(*forms, strict=True):
        if all(part):
            yield tuple(part)


def _named(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def _others(groups: Iterator[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        for row in _sounding(group):
            for letter in row:
                found[letter] = found.get(letter, "") + "".join(other for other in row if other != letter)
    return found


def _beside() -> Iterator[str]:
    for row in KEYBOARD:
        yield from (row[place : place + 2] for place in range(len(row) - 1))
    for above, below in pairwise(KEYBOARD):
        yield from (a + b for a, b in zip(above, below, strict=False))


_NEIGHBOURS = _others(_beside())
_SOUNDS = _others("".join(group) for group in ALIKE)
