# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is only supposed or asked about is no fact: "예순다섯 되면?", "3인 가구는 얼마예요?", "영구임대가 뭐예요?"."""

import re

from actions.asked.commands import closed

SUPPOSED = re.compile(
    "(정도|쯤|가구|인가구|가족|세대|노인|사람|분|어르신|집|세|살|아이|애|이상|넘|되|지나|에게|한테|들)*"
    "((이|가)?(면|으면|믄|라면|이면|일때|일경우)(?!역)|되기|(이|가)?(되려면|될때)|생일|까지(?!해|합|다)|기준|한테|에게|배기|"
    "(은|는|도|만)?(얼마|얼매|몇|뭐|무엇|뭔|무슨|어떻게|언제|받을수|되나|돼요|되는지|가능|안되나|해당)|"
    "(이란|란|이라는|라는|이라고|이라카)|(이|가|은|는)(뭐|뭔|무엇|무슨))"
)
ABOUT_OTHERS = re.compile("(는|은|한)(노인|사람|분|어르신|집|가구|경우)(은|는|이|도|한테|에게|들)")
OTHERS_LIVE = re.compile("(에|에서|로)?(사|지내|있)(는(사람|분|노인|어르신)|으면|면|았으면)")
LIVES = re.compile(
    "(아파트|주택|집|방|원룸)?(에|에서|로|으로|이|가)?(지금|현재|혼자|같이|그냥|계속)*"
    "(살|삽|사는|사오|사우|거주|지내|있|산|들어와|들어가|얻|내고|내며|예요|이에요|에요|입니다|인데|이고|이며|고요|요|이라|라예|임|야|$|에월|보증금)"
)


def supposed(text: str, end: int) -> bool:
    """Whether what stands before `end` is only supposed, or asked about.

    >>> supposed("예순다섯 되면 받아요?", 4), supposed("예순다섯이에요", 4), supposed("3인 가구는 얼마예요", 2)
    (True, False, True)
    """
    rest = closed(text[end:])
    return bool(SUPPOSED.match(rest)) or bool(ABOUT_OTHERS.match(rest))


def lived_in(text: str, end: int) -> bool:
    """Whether somebody lives in what stands before `end`.

    >>> lived_in("전세 살아요", 2), lived_in("월세예요", 2), lived_in("행복주택이 뭐라요", 4)
    (True, True, False)
    """
    rest = closed(text[end:])
    return not supposed(text, end) and not OTHERS_LIVE.match(rest) and bool(LIVES.match(rest))
