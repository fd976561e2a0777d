# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numerals where they stand in a text, cut free from the particles and words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.korean.line import Line
from bot.korean.number_words import BOUND_ONES, DIGITS, LINK, ONES, PAIRS, TENS, any_of
from bot.korean.numbers import Number, parse

_TEN_ONLY = (
    "열(?!어|었|리|심|차|받|나|이나|이있|이(?:펄|올|높|심|안|좀|계속|막|너무|자꾸|많)|정|람|쇠|흘|렸|린|고|면|기|지)"
)
_FREE = f"(?:{any_of((*PAIRS, *ONES))})(?!십(?!니[다까])|백(?!수)|천|방)"
_BOUND = any_of(BOUND_ONES)
COUNTER = (
    "(?:명(?!절|의|세)|살(?!았|고(?!등|모)|지(?!적|체|금|원)|며(?!느|늘)|면|림|던|기로|다가|아(?!들|이|기|니))|세(?!후|전|금|대"
    "|들|입|요|이)|세(?=이[상하]|입니|요$|이[에고며]|이요)"
    "|개월|달(?!라)|주(?!세|는|시|고|면|신|었|니|잖|더|로|민|거|택|말|부(?!터))|년|월(?!세|급|수|소)"
    "|일(?!세|하|해|을|거|자리|도|은|흔|안|이(?:없|있|힘|많))|시간|시(?!는|고|면|작|장|청)"
    "|분(?!이면|께)|번|급(?!여)|동(?!생|안|네|사|갑)|호|평(?!균)|층|대(?!출|상|학)|마리|가구"
    "|인(?!데|디|지|가(?!구|족)|거|걸|터|정)|프로|퍼센트|%|회(?!사)|차(?!가|는|도)|째"
    "|학년|등(?!본|록)|키로|킬로|근(?!로|무|처)|군데|식구|가족|사람|배(?!우|달|를)|개"
    "|통(?!장)|칸|종|가지(?!고)|남매|형제|자매|모녀|모자(?!라)|부녀)"
)
_TENS_WORD = f"{_TEN_ONLY}|{any_of(word for word in TENS if word != '열')}"
_FIGURE = "(?<!\\d)(?:일(?![곱흔])|사(?!이(?![십백천만억])|십[니시])|[영공령이삼오육륙칠팔구])"
NUMERAL = re.compile(
    rf"(?P<native>(?:백)?(?:{_TENS_WORD})(?:{LINK}(?:{_FREE}|(?:{_BOUND})(?={COUNTER}|주고|주거든|만원)))?"
    rf"|{_FREE}|(?<![\d십백])(?:{_BOUND})(?={COUNTER}))"
    rf"|(?P<run>(?:(?<!\d)(?<!\d\.)\d{{1,15}}(?!\d)(?:,\d{{3}}){{0,4}}(?:\.\d{{1,6}}(?!\d))?"
    rf"|{_FIGURE}|[십백천만억]|조(?=원|[\d일이삼사오육칠팔구])){{1,32}})"
    rf"(?P<tail>(?<=[십백]){LINK}(?:{_FREE}|[한두세네](?=살|명|식구|가족)))?"
)
_COPULA = re.compile(
    "이(?:아|에요|에여|여|요|오|우|야|고|구|라|지|래|니|다|유|네|시|신|세요|ㅂ|됐|되|돼"
    "|된|조금|쪼금|안|넘|더|나|면|제|어|낼|내일|코앞|전부|들어|나와|넉|모자)"
)
_OTHER_WORD = re.compile("일[해하을]|일자리|사[는세시]|오[는늘]|이(?:정도|거|것|돈|걸|밖|번)|구[하직]|조금|만큼")
_KIN_BEFORE = re.compile("(?:딸|아들|남편|신랑|영감|동생|자식|양반|집사람|서방님|다달)$")
"""Before 이 and a number it is their particle: "딸이삼십만원줘요"."""
_SPACED_PARTICLE = re.compile("이(?=[삼사오육칠팔구]십)")
_COMES_IN_BEFORE = re.compile("다달|연금|월급|소득|수입|용돈|수당|일당")
"""Before a 이 that stands by itself it is their particle: "기초 연금 이 삼십 만 원"."""
_ONLY_BEFORE = re.compile("(?:[월방집달]세|임대료|연금|월급|급여|수당|용돈|소득|수입|알바비?|수급비)$")
"""Before a 만 and a number it is their particle: "월세만 삼십이에요"."""
_YEARS_BEFORE = re.compile("살$|(?<![전월글달])세$")
COUNTERS = re.compile(COUNTER)
_DAY_FOLLOWS = re.compile("에|날|까지|부터|이후|전|이내|자로|뒤|후|째|동안|만에|이라던|쯤에")


class Numeral(NamedTuple):
    """A number where it stands in a closed text; `native` when its last part is (하나, 예순): people count ages so."""

    start: int
    end: int
    number: Number
    native: bool


@lru_cache(maxsize=64)
def numerals(line: Line) -> tuple[Numeral, ...]:
    """Every numeral of a text, also those that will turn out to be no number ("이", "사", "한"): the counter decides.

    >>> from bot.korean.line import read
    >>> [found.number.lo for found in numerals(read("보증금 오백에 월 삼십 오만 원"))]
    [500, 350000]
    """
    return tuple(numeral for found in _runs(line) if (numeral := _numeral(line, found)))


def _runs(line: Line) -> Iterator[re.Match[str]]:
    """The stretches that look like numerals; none is put together from the ends of two words ("모두 세 명")."""
    position = 0
    while found := NUMERAL.search(line.closed, position):
        if cut := _before_a_count(line, *found.span()):
            found = NUMERAL.search(line.closed, position, cut) or found
        start, end = found.span()
        torn = found["native"] and not line.gap[start] and any(line.gap[start + 1 : end])
        if torn or (found["native"] in BOUND_ONES and _ends_in_years(line, start)):
            position = start + 1
        else:
            yield found
            position = end


def _before_a_count(line: Line, start: int, end: int) -> int | None:
    """Where a sum ends whose last figures count something else: "월 8만 3식구", "보증금 300만 20세"."""
    if not COUNTERS.match(line.closed, end):
        return None
    place = next((place for place in range(end - 1, start, -1) if line.gap[place]), None)
    if place is None or line.closed[place - 1] not in "백천만억" or not line.closed[place:end].isdigit():
        return None
    return place


def _ends_in_years(line: Line, start: int) -> bool:
    """Whether a numeral is glued to years before it: "34세네 식구"; a tenancy is none: "전세두식구"."""
    return not line.gap[start] and bool(_YEARS_BEFORE.search(line.before(start, 2)))


def _numeral(line: Line, found: re.Match[str]) -> Numeral | None:
    start, end = found.span()
    if end - start == 1 and _belongs_before(line, start):
        return None
    if found["native"]:
        number = parse(found["native"])
        return Numeral(start, end, number, native=True) if number else None
    start = _skip_particle(line, start, found.end("run"))
    if not found["tail"]:
        end = _skip_copula(line, start, end)
    while start < end:
        number = parse(line.closed[start:end])
        if number:
            return Numeral(start, end, number, native=bool(found["tail"]))
        if (bare := _without_copula(line, start, end)) and (number := parse(line.closed[start:bare])):
            return Numeral(start, bare, number, native=False)
        if line.closed[start].isdigit():
            return None
        start += 1
    return None


def _belongs_before(line: Line, start: int) -> bool:
    """Whether one syllable is the end of the word before: "신랑이 주먹", "딸네 식구", "해서 가족"."""
    counts = line.closed[start] in "둘셋넷" and line.closed[start - 1] in "은는랑고"
    return (
        not line.gap[start]
        and line.gap[start + 1]
        and not counts
        and "가" <= line.closed[start - 1] <= "힣"
        and "가" <= line.closed[start] <= "힣"
    )


def _skip_particle(line: Line, start: int, end: int) -> int:
    """Leave out a particle of the word before ("남편이 삼백", "나이 육십") and the 만 of 만 나이."""
    text = line.closed
    attached = start > 0 and not line.gap[start] and "가" <= text[start - 1] <= "힣"
    if (
        attached
        and end - start > 1
        and text[start] in "이만사오구일조"
        and (line.gap[start + 1] or text.startswith("나이", start - 1))
    ):
        start += 1
    if _SPACED_PARTICLE.match(text, start) and line.gap[start + 1] and _COMES_IN_BEFORE.search(line.before(start, 2)):
        start += 1
    if attached and end - start > 2 and text[start] == "이" and _KIN_BEFORE.search(line.before(start, 4)):
        start += 1
    if text[start] in "영공령" and text[start + 1 : start + 2] in set("십백천"):  # 영천 is a town
        start += 1 if attached else 2  # "실수령 백오십"
    if end - start > 1 and text[start] == "만" and attached and _ONLY_BEFORE.search(line.before(start)):
        start += 1
    if end - start > 1 and text[start] == "만":
        rest = parse(text[start + 1 : end])
        if rest and 1 <= rest.hi <= 150:
            start += 1
    return start


def _without_copula(line: Line, start: int, end: int) -> int | None:
    """The end of a numeral before an ending made of figures: 칠십이오, 삼십이구요."""
    said = line.closed[end - 2 : end] in {"이오", "이구", "이사"}
    return end - 2 if said and end - start > 2 and not COUNTERS.match(line.closed, end) else None


def _skip_copula(line: Line, start: int, end: int) -> int:
    """Leave out the 이 of 이에요 after a numeral ("육십이에요" is 60), and a last syllable that begins another word."""
    text = line.closed
    if end - start < 2 or COUNTERS.match(text, end) or text.startswith("원", end):
        return end
    if text.startswith("이이", end - 2) and _COPULA.match(text, end - 1):
        return end - 1
    if text[end - 1] == "만" and line.gap[end - 1] and text.startswith(("으로", "나이"), end):
        return end - 1
    if text[end - 1] == "일" and (text[end - 2] in DIGITS or _DAY_FOLLOWS.match(text, end)):
        return end - 1
    if line.gap[end] and text[end - 2 : end] == "십이" and "백" in text[start:end]:  # "월급 이백십이 많나요"
        return end - 1
    last_is_word = line.gap[end - 1] or not line.gap[end]
    if (
        text[end - 1] == "이"
        and (text[end - 2] in "십백천만억" or text[end - 2] in DIGITS)
        and _COPULA.match(text, end - 1)
    ):
        return end - 1
    if last_is_word and text[end - 1] in DIGITS and _OTHER_WORD.match(text, end - 1):
        return end - 1
    return end
