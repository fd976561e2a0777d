# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Danger in a text, by the words of `data/danger.yaml`: without the NLU, and before anything else.

A text is closed (no spaces, no signs), and spellings of one sound become one: 싶 and 십, 때 and 떼. Sayings that only
sound dangerous ("배고파 죽겠네") are cut out; what is left is searched for what nobody says without danger.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args
from unicodedata import normalize

import yaml
from rapidfuzz.distance import Levenshtein

Danger = Literal["self_harm", "pregnancy", "violence", "hunger", "emergency"]
Weak = Literal["elder", "child"]
KINDS: tuple[Danger, ...] = get_args(Danger)
"""In the order of rank, where a text speaks of several."""
WEAK: tuple[Weak, ...] = get_args(Weak)
INTENTS: Mapping[Danger, str] = {
    "self_harm": "crisis_self_harm",
    "pregnancy": "crisis_violence",
    "violence": "crisis_violence",
    "hunger": "crisis_hunger",
    "emergency": "crisis_self_harm",
}
"""The intent under which each danger goes; a pregnancy and an emergency have none of their own."""
LEXICON = Path(__file__).parent / "data" / "danger.yaml"
LONGEST = 600
"""Syllables that are searched; the patterns take their time over more."""

CUT = " "
GAP = f"[^{CUT}]{{0,18}}?"
FIRST_MARK = 0xE000  # the private use area: no text has these of its own
FIRST, VOWELS, LAST = 0xAC00, 21, 28
SAME_VOWEL = {3: 1, 5: 1, 7: 1, 10: 11, 15: 11}  # ㅒㅔㅖ as ㅐ, ㅙㅞ as ㅚ
SAME_END = {2: 1, 24: 1, 20: 19, 7: 19, 25: 19, 22: 19, 23: 19, 26: 17, 18: 17}  # as they sound: ㄲㅋ, ㅆㄷㅌㅈㅊ, ㅍㅄ

SLIPS = ("죽고싶어", "죽고싶다", "살고싶지않", "자살하고싶", "죽어버리고싶")
NO_SLIPS = ("주고싶", "묵고싶", "줍고싶", "줄고싶", "받고싶", "먹고싶", "놀고싶", "보고싶", "자랑하고싶")


def danger_in(text: str) -> Danger | None:
    """The gravest danger that a text surely speaks of.

    >>> danger_in("요즘은 그냥 죽고 싶어요"), danger_in("죽 고 십 어 요ㅠㅠ"), danger_in("남편이 자꾸 떄려요")
    ('self_harm', 'self_harm', 'violence')
    >>> danger_in("배고파 죽겠네"), danger_in("죽은 남편 연금"), danger_in("창문을 때리는 비")
    (None, None, None)
    """
    said = without_sayings(text)
    sure = _lexicon().sure
    found = next((kind for kind in KINDS if any(pattern.search(said) for pattern in sure[kind])), None)
    return found or ("self_harm" if _slip_of_the_pen(said) else None)


def weak_in(text: str) -> tuple[Weak, ...]:
    """Whom a text names that others have to speak for.

    >>> weak_in("요양원에서 할머니를 때려요"), weak_in("아빠가 때려요"), weak_in("남편이 때려요")
    (('elder',), ('child',), ())
    """
    said = closed_sound(text)
    return tuple(weak for weak in WEAK if _lexicon().weak[weak].search(said))


def with_marks(text: str) -> str:
    """What a classifier of danger reads: the closed text without sayings, then what it speaks of.

    One mark stands for each group of the lexicon's `words`, in the order in which they are spoken of.

    >>> closed, person, blow = with_marks("남편이 때려요").split()
    >>> closed == closed_sound("남편이 때려요")
    True
    """
    said = without_sayings(text)
    places = ((words.search(said), chr(FIRST_MARK + group)) for group, words in enumerate(_lexicon().words))
    marks = sorted((match.start(), mark) for match, mark in places if match)
    return CUT.join((said, *(mark for _, mark in marks)))


def without_sayings(text: str) -> str:
    """A text as it sounds, closed, with a gap where a saying stood."""
    said = closed_sound(text)[:LONGEST]
    for saying in _lexicon().sayings:
        said = saying.sub(CUT, said)
    return said


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


class _Lexicon:
    """The patterns of `danger.yaml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._named: Mapping[str, str] = data["words"]
        self.sayings = [self._pattern(entry) for entry in data["sayings"]]
        self.words = [self._pattern(entry) for entry in data["words"].values()]
        self.weak = {weak: self._pattern(data["weak"][weak]) for weak in WEAK}
        self.sure = {kind: [self._pattern(entry) for entry in data["sure"][kind]] for kind in KINDS}

    def _pattern(self, entry: str) -> re.Pattern[str]:
        spelt = re.sub(r"\{([a-z]+)\}", lambda name: f"(?:{self._named[name[1]]})", str(entry))
        return re.compile("".join(GAP if letter == "…" else _as_it_sounds(letter) for letter in spelt))


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon(yaml.safe_load(LEXICON.read_text(encoding="utf-8")))


def _slip_of_the_pen(said: str) -> bool:
    """Whether a text holds one of the plainest phrases with one wrong key."""
    if any(_as_sounded(word) in said for word in NO_SLIPS):
        return False
    typed = normalize("NFD", said)
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
