# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words after a number that make it a limit: 이상, 넘어요, 조금 안 돼요, 얼마."""

from __future__ import annotations

import re

from bot.korean.mention import JSON
from bot.korean.numbers import Number

_LITTLE = "(?:조금|쪼금|쪼끔|쬐끔|쪼매|좀|살짝|약간|갓|막|훨씬|한참|훌쩍|다|채|아직|더)*"
_BELOW = re.compile(
    rf"(?:정도|쯤)?(?:도|두|이|가|은|는|에|을|를)?{_LITTLE}(?:안되|안돼|안됩|안된|안됐|안댐|안대"
    rf"|안됨|못되|못돼|못됩|못미|안넘|못넘|안쪽|미만|이하|이내"
    "|밑으로|밑이|아래|될까말까|될똥말똥|될락말락|모자라|모자란|안으로|못벌|안벌|못받|못들어|못가져|안나|못버)"
)
_ABOVE = re.compile(rf"(?:정도|쯤)?(?:도|이|가|은|는|에|을|를)?{_LITTLE}(?:넘|초과|이상|웃도|웃돌|위로|남짓)")
_SOME_MORE = re.compile("(?:하고도?)?(?:얼마|몇)")


def bounded(number: Number, after: str, *, step: int = 0) -> JSON:
    """The number as the words after it bound it; `step` is the size of its last figure, for "칠십 얼마".

    >>> bounded(Number(100, 100), "조금안돼요"), bounded(Number(65, 65), "이상"), bounded(Number(7, 8), "정도")
    ({'max': 100}, {'min': 65}, {'min': 7, 'max': 8})
    >>> bounded(Number(70, 70), "얼마로살아", step=10)
    {'min': 70, 'max': 80}
    """
    if _BELOW.match(after):
        return {"max": number.hi}
    if _ABOVE.match(after):
        return {"min": number.lo}
    if step and _SOME_MORE.match(after):
        return {"min": number.lo, "max": number.hi + step}
    return number.norm()


def last_figure(value: int) -> int:
    """The size of the last figure that is not zero.

    >>> last_figure(700_000), last_figure(83)
    (100000, 1)
    """
    size = 1
    while value and value % (size * 10) == 0:
        size *= 10
    return size
