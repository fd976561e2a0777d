# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Money that somebody gives to their kin, which is nothing that comes in: 부모님께 용돈 20만 원 드려요."""

from __future__ import annotations

import re

from bot.korean.line import Line

_TO = re.compile(
    "(?:부모님?|엄마|아빠|어머니|아버지|어머님|아버님|어무이|아부지|엄니|할머니|할아버지|장모님?|장인어른|친정|시댁|아들|딸|애들|애|아이들?|자식들?|동생|형|누나"
    "|언니|오빠|손주들?|손자|손녀|조카|전처|전남편|전부인|전와이프|애엄마|애아빠|아내|남편|와이프|집사람)(?:들|네)?(?:한테|께|에게|에)(?!서)"
    r"(?:매달|다달이|달마다|한달에|꼬박꼬박|용돈|생활비|양육비|으?로|을|를|씩|조금|좀)*[\d,일이삼사오육칠팔구십백천만원]*$"
)
_GIVES = re.compile(
    r"(?:으?로)?[\d,일이삼사오육칠팔구십백천만원]*(?:씩|정도|쯤|을|를|이나)*(?:드[리려립린]|보내(?![주줘준줌지])|보냅|부[치쳐칩]|줘(?!서)|준다|주고|줍니)"
)


def is_given_away(line: Line, start: int, end: int) -> bool:
    """Whether what stands between two places, a sum or a word for one, is given to kin.

    >>> from bot.korean.line import read
    >>> is_given_away(read("부모님께 20만 원 드려요"), 4, 8), is_given_away(read("부모님께 20만 원 받아요"), 4, 8)
    (True, False)
    """
    return bool(_TO.search(line.before(start, 24)) and _GIVES.match(line.closed, end))
