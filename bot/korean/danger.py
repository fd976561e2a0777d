# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words of danger, found without the NLU and before anything else: `data/danger.yaml` holds them, this reads them.

A text is closed (no spaces, no signs), and spellings of one sound become one: 싶 and 십, 떄 and 때, long vowels of
weeping. Sayings that only sound so ("배고파 죽겠네") are taken out first.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import yaml
from rapidfuzz.distance import Levenshtein

Danger = Literal["self_harm", "violence", "hunger", "emergency"]
LEXICON = Path(__file__).parent / "data" / "danger.yaml"
KINDS: tuple[Danger, ...] = ("self_harm", "violence", "hunger", "emergency")
GAP = r"[^\n]{0,14}?"

FIRST, VOWELS, LAST = 0xAC00, 21, 28
SAME_VOWEL = {3: 1, 7: 5}  # ㅒ as ㅐ, ㅖ as ㅔ
SAME_END = {2: 1, 24: 1, 20: 19, 7: 19, 25: 19, 22: 19, 23: 19, 26: 17, 18: 17}  # as they sound: ㄲㅋ, ㅆㄷㅌㅈㅊ, ㅍㅄ

SLIPS = ("죽고싶어", "죽고싶다", "살고싶지않", "자살하고싶", "죽어버리고싶")
NO_SLIPS = ("주고싶", "묵고싶", "줍고싶", "줄고싶", "받고싶", "먹고싶", "놀고싶", "하고싶", "보고싶", "자랑하고싶")


def danger_in(text: str) -> Danger | None:
    """The gravest danger that a text speaks of.

    >>> danger_in("요즘은 그냥 죽고 싶어요"), danger_in("죽 고 십 어 요ㅠㅠ"), danger_in("남편이 자꾸 떄려요")
    ('self_harm', 'self_harm', 'violence')
    >>> danger_in("배고파 죽겠네"), danger_in("죽은 남편 연금"), danger_in("창문을 때리는 비")
    (None, None, None)
    """
    closed = closed_sound(text)
    for saying in _patterns("never"):
        closed = saying.sub("\n", closed)
    for kind in KINDS:
        if any(pattern.search(closed) for pattern in _patterns(kind)):
            return kind
    return "self_harm" if _slip_of_the_pen(closed) else None


def only_a_saying(text: str) -> bool:
    """Whether a text holds one of the sayings that only sound dangerous; the NLU's suspicion then counts for nothing.

    >>> only_a_saying("아이고 더워 죽겠다"), only_a_saying("죽고 싶어요")
    (True, False)
    """
    closed = closed_sound(text)
    return any(saying.search(closed) for saying in _patterns("never"))


def closed_sound(text: str) -> str:
    """A text as it sounds, closed.

    >>> closed_sound("죽 고 십 어 요!!") == closed_sound("죽고싶어요")
    True
    """
    letters = (letter for letter in normalize("NFC", text).lower() if letter.isalnum())
    sound = "".join(_as_it_sounds(letter) for letter in letters if not "ㄱ" <= letter <= "ㅣ")
    return re.sub(r"(.)\1{2,}", r"\1", sound)


def _as_it_sounds(letter: str) -> str:
    if not "가" <= letter <= "힣":
        return letter
    onset, rest = divmod(ord(letter) - FIRST, VOWELS * LAST)
    vowel, end = divmod(rest, LAST)
    vowel, end = SAME_VOWEL.get(vowel, vowel), SAME_END.get(end, end)
    return chr(FIRST + (onset * VOWELS + vowel) * LAST + end)


@cache
def _lexicon() -> Mapping[str, object]:
    return dict(yaml.safe_load(LEXICON.read_text(encoding="utf-8")))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    entries = _lexicon()[kind]
    assert isinstance(entries, list)
    people = str(_lexicon()["people"])
    return tuple(re.compile(_sounded(str(entry).replace("(people)", f"({people})"))) for entry in entries)


def _sounded(entry: str) -> str:
    return "".join(GAP if letter == "…" else _as_it_sounds(letter) for letter in entry)


def _slip_of_the_pen(closed: str) -> bool:
    """Whether a text holds one of the plainest phrases with one wrong key."""
    if any(_as_sounded(word) in closed for word in NO_SLIPS):
        return False
    typed = normalize("NFD", closed)
    return any(_nearly_in(normalize("NFD", _as_sounded(phrase)), typed) for phrase in SLIPS)


def _as_sounded(word: str) -> str:
    return "".join(_as_it_sounds(letter) for letter in word)


def _nearly_in(phrase: str, typed: str) -> bool:
    """One key wrong, left out or put in, anywhere but in the first letter."""
    for start in range(len(typed)):
        if typed[start] != phrase[0]:
            continue
        for length in (len(phrase) - 1, len(phrase), len(phrase) + 1):
            if Levenshtein.distance(phrase, typed[start : start + length], score_cutoff=1) <= 1:
                return True
    return False
