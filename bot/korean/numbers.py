# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Korean numerals: Sino-Korean, native, digits, and all three in one word.

A numeral may name two neighbours at once ("칠팔십", "두세"): a number is therefore a lowest and a highest value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.korean.line import Line
from bot.korean.mention import JSON

DIGITS = {"영": 0, "공": 0, "령": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
BIG_UNITS = {"만": 10**4, "억": 10**8, "조": 10**12}
SINO = "".join((*DIGITS, *SMALL_UNITS, *BIG_UNITS))

TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "쉬흔": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
ONES = {
    "하나": 1, "둘": 2, "셋": 3, "서이": 3, "넷": 4, "너이": 4, "다섯": 5, "여섯": 6, "여슷": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "아옵": 9,
}  # fmt: skip
BOUND_ONES = {"한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4, "너": 4, "닷": 5, "엿": 6}
PAIRS = {
    "한두": (1, 2), "한둘": (1, 2), "두어": (2, 3), "두세": (2, 3), "두셋": (2, 3), "둘셋": (2, 3), "두서너": (2, 4), "서너": (3, 4),
    "서넛": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "너덧": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6), "대엿": (5, 6), "예닐곱": (6, 7),
    "예일곱": (6, 7), "일고여덟": (7, 8), "일곱여덟": (7, 8), "여덟아홉": (8, 9), "여남은": (10, 12),
}  # fmt: skip


def _any(words: dict[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LINK = "(?:하고도?또?)?"
_TEN_ONLY = "열(?!어|었|리|심|차|받|나|이나|이있|정|람|쇠|흘|렸|린|고|면|기|지)"
_FREE = f"(?:{_any({**PAIRS, **ONES})})(?![십백천만억])"
_BOUND = _any({**BOUND_ONES})
COUNTER = (
    "(?:명(?!절|의|세)|살(?!았|고|지|며|면|림|던|기로|다가|아(?!들|이|기))|세(?!후|전|금|대|들|입|요|이)|세(?=이[상하]|입니|요$|이[에고며]|이요)"
    "|개월|달(?!라)|주(?!세|는|시|고|면|신|었|니|잖|더|로|민|거|택|말)|년|월(?!세|급|수|소)|일(?!하|해|을|거|자리|도|은|흔|안|이(?:없|있|힘|많))|시간|시(?!는|고|면|작|장|청)"
    "|분(?!이면|께)|번|급(?!여)|동(?!생|안|네|사)|호|평(?!균)|층|대(?!출|상)|마리|가구|인(?!데|디|지|가(?!구|족)|거|걸|터|정)|프로|퍼센트|%|회(?!사)|차(?!가|는|도)|째"
    "|학년|등(?!본|록)|키로|킬로|근(?!로|무|처)|군데|식구|가족|사람|배(?!우|달|를)|개|통(?!장)|칸|종|가지(?!고)|남매|형제|자매)"
)
_TENS_WORD = f"{_TEN_ONLY}|{_any({word: value for word, value in TENS.items() if word != '열'})}"
_FIGURE = "(?<!\\d)(?:일(?![곱흔])|사(?!이(?![십백천만억])|십[니시])|[영공령이삼오육륙칠팔구])"
NUMERAL = re.compile(
    rf"(?P<native>(?:백)?(?:{_TENS_WORD})(?:{_LINK}(?:{_FREE}|(?:{_BOUND})(?={COUNTER})))?"
    rf"|{_FREE}|(?<![\d세살십백])(?:{_BOUND})(?={COUNTER}))"
    rf"|(?P<run>(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{_FIGURE}|[십백천만억]|조(?=원|[\\d일이삼사오육칠팔구]))+)"
    rf"(?P<tail>(?<=[십백]){_LINK}(?:{_FREE}|[한두세네](?=살|명|식구|가족)))?"
)
_NATIVE = re.compile(
    rf"(?P<hundred>백)?(?P<tens>{_any({**TENS})})?{_LINK}(?P<ones>{_any({**PAIRS, **ONES, **BOUND_ONES})})?"
)
_TOKEN = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<digits>[영공령일이삼사오육륙칠팔구]+)|(?P<unit>[십백천])")
_BIG = re.compile("([만억조])")
_COPULA = re.compile(
    "이(?:아|에요|에여|여|요|오|우|야|고|구|라|지|래|니|다|유|네|시|신|세요|입|임|ㅂ|됐|되|돼|된|조금|쪼금|안|넘|더|나|면|제|어|낼|내일|코앞|전부|들어|나와|넉|모자)"
)
_OTHER_WORD = re.compile("일[해하을]|일자리|사[는세시]|오[는늘]|이(?:정도|거|것|돈|걸|밖|번)|구[하직]|조금|만큼")
COUNTERS = re.compile(COUNTER)
_DAY_FOLLOWS = re.compile("에|날|까지|부터|이후|전|이내|자로|뒤|후|째|동안|만에|이라던|쯤에")


class Number(NamedTuple):
    """The lowest and the highest value a numeral may stand for."""

    lo: int
    hi: int

    def norm(self) -> JSON:
        """One integer, or a range as the contract writes it.

        >>> Number(3, 3).norm(), Number(2, 3).norm()
        (3, {'min': 2, 'max': 3})
        """
        return self.lo if self.lo == self.hi else {"min": self.lo, "max": self.hi}


class Numeral(NamedTuple):
    """A number where it stands in a closed text; `native` when its last part is (하나, 예순): people count ages so."""

    start: int
    end: int
    number: Number
    native: bool


def parse(word: str) -> Number | None:
    """Read a whole word as a number; None when it is not one.

    >>> parse("이백삼십만"), parse("2백30만"), parse("칠팔십")
    (Number(lo=2300000, hi=2300000), Number(lo=2300000, hi=2300000), Number(lo=70, hi=80))
    >>> parse("예순일곱"), parse("팔십너이"), parse("두세"), parse("1,200,000"), parse("만두")
    (Number(lo=67, hi=67), Number(lo=84, hi=84), Number(lo=2, hi=3), Number(lo=1200000, hi=1200000), None)
    """
    if not word:
        return None
    native = None if word[0].isdigit() else _native(word)
    return native or (_sino(word) or _mixed(word) if word[0].isdigit() or word[0] in SINO else None)


def digit_string(word: str) -> str | None:
    """Digits read out one by one, as years and numbers of a register are.

    >>> digit_string("구칠"), digit_string("공삼"), digit_string("95"), digit_string("구십")
    ('97', '03', '95', None)
    """
    figures = [str(DIGITS.get(letter, letter)) for letter in word]
    return "".join(figures) if figures and all(figure.isdigit() for figure in figures) else None


def _native(word: str) -> Number | None:
    found = _NATIVE.fullmatch(word)
    if not found:
        return None
    base = (100 if found["hundred"] else 0) + TENS.get(found["tens"] or "", 0)
    ones = found["ones"]
    lo, hi = (0, 0) if not ones else PAIRS.get(ones) or (_one(ones), _one(ones))
    return Number(base + lo, base + hi) if base + hi else None


def _one(word: str) -> int:
    return ONES[word] if word in ONES else BOUND_ONES[word]


def _mixed(word: str) -> Number | None:
    """Sino-Korean tens with native ones: 팔십다섯."""
    for cut in range(len(word) - 1, 0, -1):
        if word[cut - 1] not in "십백":
            continue
        head, tail = _sino(word[:cut]), _native(re.sub(f"^{_LINK}", "", word[cut:]))
        if head and tail and tail.hi < 10:
            return Number(head.lo + tail.lo, head.hi + tail.hi)
    return None


def _sino(word: str) -> Number | None:
    lo = hi = 0
    ceiling = 10**16
    parts = _BIG.split(word)
    for index in range(0, len(parts), 2):
        unit = BIG_UNITS[parts[index + 1]] if index + 1 < len(parts) else 1
        if not parts[index] and unit == 1:
            continue
        small = _below_ten_thousand(parts[index]) if parts[index] else (1.0, 1.0)
        if small is None or unit >= ceiling or lo != hi:
            return None
        lo, hi, ceiling = lo + round(small[0] * unit), hi + round(small[1] * unit), unit
    return Number(lo, hi)


def _below_ten_thousand(word: str) -> tuple[float, float] | None:
    """The group before 만, 억 or 조; digits may be longer."""
    lo = hi = 0.0
    ceiling = float("inf")
    pending: tuple[float, float] | None = None
    position = 0
    while position < len(word):
        token = _TOKEN.match(word, position)
        if not token or lo != hi:
            return None
        position = token.end()
        if unit := SMALL_UNITS.get(token["unit"] or ""):
            if unit >= ceiling or (pending and pending[1] >= 10 and pending[1] == int(pending[1])):
                return None
            least, most = pending or (1, 1)
            lo, hi, ceiling, pending = lo + least * unit, hi + most * unit, unit, None
        elif pending:
            return None
        else:
            pending = _figures(token)
            if pending is None:
                return None
    if pending:
        if pending[1] >= ceiling:
            return None
        lo, hi = lo + pending[0], hi + pending[1]
    return lo, hi


def _figures(token: re.Match[str]) -> tuple[float, float] | None:
    if token["number"]:
        value = float(token["number"].replace(",", ""))
        return value, value
    values = [DIGITS[letter] for letter in token["digits"]]
    if len(values) == 1:
        return values[0], values[0]
    neighbours = len(values) == 2 and values[1] == values[0] + 1 and values[0] > 0
    return (values[0], values[1]) if neighbours else None


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
        start, end = found.span()
        if found["native"] and not line.gap[start] and any(line.gap[start + 1 : end]):
            position = start + 1
        else:
            yield found
            position = end


def _numeral(line: Line, found: re.Match[str]) -> Numeral | None:
    start, end = found.span()
    if end - start == 1 and _belongs_before(line, start):
        return None
    if found["native"]:
        number = _native(found["native"])
        return Numeral(start, end, number, native=True) if number else None
    start = _skip_particle(line, start, found.end("run"))
    if not found["tail"]:
        end = _skip_copula(line, start, end)
    while start < end:
        number = parse(line.closed[start:end])
        if number:
            return Numeral(start, end, number, native=bool(found["tail"]))
        if line.closed[start].isdigit():
            return None
        start += 1
    return None


def _belongs_before(line: Line, start: int) -> bool:
    """Whether one syllable is the end of the word before: "신랑이 주먹", "딸네 식구", "해서 가족"."""
    return not line.gap[start] and line.gap[start + 1] and "가" <= line.closed[start - 1] <= "힣" and "가" <= line.closed[start] <= "힣"


def _skip_particle(line: Line, start: int, end: int) -> int:
    """Leave out a particle of the word before ("남편이 삼백", "나이 육십") and the 만 of 만 나이."""
    text = line.closed
    attached = start > 0 and not line.gap[start] and "가" <= text[start - 1] <= "힣"
    if attached and end - start > 1 and text[start] in "이만사오구일조" and (line.gap[start + 1] or text[start - 1] == "나"):
        start += 1
    if end - start > 1 and text[start] == "만":
        rest = _sino(text[start + 1 : end])
        if rest and 1 <= rest.hi <= 150:
            start += 1
    return start


def _skip_copula(line: Line, start: int, end: int) -> int:
    """Leave out the 이 of 이에요 after a numeral ("육십이에요" is 60), and a last syllable that begins another word."""
    text = line.closed
    if end - start < 2 or COUNTERS.match(text, end) or text.startswith("원", end):
        return end
    if text[end - 1] == "만" and line.gap[end - 1] and text.startswith(("으로", "나이"), end):
        return end - 1
    if text[end - 1] == "일" and (text[end - 2] in DIGITS or _DAY_FOLLOWS.match(text, end)):
        return end - 1
    last_is_word = line.gap[end - 1] or not line.gap[end]
    if text[end - 1] == "이" and (text[end - 2] in "십백천만억" or text[end - 2] in DIGITS) and _COPULA.match(text, end - 1):
        return end - 1
    if last_is_word and text[end - 1] in DIGITS and _OTHER_WORD.match(text, end - 1):
        return end - 1
    return end
