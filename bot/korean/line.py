# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A sentence without its spaces, which remembers where they were.

People leave spaces out ("서울사는데요") and recognisers put them in ("육십 칠 세"), so the grammars read the
closed text and take a space only as a hint that a word begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.korean.mention import JSON, Mention

# Slips and dialect of the same length as the standard form, so that every offset stays true.
SLIPS = {
    "설흔": "서른",
    "스른": "서른",
    "마은": "마흔",
    "마훈": "마흔",
    "예슨": "예순",
    "야든": "여든",
    "아은": "아흔",
    "실십": "칠십",
    "실개월": "칠개월",
    "스믈": "스물",
    "스뮬": "스물",
    "서룬": "서른",
    "서런": "서른",
    "이른하": "일흔하",
    "이른둘": "일흔둘",
    "이른셋": "일흔셋",
    "이른넷": "일흔넷",
    "이른다": "일흔다",
    "이른여": "일흔여",
    "닐흔": "일흔",
    "인가꾸": "인가구",
    "인갸구": "인가구",
    "인가규": "인가구",
    "혼져": "혼자",
    "훈쟈": "혼자",
    "두리살": "둘이살",
    "둘리살": "둘이살",
    "이른일": "일흔일",
    "이른아": "일흔아",
    "야달": "여덟",
    "야닯": "여덟",
    "다슷": "다섯",
    "여슷": "여섯",
    "여덜": "여덟",
    "여덞": "여덟",
    "여덥": "여덟",
    "야덟": "여덟",
    "닐곱": "일곱",
    "하낫": "하나",
    "한나": "하나",
    "읎": "없",
    "업써": "없어",
    "업서": "없어",
    "업슴": "없음",
    "업다": "없다",
    "햇어": "했어",
    "됫": "됐",
    "쌀이에": "살이에",
    "이얘": "이에",
    "월쎄": "월세",
    "전새": "전세",
    "월새": "월세",
    "장에가": "장애가",
    "정신장에": "정신장애",
    "지적장에": "지적장애",
    "시각장에": "시각장애",
    "청각장에": "청각장애",
    "지체장에": "지체장애",
    "병변장에": "병변장애",
    "지채장": "지체장",
    "신장장해": "신장장애",
    "지체장해": "지체장애",
    "청각장해": "청각장애",
    "시각장해": "시각장애",
    "지적장해": "지적장애",
    "정신장해": "정신장애",
    "병변장해": "병변장애",
    "언어장해": "언어장애",
    "심장장해": "심장장애",
    "열한쌀": "열한살",
    "열두쌀": "열두살",
    "열세쌀": "열세살",
    "열네쌀": "열네살",
    "다섯쌀": "다섯살",
    "여섯쌀": "여섯살",
    "일곱쌀": "일곱살",
    "여덟쌀": "여덟살",
    "아홉쌀": "아홉살",
    "스무쌀": "스무살",
    "른한쌀": "른한살",
    "른두쌀": "른두살",
    "른세쌀": "른세살",
    "른네쌀": "른네살",
    "흔한쌀": "흔한살",
    "흔두쌀": "흔두살",
    "흔세쌀": "흔세살",
    "흔네쌀": "흔네살",
    "쉰한쌀": "쉰한살",
    "쉰두쌀": "쉰두살",
    "쉰세쌀": "쉰세살",
    "쉰네쌀": "쉰네살",
    "순한쌀": "순한살",
    "순두쌀": "순두살",
    "순세쌀": "순세살",
    "순네쌀": "순네살",
    "든한쌀": "든한살",
    "든두쌀": "든두살",
    "든세쌀": "든세살",
    "든네쌀": "든네살",
    "물한쌀": "물한살",
    "물두쌀": "물두살",
    "물세쌀": "물세살",
    "물네쌀": "물네살",
    "월쇄": "월세",
    "월샤": "월세",
    "쌀이고": "살이고",
    "쌀이구": "살이구",
    "쌀인데": "살인데",
    "쌀인대": "살인대",
    "쌀입니": "살입니",
    "쌀이애": "살이애",
    "쌀이여": "살이여",
    "업급에": "업급여",
    "거급에": "거급여",
    "모급에": "모급여",
    "료급에": "료급여",
    "생계급에": "생계급여",
    "교육급에": "교육급여",
    "휴직급에": "휴직급여",
    "맻": "몇",
    "혼차": "혼자",
    "혼저": "혼자",
    "혼쟈": "혼자",
    "고시언": "고시원",
    "쨰": "째",
    "임심": "임신",
    "임씬": "임신",
    "설훈": "서른",
    "년셍": "년생",
    "년셩": "년생",
    "사라요": "살아요",
    "사라여": "살아여",
    "삼니다": "삽니다",
    "식꾸": "식구",
    "배오십": "백오십",
    "배만원": "백만원",
    "배이십": "백이십",
    "배팔십": "백팔십",
    "쥬택": "주택",
    "쥬거": "주거",
    "쥬민": "주민",
    "광쥬": "광주",
    "제쥬": "제주",
    "원쥬": "원주",
    "전쥬": "전주",
    "청쥬": "청주",
    "경쥬": "경주",
    "진쥬": "진주",
    "충쥬": "충주",
    "파쥬": "파주",
    "영쥬": "영주",
    "춘쳔": "춘천",
    "인쳔": "인천",
    "부쳔": "부천",
    "순쳔": "순천",
    "과쳔": "과천",
    "포쳔": "포천",
    "김쳔": "김천",
    "홍쳔": "홍천",
    "연쳔": "연천",
    "합쳔": "합천",
    "제쳔": "제천",
    "화쳔": "화천",
    "영쳔": "영천",
    "식규": "식구",
    "월곱": "월급",
    "월굽": "월급",
    "윌급": "월급",
    "윌세": "월세",
    "고시웬": "고시원",
    "고시윈": "고시원",
    "남푠": "남편",
    "보중금": "보증금",
    "월셰": "월세",
    "월쌔": "월세",
    "통쟝": "통장",
    "전쎄": "전세",
    "전셰": "전세",
    "월끕": "월급",
    "혼짜": "혼자",
    "예쑨": "예순",
    "스물셰": "스물세",
    "다셧": "다섯",
    "여셧": "여섯",
    "일꼽": "일곱",
    "여뎗": "여덟",
    "고시웜": "고시원",
    "고씨원": "고시원",
    "윈룸": "원룸",
    "워룸": "원룸",
    "원눔": "원룸",
    "알빠": "알바",
    "알봐": "알바",
    "남폔": "남편",
    "급녀": "급여",
    "국민년금": "국민연금",
    "기초년금": "기초연금",
    "장애인년금": "장애인연금",
}
AFTER_TENS = {
    "닛": "넷",
    "낻": "넷",
    "다석": "다섯",
    "여석": "여섯",
    "일굽": "일곱",
    "일곰": "일곱",
    "아훕": "아홉",
    "한아": "하나",
    "다섰": "다섯",
    "다섨": "다섯",
    "다섲": "다섯",
    "다셨": "다섯",
    "다섣": "다섯",
    "다썻": "다섯",
    "여섰": "여섯",
    "여섲": "여섯",
    "여섴": "여섯",
    "여섣": "여섯",
    "여썻": "여섯",
    "일곳": "일곱",
    "일곡": "일곱",
    "아홈": "아홉",
    "아홒": "아홉",
    "아옵": "아홉",
    "내살": "네살",
    "새살": "세살",
    "하난데": "하나데",
    "하난디": "하나디",
    "시살": "세살",
    "니살": "네살",
}
"""Slips that are other words elsewhere: 예순닛, 쉰다석."""
AFTER_COUNTS = {
    "식그": "식구",
    "식귀": "식구",
    "싞구": "식구",
    "몡": "명",
    "면이": "명이",
    "며이": "명이",
    "가죡": "가족",
    "가좍": "가족",
    "멍": "명",
}
"""Slips of what counts people."""
AFTER_FIGURES = {
    "마넌": "만원",
    "마눤": "만원",
    "만언": "만원",
    "천언": "천원",
    "백언": "백원",
    "만웜": "만원",
    "마논": "만원",
    "샬": "살",
    "굽": "급",
    "쌀이": "살이",
    "새에요": "세에요",
    "새예요": "세예요",
    "새이고": "세이고",
    "새인데": "세인데",
    "새입니": "세입니",
    "새임": "세임",
    "게월": "개월",
    "계월": "개월",
}
BETWEEN_FIGURES = {"심": "십", "씹": "십", "싶": "십", "섭": "십"}
"""Slips of a ten that are other words elsewhere: 육심오세."""
_RIGHT = {**SLIPS, **AFTER_TENS, **AFTER_COUNTS, **AFTER_FIGURES, **BETWEEN_FIGURES}


def _any_of(slips: Iterable[str]) -> str:
    return "|".join(sorted(slips, key=len, reverse=True))


_SLIP = re.compile(
    f"{_any_of(SLIPS)}|(?<=[물른흔쉰순든십])(?:{_any_of(AFTER_TENS)})"
    rf"|(?<=[두세네섯셋넷\d])(?:{_any_of(AFTER_COUNTS)})"
    rf"|(?<=[\d일이삼사오육칠팔구십백천])(?:{_any_of(AFTER_FIGURES)})"
    f"|(?<=[삼사오육칠팔구])(?:{_any_of(BETWEEN_FIGURES)})(?=[일이삼사오육칠팔구]?(?:세|살|만))"
)
_DIALECT = {"시": "세", "니": "네"}
_YEARS_IN_DIALECT = re.compile(r"(?<!\S)[시니](?= ?살(?:이(?!유|야기)|먹|짜|된|됐|인| 먹| 된| 짜|\W|$))")
"""Three and four before years as a word of their own: "막둥이가 시 살이여"."""
_WIDE = str.maketrans("０１２３４５６７８９，．～－〜∼–", "0123456789,.~-~~-")
_PUNCTUATION = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class Line:
    """A text and its closed form.

    `closed[i]` stands at `text[at[i]]`; `gap[i]` says that a word may begin there: at the start, after a space,
    at a sign and after it. `gap[len(closed)]` is true.
    """

    text: str
    closed: str
    at: tuple[int, ...]
    gap: tuple[bool, ...]

    def mention(self, entity: str, norm: JSON, start: int, end: int) -> Mention:
        """The mention of `closed[start:end]`, in the offsets of the text as written."""
        first, beyond = self.at[start], self.at[end - 1] + 1
        return Mention(entity, self.text[first:beyond], norm, first, beyond)

    def place(self, offset: int) -> int:
        """The place in the closed text of an offset of the text as written."""
        return bisect_left(self.at, offset)

    def before(self, position: int, length: int = 12) -> str:
        """Up to `length` characters of the closed text before a position."""
        return self.closed[max(0, position - length) : position]


@lru_cache(maxsize=64)
def read(text: str) -> Line:
    """Close a text: drop its spaces, save those between two digits, and even out a few slips.

    >>> read("육십 칠 세").closed, read("010 1234").closed, read("둘이 살아").gap
    ('육십칠세', '010 1234', (True, False, True, False, True))
    """
    letters: list[str] = []
    at: list[int] = []
    gap: list[bool] = []
    wide = text.translate(_WIDE).lower()
    wide = _YEARS_IN_DIALECT.sub(lambda found: _DIALECT[found[0]], wide if len(wide) == len(text) else text)
    fresh = True
    for index, letter in enumerate(wide):
        if letter.isspace():
            digits_meet = (
                bool(letters) and letters[-1].isdigit() and index + 1 < len(wide) and wide[index + 1].isdigit()
            )
            if digits_meet:
                letters.append(" ")
                at.append(index)
                gap.append(True)
            fresh = True
            continue
        sign = bool(_PUNCTUATION.match(letter)) and not _inside_figures(wide, index)
        letters.append(letter)
        at.append(index)
        gap.append(fresh or sign)
        fresh = sign
    closed = _SLIP.sub(lambda found: _RIGHT[found[0]], "".join(letters))
    return Line(text, closed, tuple(at), (*gap, True))


def _inside_figures(text: str, index: int) -> bool:
    """Whether a comma or point stands inside a number (1,200 or 1.5)."""
    return text[index] in ",." and 0 < index < len(text) - 1 and text[index - 1].isdigit() and text[index + 1].isdigit()
