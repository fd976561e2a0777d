# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers that nobody needs here are struck out before anything is logged, understood or stored."""

import re

from api.messages.numbers import strike_numbers

NOTICE = "주민등록번호나 카드번호는 필요하지 않아서, 적어 주신 번호는 바로 지우고 어디에도 남기지 않았어요."

_GAP = r"[\s\-–—‐‑−.·_/]{0,3}"
_RESIDENT = re.compile(rf"(?<!\d)\d{{6}}{_GAP}\d{{7}}(?!\d)")
_CARD = re.compile(rf"(?<!\d)\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{2,7}}(?!\d)")
_SHORT_CARD = re.compile(rf"(?<!\d)\d{{4}}{_GAP}\d{{6}}{_GAP}\d{{5}}(?!\d)")
_LICENCE = re.compile(r"(?<!\d)\d{2}-\d{2}-\d{6}-\d{2}(?!\d)")
_IDENTITY = (_RESIDENT, _CARD, _SHORT_CARD, _LICENCE)

_NAMING = re.compile(r"제|내|저의|나의|주민|등록|카드|면허|번호|[은는이가]|이?(에요|예요|요|야|입니다|임)")
_PHONE = re.compile(rf"(?<!\d)0\d{{1,2}}{_GAP}\d{{3,4}}{_GAP}\d{{4}}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_LONG_NUMBER = re.compile(r"\d{7,}")


def strike_identity_numbers(text: str) -> tuple[str, bool]:
    """The text with every resident, card and licence number starred out, and whether there was one.

    The length stays, so that offsets found in the struck text hold in the original.

    >>> strike_identity_numbers("제 번호는 910502-2345678 이에요")
    ('제 번호는 ******-******* 이에요', True)
    >>> strike_identity_numbers("월 2300000원 벌어요")
    ('월 2300000원 벌어요', False)
    """
    struck = text
    for pattern in _IDENTITY:
        struck = pattern.sub(_stars, struck)
    return struck, struck != text


def mask_for_log(text: str) -> str:
    """What a log line may hold of a text: no number that points at a person, no mail address.

    >>> mask_for_log("010-1234-5678, kim@example.kr")
    '***-****-****, (mail)'
    """
    masked, _ = strike_identity_numbers(text)
    masked = _PHONE.sub(_stars, strike_numbers(masked))
    masked = _EMAIL.sub("(mail)", masked)
    return _LONG_NUMBER.sub(_stars, masked)


def says_nothing_else(text: str) -> bool:
    """Whether only stars, signs and the naming of the number are left after striking: there is nothing to understand.

    >>> says_nothing_else("내 주민번호는 ******-*******이야"), says_nothing_else("******-******* 강서구 살아요")
    (True, False)
    """
    return not any(character.isalnum() for character in _NAMING.sub("", text))


def _stars(match: re.Match[str]) -> str:
    return re.sub(r"\d", "*", match.group())
