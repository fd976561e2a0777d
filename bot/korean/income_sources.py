# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a word names where somebody's money comes from, or a benefit that is asked about, or a job."""

from __future__ import annotations

import re

from bot.korean.line import Line

_COMES_IN = re.compile(
    "받(?:아|고|는데|는중|습|네|음|지(?!못)|으며|으면서|는다|거든|았)|나(?:와요|와서|옵니"
    "|온다|오고|오네|와(?!요?[?]))|타(?:요|고|네|서|먹)|벌(?:어|고|이|었|지|엄)|버는|번다"
    "|먹고살|수입|소득"
    "|(?:으로|로)(?:살|생활|버티|지내)|들어(?:와|오고|옵|온)|생활(?:해|하)|전부|다(?:예요|요"
    "|여|야)|뿐|밖에|보내[주줘]|부쳐|말고"
)
_ASKED = re.compile(
    "[?]|받을|나요|까요|ㄴ가요|는가|은가|언제|얼마|어떻|뭐|무슨|무엇|어디|신청|대상|자격|되나"
    "|돼요|되는지|주나|알려|궁금|설명|며칠|입금"
)


def tells_of_income(line: Line) -> bool:
    """Whether a text with no sum in it says that money comes in, and asks nothing.

    >>> from bot.korean.line import read
    >>> [tells_of_income(read(text)) for text in ("연금만 받고 있어요", "연금 받을 수 있나요", "알바 해요")]
    [True, False, False]
    """
    return bool(_COMES_IN.search(line.closed)) and not _ASKED.search(line.closed)
