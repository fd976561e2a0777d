# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Ages without a word for years: jotted down between other facts, told in a sentence of their own, or asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.ages import OLDEST
from bot.korean.birth import year_of
from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.numerals import numerals

LEAST_JOTTED = 19
"""No smaller number is taken for the years of somebody who writes of themselves."""

_CONDITION = (
    "[무실]직|이혼|사별|한부모|미혼|기혼|주부|수급자?|차상위|(?:위|간|폐|유방)암|우울증|치매|뇌경색|뇌졸중|뇌출혈|당뇨|디스크|투석|중풍|파킨슨|골절"
    "|지체|시각|청각|뇌병변|정신장애|지적|신장장애"
)
_WHO = re.compile(
    "(?:[1-6]급|요양병원|(?:투병|와병|수급|입원|휴직|구직)중|장애|중증|경증|심한|본인|독거|홀몸|혼자|동거|청년|노인|미혼모|싱글맘|취준생?|휴학생|대학생|주부|백수"
    f"|{_CONDITION})[,·/]?$"
)
_WHO_TOO = re.compile(
    f"[ ,/·]*(?:임산부|임신|부부|싱글|취준|백수|프리랜서|회사원|퇴직|은퇴|휴직|휴학|대학생|{_CONDITION})"
)
_SENTENCE_ENDS = re.compile("(?:[.?!,/]|[요죠까]|니다|문의|[함음됨임중])$")
_NOTED = re.compile(
    "[,/·]?(?:무직|실직|백수|취준|혼자|독거|1인|미혼|이혼|사별|한부모|여자?(?![가-힣])|남자?(?![가-힣])|(?:월세|전세|고시원|원룸|반지하)\\d)"
)
_NO_AGE_AFTER = re.compile("[월사]세(?!\\d)|만|원|평|호|층|번|%|/|-|\\.|내|벌|받|줘|주|보내|나[가오와]|타")


def jotted_ages(line: Line, told: list[Mention]) -> Iterator[Mention]:
    """A bare number behind a place or a condition, as people jot down who they are: "은평 73 혼자", "지체3급 66"."""
    taken = {line.place(one.start) for one in told}
    places = {line.place(one.end) for one in told if one.entity == "district"}
    for start, end, number, _ in numerals(line):
        begins, ends = line.gap[start] or line.closed[start - 1] == ",", line.gap[end] or line.closed[end] == ","
        figures = line.closed[start:end].isdigit() and begins and ends and end - start == 2
        apart = _between_strokes(line, start, end)
        if not figures or number.lo < LEAST_JOTTED or (_NO_AGE_AFTER.match(line.closed, end) and not apart):
            continue
        beside = _WHO.search(line.before(start)) or (start == 0 and _WHO_TOO.match(line.closed, end))
        behind_place = start in places or (start - 1 in places and line.closed[start - 1] in " ,/")
        alone = start not in taken and (behind_place or _opens_a_note(line, start, end, told))
        listed = line.closed[start - 1] == " " and _WHO_TOO.match(line.closed, end)
        alone = alone or apart or _ends_a_note(line, start, end, told)
        if beside or listed or alone or _of_a_pair(line, start, end) or _before_a_sum(line, start, end):
            yield line.mention("age", number.lo, start, end)


_PAIR = re.compile("(?:2인|부부|내외|노부부|부모님?|두분|둘이?)[ ,/]?$")
_OTHER_YEARS = re.compile(r"[ ,/&·][4-9]\d(?!\d|만|원|주|개월)")
_YEARS_BEFORE = re.compile(r"(?:2인|부부|내외|부모님?|두분|둘이?)[ ,/]?[4-9]\d[ ,/&·]$")
_PAIR_BEHIND = re.compile(r"(?:[ ,/&·][4-9]\d)?[ ,/]?(?:노?부부|내외)")
_ITS_OWN_SUM = re.compile(
    r"(?:(?:남편|신랑|아내|와이프)?(?:월급|수입|알바)|급여|월?소득|수입|국민연금|기초연금|연금|실업급여|실급|수급비|월세|고시원|원룸)비?\d{2,3}(?!\d|세|살)"
)


_ENDED = re.compile("(?:[요다함음]|[/])$")


def _ends_a_note(line: Line, start: int, end: int, told: list[Mention]) -> bool:
    """Whether two figures stand at the very end of what is jotted down and nothing else tells how old who writes is:
    "월세 35 혼자 살아요 29".
    """
    before = line.before(start)
    last = end == len(line.closed) and bool(_ENDED.search(before))
    known = any(one.entity == "age" for one in told)
    return last and not known and not (_FOR_A_SUM.search(before) or _NUMBER_BEFORE.search(before))


_FOR_A_SUM = re.compile("(?:월세|연금|월급|소득|수입|알바|급여|수당|용돈|관리비|보증금|전세|임대|원룸|고시원)[/]$")
_NUMBER_BEFORE = re.compile(r"\d(?:만원?)?/$")


def _between_strokes(line: Line, start: int, end: int) -> bool:
    """Whether figures stand between two strokes, and neither before them is a number: "지체2급 / 51 / 부부"."""
    before = line.before(start)
    stroked = line.closed[start - 1 : start] == "/" and line.closed[end : end + 1] == "/"
    return stroked and not (_NUMBER_BEFORE.search(before) or _FOR_A_SUM.search(before))


_BEGINS_ANEW = re.compile("[.!]$")
_STATED = re.compile(
    "이?(?:고(?:요|예|라)?|구(?:요|유)?|에요|예요|여요|입니다|입니더|인데요?|인디요?|이유|유|라예|여|야|요|우다|이오)"
)
"""A copula of how old somebody is."""
_TENS = re.compile("(?:[이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|[2-9][0-9])")


def told_alone(line: Line, told: list[Mention]) -> Iterator[Mention]:
    """A number of its own at the beginning of a sentence that goes on to tell nothing of it: "칠십이고 혼자 삽니다"."""
    taken = {line.place(one.start) for one in told}
    known = any(one.entity == "age" for one in told)
    for start, end, number, _ in numerals(line):
        opens = start == 0 or (not known and _BEGINS_ANEW.search(line.before(start)))
        stated = _STATED.match(line.closed, end)
        more = start > 0 or (stated is not None and stated.end() < len(line.closed))
        word = line.closed[start:end]
        if opens and start not in taken and _TENS.fullmatch(word) and stated and line.gap[stated.end()] and more:
            yield line.mention("age", number.lo, start, end)
            return


def _of_a_pair(line: Line, start: int, end: int) -> bool:
    """Whether two people's years are jotted down beside them: "2인 71,69", "72 68 부부"."""
    first = _PAIR.search(line.before(start)) and _OTHER_YEARS.match(line.closed, end)
    behind = line.closed[start] in "456789" and _PAIR_BEHIND.match(line.closed, end)
    return bool(first or behind or _YEARS_BEFORE.search(line.before(start)))


def _before_a_sum(line: Line, start: int, end: int) -> bool:
    """Whether a number opens a note in which a sum has its own word: "가능? 39 알바60"."""
    opens = start == 0 or _SENTENCE_ENDS.search(line.before(start))
    return bool(opens) and bool(_ITS_OWN_SUM.match(line.closed, end))


def _opens_a_note(line: Line, start: int, end: int, told: list[Mention]) -> bool:
    """Whether a number begins what is jotted down behind a sentence: "조건 알려줘요 58 무직", "문의. 46 강북구"."""
    if start and not _SENTENCE_ENDS.search(line.before(start)):
        return False
    before_place = any(one.entity == "district" and line.place(one.start) == end for one in told)
    return before_place or bool(_NOTED.match(line.closed, end))


_BARE_AGE = re.compile(
    "(?:세|살|이?요|이?에요|예요|이?여|임|입니다|이?야|이고요?|인데요?|됐[가-힣]*|됩니다|돼요"
    "|먹었[가-힣]*|이?라우|이?오|이?유|쯤|정도|넘었[가-힣]*|[^가-힣])*"
)


def bare_age(line: Line, expecting: str | None) -> Iterator[Mention]:
    """A number alone as the answer to a question about age; asked for the birth, two figures are a year."""
    for numeral in numerals(line):
        word = line.closed[numeral.start : numeral.end]
        if not _BARE_AGE.fullmatch(line.closed[numeral.end :]) or numeral.number.lo != numeral.number.hi:
            continue
        if len(word) == 1 and not word.isdigit() and not line.gap[numeral.start]:  # the "이" of "서울이요"
            continue
        value = numeral.number.lo
        year = _year(word, value, asked_birth=expecting != "member.age")
        if year:
            yield line.mention("age", {"birth_year": year}, numeral.start, numeral.end)
        elif 0 < value <= OLDEST:
            yield line.mention("age", value, numeral.start, numeral.end)
        return


def _year(word: str, value: int, *, asked_birth: bool) -> int | None:
    if 1900 <= value <= 2100:
        return value
    return year_of(word) if asked_birth and value < 100 else None
