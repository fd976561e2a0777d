# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers that people say of their own age today, and not of another time: 나 일흔여섯에 국민연금 이십구만 원이면."""

from __future__ import annotations

import re

from bot.korean.line import Line
from bot.korean.numerals import Numeral

_OWN = re.compile(
    "(?:이나이에|나이|나|저|내가|제가|나는|저는|내나이|제나이|내나이가|올해|지금|이제)(?:올해|지금|이제|현재)?$"
)
_AT = re.compile("에(?!서)")
_AT_THIS_AGE = re.compile(
    r"(?:한살|두살|세살|네살|살)?에[^.?!]{0,14}(?:[살삽]아?[요고지니]|산다|사네|삽니다|지내[요고]|벌[어고]|받[아고])"
)
"""What somebody who opens with an age does at it: "예순다섯에 혼자 삽니다"."""
_LONG_AGO = re.compile("[았었했됐갔왔녔렸졌셨]|낳은|잃은|시집|장가|사별한|혼자된|때문에")
"""What tells that somebody speaks of what happened then: "내가 예순에 남편을 잃었어"."""
NEARING = re.compile(
    "(?:을|를|이)?(?:곧|막)?(?:앞둔|앞두고있는|앞에둔|바라보는|다돼가는|다되어가는|코앞인|낼모레인|내일모레인)"
)
"""Between an age that comes soon and the one somebody has now: "환갑을 앞둔 쉰아홉"."""
_SELF_BEFORE = re.compile(
    "(?:^|[^가-힣]|[고데요])(?:저는?|나는?|전|난|제가|내가|저도|나도|본인은)(?:올해|지금|벌써|이제)?$"
)
_SELF = re.compile("(?:저|나|본인)$")
_EARNING = re.compile("소득|수입|월급|벌이|벌어|버는")


def is_of_now(line: Line, numeral: Numeral) -> bool:
    """Whether somebody tells what they have or do at their age: "나 일흔여섯에 국민연금 이십구만 원이면 …"."""
    own = _OWN.search(line.before(numeral.start))
    told = own and line.gap[numeral.start - len(own[0])] and _AT.match(line.closed, numeral.end)
    lives = numeral.start == 0 and numeral.native and _AT_THIS_AGE.match(line.closed, numeral.end)
    return bool(told or lives) and not _LONG_AGO.search(line.closed, numeral.end)


def is_of_speaker(line: Line, start: int) -> bool:
    """Whether a number stands behind a word for who speaks; in the middle of a text, where no earnings are listed."""
    before = line.before(start)
    if _SELF_BEFORE.search(before):
        return True
    found = _SELF.search(before)
    apart = found and line.gap[start - len(found[0])] and line.gap[start]
    return bool(apart) and not _EARNING.search(before)
