# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words for kin that are put together, and those that begin no other word: 늦둥이 아들, 남편알코올때문에."""

from __future__ import annotations

import re

_OF_CHILDREN = (
    "큰",
    "작은",
    "막내",
    "첫째",
    "둘째",
    "셋째",
    "넷째",
    "쌍둥이",
    "늦둥이",
    "외동",
    "의붓",
    "양",
    "수양",
    "친",
)
_OF_GRANDCHILDREN = ("큰", "작은", "막내", "첫", "첫째", "둘째", "셋째", "쌍둥이", "외", "친", "증", "외증")
_WHICH = {
    "아들": _OF_CHILDREN,
    "딸": _OF_CHILDREN,
    "손자": _OF_GRANDCHILDREN,
    "손녀": _OF_GRANDCHILDREN,
    "손자녀": _OF_GRANDCHILDREN,
}
"""What stands before a word for a child to tell which one it is: 늦둥이 아들, 둘째 손녀."""
_BARE_CHILD = re.compile("아[들덜]|딸|손[자녀주]")


def told_apart(word: str, form: str) -> tuple[str, ...]:
    """A form of a word for a child with all that tells which child it is; none for other words.

    >>> "늦둥이아들" in told_apart("아들", "아들"), told_apart("아들", "장남"), told_apart("사위", "사위")
    (True, (), ())
    """
    return tuple(which + form for which in _WHICH.get(word, ())) if _BARE_CHILD.match(form) else ()


ONLY_KIN = frozenset(
    {
        *("남편", "아내", "신랑", "와이프", "집사람", "며느리"),
        *("엄마", "아빠", "어머니", "아버지", "부모님", "친정엄마", "친정어머니", "시어머니", "시아버지", "장모님"),
        *("할머니", "할아버지", "언니", "오빠", "누나", "동생", "여동생", "남동생"),
    }
)
"""Kin whose words begin no other word, so that anything may follow without a space."""
