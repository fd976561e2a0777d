# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How far a pregnancy is: 24주, 임신 5개월, 오개월 됐어요, 만삭."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.line import Line
from bot.korean.mention import JSON, Mention
from bot.korean.numerals import Numeral, numerals

LONGEST_WEEKS, LONGEST_MONTHS = 43, 10
_PREGNANT = re.compile(
    "임신|임산부|산모|초산|출산예정|(?:다음달|담달|내달|이번달|곧)에?출산|뱃속|배속|배안에(?!서)|태아|예정일|산달|입덧|만삭|막달|태기|(?:애기?|아기?)(?:를|가)?(?:가진"
    "|가졌|가져서|가져갖|밴|뱄|뱃|배연|들어[섰선]|생겼|섰)|아기(?:를|가)?(?:가진|가졌|생겼|들어섰)|아이(?:를"
    "|가)?(?:가진|가졌|생겼)"
    "|(?:얼라|알라|언나)(?:를)?(?:뱄|밴|가졌|가진)|(?:애|아)(?:가|를)?(?:[선슨]|생긴)지|아를?(?:뱄|가졌|가진)|(?:[첫둘셋넷]째(?:아이|애)?|쌍둥이|늦둥이|손주)(?:를|가)?(?:가졌|가진|가져서|임신|생겨서?|생겼|들어[섰서])|심장소리|초음파|안정기|[홀홑]몸이?아[니닌]|몸이무[거겁]|애가?서서"
    "|아기집|시험관|조산기|배가?[가-힣]{0,3}부[른르]|배가[가-힣]{0,3}(?:불|나[오온와왔])|달수로|병원갔더니|배가?남산|임부|입체초음파|태동|임당검사"
)
_OTHER = re.compile(
    "이사|그만둔|그만뒀|실직|퇴사|퇴직|거주|전입|밀린|밀렸|산지|살았|살고|사별|이혼|끊긴|끊겼"
    "|입원(?:한지|하신지|기간|[일이삼사오육\\d]{1,2}[주개])|일한|다닌|아기나이|생후|낳은지|출산한지|출산후|출산하고|태어난|돌지난|됐어요돌"
    "|나온지|휴직(?!했|하려|해서|들어|예정)|해산한|몸푼"
)
_WEEK = re.compile(
    "주(?!공|일|세|는|시|고|면|신|었|니|잖|더|로|민|거|택|말|소|방|차장|부|기적|간|년)(?:차)?(?:[0-6일이삼사오육]일)?|(?<=[0-9])w(?:[0-6]d)?(?![a-z])"
)
_WEEK_SAID = re.compile(
    "[주쥬](?!공|일|세|시|신|었|잖(?!아|소)|더|민|거(?!든)|택|말|소|방|차장|부|기적|간|년)(?:차)?(?:[0-6일이삼사오육]일)?|(?<=[0-9])w(?:[0-6]d)?(?![a-z])"
)
"""The same where a pregnancy is told: "임신 16주고" gives nothing away."""
_NOT_LEFT = re.compile(
    "(?:정도|쯤)?(?:전(?![주남북라세업화국])|지나면|넘으면|되면|까지|부터|이상|미만|이후|뒤|후(?!반|기)|남(?=[았은는음겼네으])|있으면|동안|만에|밖에(?!안?[되됐돼]|못[되됐])|안에|이내|째일|더|걸|씩|기다|쉬|에한|에두|에세|에\\d)"
)
_REMAINS = "남(?![편동양원구해자매])"
_NEAR = 8
"""How far off what was done counts for a number of weeks or months."""
MOST_COUNTED_WEEKS = 10
"""More weeks are those of a pregnancy and of nothing else that takes a while: "휴직 중 급여 150 34주"."""
_MONTH = re.compile(f"(?:개월|갤|달)(?:차|째)?(?!에(?!접어|들어)|치|라|전|뒤|후|{_REMAINS}|동안|만에|밀|안에|이내|씩)")
_BOUND = "한두세네"
"""Ends of native numbers that stand before a counter only: "스물네 주고" gives nothing away."""
_NO_WEEK = re.compile("(?:하루|예정일까지|주마다|매주)$")
_OPENING = re.compile("(?:지금|이제|인자|인제|시방|우리|만|네|예|어|음|저|저는|그|한|벌써|막|갓|이번에|,)*")
_EXPECTING = re.compile(
    "(?:며느리|메누리|며늘아기|며늘애|새아가|새아기|아내|집사람|와이프|마누라|새댁|각시|색시|산모)(?:은|는"
    "|이|가|도)?(?:지금|벌써|이제|인자|인제|시방|막|갓|,)*$"
)
_JUST_SAID = re.compile("(?:임신|뱃속에?|배속에?|배안에?)(?:한지|이|은|중|지금|벌써|이제)*$")
_SO_FAR = re.compile(
    "(?:반)?(?:쯤|정도)?(?:이|에|째)*(?:찼|됐|되었|접어들|들어|이에요|예요|이요|요$|여$|차|$|됩니다|된|돼|입니다|임|래요|라네|래|라고|라예|라우|우다|랍니다|라카|라(?=[^가-힣]|배|서)|인데|인디|이고|이라)"
)
_ANSWER = re.compile("(?:이요|요|이에요|예요|쯤|정도|입니다|임|인데요|[^가-힣])*")
_LEFT = re.compile(f"(?:반)?(?:정도|쯤)?(?:이|은|밖에)?(?:안)?{_REMAINS}")
"""Months that are still to come: "예정일까지 한 달 반쯤 남았어요"."""
_WORDS = {"만삭": {"month": 10}, "막달": {"month": 10}, "산달": {"month": 10}}


def pregnancy_weeks(line: Line, *, expecting: str | None = None) -> Iterator[Mention]:
    """Weeks as an integer, months as `{"month": n}`.

    >>> from bot.korean.line import read
    >>> [found.norm for found in pregnancy_weeks(read("임신 24주 3일이에요"))]
    [24]
    >>> [found.norm for found in pregnancy_weeks(read("오개월 됐어요"))]
    [{'month': 5}]
    >>> [found.norm for found in pregnancy_weeks(read("서울 강서구 살고 임신 5개월이에요"))]
    [{'month': 5}]
    """
    asked = (expecting or "").startswith("member.pregnancy")
    told = bool(_PREGNANT.search(line.closed))
    other = bool(_OTHER.search(line.closed))
    said = False
    for numeral in numerals(line):
        elsewhere = (
            other
            and not _JUST_SAID.search(line.before(numeral.start))
            and ((not told and numeral.number.lo < MOST_COUNTED_WEEKS) or _of_other(line, numeral))
        )
        if found := _stage(line, numeral, told=told or asked, other=elsewhere, asked=asked):
            norm, end = found
            said = True
            yield line.mention("pregnancy_week", norm, numeral.start, end)
    for word, norm in _WORDS.items():
        place = line.closed.find(word)
        if not said and place >= 0 and (line.gap[place] or place > 0) and not line.closed.startswith("막달아", place):
            yield line.mention("pregnancy_week", norm, place, place + len(word))
            return


def _of_other(line: Line, numeral: Numeral) -> bool:
    """Whether it is another time that a numeral tells: "실직한 지 3개월", not "30주 임산부고 남편이 실직했어요"."""
    before = max(0, numeral.start - _NEAR)
    return bool(
        _OTHER.search(line.closed, before, numeral.start)
        or _OTHER.search(line.closed, numeral.end, numeral.end + _NEAR)
    )


def _stage(line: Line, numeral: Numeral, *, told: bool, other: bool, asked: bool) -> tuple[JSON, int] | None:
    """What a numeral says of a pregnancy, and where it ends with its counter."""
    number = numeral.number
    if number.lo != number.hi or number.lo < 1:
        return None
    bound = line.closed[numeral.end - 1] in _BOUND
    if week := (_WEEK_SAID if told or bound else _WEEK).match(line.closed, numeral.end):
        fits = 2 <= number.lo <= LONGEST_WEEKS and not _NOT_LEFT.match(line.closed, week.end())
        said = fits and not other and (told or number.lo >= 4) and not _NO_WEEK.search(line.before(numeral.start))
        return (number.lo, week.end()) if said else None
    if number.lo > LONGEST_MONTHS:
        return None
    if month := _MONTH.match(line.closed, numeral.end):
        if _LEFT.match(line.closed, month.end()) or _NO_WEEK.search(line.before(numeral.start)):
            return None
        reached = not other and _reached(line, numeral.start, month.end())
        return ({"month": number.lo}, month.end()) if reached or (told and (asked or not other)) else None
    if asked and numeral.start == 0 and _ANSWER.fullmatch(line.closed, numeral.end):
        return {"month": number.lo}, numeral.end
    return None


def _reached(line: Line, start: int, end: int) -> bool:
    """ "Said with nothing else (오개월 됐어요), or of a woman who may be meant (며느리가 일곱 달째래요)."""
    opening = _OPENING.fullmatch(line.closed, 0, start) if line.gap[start] else None
    if not opening and not _EXPECTING.search(line.before(start)):
        return False
    return bool(_SO_FAR.match(line.closed, end))
