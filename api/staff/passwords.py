# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a password of an officer's own choice must be: long and not to be guessed. No sort of letter is asked for.

Source: OWASP ASVS 5.0, 6.1.2, 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11 and 6.2.12.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from api.staff.accounts import Officer

SHORTEST, LONGEST = 15, 200
BREACHED = Path(__file__).with_name("breached.txt")
FEWEST_OTHERS = 8
"""So many letters must be left that no guess begins with."""
CONTEXT = ("혜택동행", "donghaeng", "비밀번호", "password", "주민센터", "복지", "staff", "admin")
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "01234567890",
    "가나다라마바사아자차카타파하",
)
NEIGHBOURS = frozenset(pair for row in ROWS for way in (row, row[::-1]) for pair in pairwise(way))

Fault = Literal["short", "long", "guessable"]


def fault_of(password: str, officer: Officer) -> Fault | None:
    """What is wrong with a new password, if anything.

    >>> kim = Officer("kim", "planner", "강서구", "화곡1동")
    >>> fault_of("화곡동 골목의 감나무 세 그루", kim)
    >>> [fault_of(one, kim) for one in ("감나무 세 그루", "감" * 201, "123456789012345", "kim강서구혜택동행2026!!")]
    ['short', 'long', 'guessable', 'guessable']
    """
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "guessable" if _hard_letters(password.lower(), officer) < FEWEST_OTHERS else None


@cache
def breached() -> Sequence[str]:
    """Passwords that breaches showed again and again, the longest first."""
    lines = BREACHED.read_text(encoding="utf-8").splitlines()
    return sorted((line for line in lines if not line.startswith("#")), key=len, reverse=True)


def _hard_letters(password: str, officer: Officer) -> int:
    """How many letters neither repeat, nor follow the one before in a row, nor belong to a word of this place.

    A password that a breach showed is such a word too: some letters more do not make it another one.
    """
    for word in (*breached(), *CONTEXT, officer.name.lower(), officer.sigungu, officer.dong):
        password = password.replace(word, "") if word else password
    followers = (new for old, new in pairwise(password) if old != new and (old, new) not in NEIGHBOURS)
    return len({*password[:1], *followers})
