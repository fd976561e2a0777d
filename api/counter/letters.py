# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Letters for what is ticked most: typed blind, in either state of the keyboard, run together or apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

LETTERS = Path(__file__).with_name("letters.yaml")
About = Literal["member", "household"]
NO_MORE = "0"
"""Nothing else of the table is so."""

KEYS = dict(zip("qwertasdfgzxcvQWERT", "ㅂㅈㄷㄱㅅㅁㄴㅇㄹㅎㅋㅌㅊㅍㅃㅉㄸㄲㅆ", strict=True))
"""The consonants by the Latin letters on the same keys (두벌식)."""
TWO = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
"""Two consonants that a Korean keyboard joins when one follows the other."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, its word on the screen, and the fact that it states."""

    sign: str
    word: str
    fact: str
    value: Any = True


class LetterError(ValueError):
    """Something that is no letter of the table; `sign` is what was typed."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign)
        self.sign = sign


@cache
def letters(about: About) -> Mapping[str, Letter]:
    """The table, by letter."""
    return {sign: Letter(sign, **entry) for sign, entry in _tables()[about].items()}


@cache
def short_kin() -> Mapping[str, str]:
    """The short words for relatives, with the family word that each stands for."""
    return dict(_tables()["kin"])


def is_letters(token: str) -> bool:
    """Whether a word consists of letters only, and is no syllable or number.

    >>> is_letters("ㅈㄱ0"), is_letters("wr"), is_letters("어머니"), is_letters("78"), is_letters("0")
    (True, True, False, False, True)
    """
    return bool(token) and all(sign in KEYS or sign == NO_MORE or "ㄱ" <= sign <= "ㅎ" for sign in token)


def told_by(token: str, about: About) -> Iterator[tuple[str, Any]]:
    """The facts that letters state; with a nought at the end the rest of the table is not so.

    Raises:
        LetterError: for a letter that stands for nothing.

    >>> list(told_by("ㅊㅁ", "household"))
    [('household.types.near_poor', True), ('household.types.no_house_owned', True)]
    >>> dict(told_by("w0", "member"))["member.statuses.pregnant"]
    False
    """
    table, said = letters(about), {}
    signs = [KEYS.get(sign, sign) for sign in "".join(TWO.get(sign, sign) for sign in token)]
    for sign in signs:
        if sign != NO_MORE and sign not in table:
            raise LetterError(sign)
    for sign in signs:
        if sign != NO_MORE:
            said[table[sign].fact] = table[sign].value
    yield from said.items()
    if NO_MORE in signs:
        severe = "member.disability_severity" in said
        rest = (one for one in table.values() if one.value is True and one.fact not in said)
        yield from ((one.fact, False) for one in rest if not (severe and one.fact == "member.statuses.disabled"))


@cache
def _tables() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(LETTERS.read_text(encoding="utf-8"))
    return found
