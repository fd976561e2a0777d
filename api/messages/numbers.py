# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers in a text: ours to send to, or not; and the text without them."""

import re

MOBILE = re.compile(r"01(?:0\d{8}|[16789]\d{7,8})")
_GAP = r"[\s\-–—‐‑−.·_/()]{0,2}"  # noqa: RUF001
_DIALLED = re.compile(rf"(?<![\d*])(?:\+?82{_GAP}(?:\(0\){_GAP})?0?|0)1[016789](?:{_GAP}\d){{7,8}}(?!\d)")
_ANY = re.compile(r"(?<!\d)\+?\d(?:[\s\-–—‐‑−.·_/()]{0,2}\d){6,15}(?!\d)")  # noqa: RUF001
_SPOKEN = re.compile("[공영빵](?:[-, ]{0,2}[공영빵일이삼사오육륙칠팔구]){9,10}")
_WORDS = str.maketrans("공영빵일이삼사오육륙칠팔구", "0001234566789")


def mobile(text: str) -> str | None:
    """The domestic mobile number of a text, in digits; None where there is none.

    >>> mobile("010-1234-5678이요"), mobile("+82 10 1234 5678"), mobile("공일공 일이삼사 오육칠팔이에요")
    ('01012345678', '01012345678', '01012345678')
    >>> mobile("02-120"), mobile("+1 415 555 2671"), mobile("010-1234")
    (None, None, None)
    """
    written = _SPOKEN.sub(lambda spoken: spoken.group().translate(_WORDS), text)
    for found in _DIALLED.finditer(written):
        digits = re.sub(r"\D", "", found.group())
        digits = f"0{digits.removeprefix('82').removeprefix('0')}"
        if MOBILE.fullmatch(digits):
            return digits
    return None


def strike_numbers(text: str, *, every: bool = False) -> str:
    """The text with every mobile number starred out; with `every`, all that may be a telephone number.

    >>> strike_numbers("010-1234-5678로 보내 주세요"), strike_numbers("+1 415 555 2671", every=True)
    ('***-****-****로 보내 주세요', '+* *** *** ****')
    >>> strike_numbers("월 2300000원이고 02-120이요")
    '월 2300000원이고 02-120이요'
    """
    for pattern in (_DIALLED, _SPOKEN, *([_ANY] if every else [])):
        text = pattern.sub(lambda found: re.sub("[0-9가-힣]", "*", found.group()), text)
    return text
