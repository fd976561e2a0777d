# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Short codes to come back with: four and four signs that look and sound unlike each other, `H7KM-3WRC`.

0, O, 1, I, L, 2, Z, 5, S, 8, B look alike; 2 and E, 5 and O, A and K, P, B and D sound alike in Korean.
"""

import re
import secrets
from collections.abc import Callable, Sequence

from actions.asked.commands import closed

SIGNS = "346789CFHKMRTWXY"
HALF = 4
SPOKEN = {
    "더블유": "w",
    "에이치": "h",
    "에프": "f",
    "케이": "k",
    "엑스": "x",
    "와이": "y",
    "씨": "c",
    "시": "c",
    "엠": "m",
    "알": "r",
    "티": "t",
    "삼": "3",
    "사": "4",
    "육": "6",
    "륙": "6",
    "칠": "7",
    "팔": "8",
    "구": "9",
    "다시": "",
    "대시": "",
    "빼기": "",
}
"""Signs as they are read out; the longer names first."""
NAMED = "(?:(?:이어(?:서)?(?:하기|보기|할게요|보는|하는)?|제|내)?(?:코드|번호|암호)(?:는|가|을|를)?)?"
ENDS = "(?:이에요|예요|에요|입니다|이야|이요|요|인데요|이어서할게요|이어서해주세요|으로이어서해주세요)?"
AWAY = "(?:을|를)?(?:이제)?(?:지워|삭제|없애|폐기)[가-힣]{0,6}"
LIKE = r"(?=[a-z0-9]*[a-z])(?=[a-z0-9]*[0-9])[a-z0-9]{8}"
TYPED = re.compile(f"{NAMED}({LIKE}){ENDS}({AWAY})?")
SAID = re.compile(f"{NAMED}((?:{'|'.join(SPOKEN)}|[{SIGNS.lower()}]){{8,11}}){ENDS}({AWAY})?")


def new_code(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A code of 32 random bits with letters in it, so that no sum of money is ever taken for one."""
    while True:
        signs = "".join(choose(SIGNS) for _ in range(2 * HALF))
        if sum(sign.isalpha() for sign in signs) >= 2 and sum(sign.isdigit() for sign in signs) >= 1:
            return f"{signs[:HALF]}-{signs[HALF:]}"


def code_in(text: str) -> str | None:
    """The code that a text consists of, in the spelling it was given in; None where a text is anything else.

    What only looks like one (`O1BS-22ZZ`) is one too: it is answered that we do not know it.

    >>> code_in("h7km 3wrc"), code_in("코드는 H7KM-3WRC예요"), code_in("에이치 칠 케이 엠 삼 더블유 알 씨")
    ('H7KM-3WRC', 'H7KM-3WRC', 'H7KM-3WRC')
    >>> code_in("월 3467만 원"), code_in("34679876")
    (None, None)
    """
    found = _found(text)
    return None if found is None else found[0]


def asks_to_delete(text: str) -> bool:
    """Whether the talk behind a code is to be deleted.

    >>> asks_to_delete("H7KM-3WRC 지워 주세요"), asks_to_delete("H7KM-3WRC")
    (True, False)
    """
    found = _found(text)
    return found is not None and found[1]


def _found(text: str) -> tuple[str, bool] | None:
    said = closed(text)
    if (typed := TYPED.fullmatch(said)) is not None:
        signs, away = typed[1], typed[2]
    elif (spoken := SAID.fullmatch(said)) is not None:
        signs, away = _signs(spoken[1]), spoken[2]
    else:
        return None
    if len(signs) != 2 * HALF or not any(sign.isalpha() for sign in signs):
        return None
    return f"{signs[:HALF]}-{signs[HALF:]}".upper(), bool(away)


def _signs(spoken: str) -> str:
    return re.sub("|".join(SPOKEN), lambda word: SPOKEN[word.group()], spoken)
