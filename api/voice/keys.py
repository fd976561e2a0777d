# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A run of keys as the text it stands for."""

from actions.beside.asking_back import ticket_in
from api.messages.numbers import MOBILE
from api.voice.prompt import Entry, Prompt

LENGTHS: dict[Entry, int] = {"year": 4, "count": 2, "money": 5, "mobile": 11, "ticket": 9}
"""After how many keys nothing more is waited for."""
YEARS = range(1900, 2100)


def text_of(keys: str, prompt: Prompt) -> str | None:
    """What the keys say in the talk; None where they are no such number.

    >>> text_of("1948", Prompt((), entry="year")), text_of("78", Prompt((), entry="year"))
    ('1948년생이에요', '78살이에요')
    >>> text_of("58", Prompt((), entry="money")), text_of("194", Prompt((), entry="year"))
    ('58만 원이에요', None)
    >>> text_of("112104837", Prompt((), entry="ticket")), text_of("990104837", Prompt((), entry="ticket"))
    ('접수번호 112104837', None)
    """
    if not keys.isdigit():
        return None
    match prompt.entry:
        case "year":
            return _year(keys)
        case "count" if 0 < int(keys) < 31:
            return f"{int(keys)}명이에요" if prompt.fact == "household.size" else str(int(keys))
        case "money":
            return f"{int(keys)}만 원이에요"
        case "mobile" if MOBILE.fullmatch(keys):
            return keys
        case "ticket" if ticket_in(given := f"접수번호 {keys}") is not None:
            return given
    return None


def _year(keys: str) -> str | None:
    if len(keys) == 4 and int(keys) in YEARS:
        return f"{keys}년생이에요"
    return f"{int(keys)}살이에요" if len(keys) == 2 else None
