# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Places people live in: 서울 강서구, 수원 영통, 해운대 쪽, 봉천동, 전라도 광주.

Names that stand together are read together and narrow each other down. A name that is a word as well counts only
beside another place, beside a word of living there, or as the answer to a question about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.korean.common_words import common_words
from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.numbers import parse
from bot.korean.place_norm import highest, norm_of
from bot.korean.place_slips import with_misspelt
from bot.korean.place_table import Level, Name, Place, heads, lookup, named_at, names
from bot.korean.place_words import (
    BEFORE,
    BEING,
    COME_FROM,
    DWELLING,
    ENDS,
    HOME,
    IS_SO,
    IS_THERE,
    ITS_OFFICE,
    JOINED,
    LIVING,
    NOT_PLACE,
    PART,
    RUN_ON,
    SELF,
    SPANS,
    TOWN_RUN_ON,
    WORKING,
)

LONGEST = 10
_JOINT = re.compile("(?:에|의|,|에있는|안에|쪽|시|에서도|에서|\\()?")


_SUM_NAMED = re.compile(
    r"(?:전세|보증금|전세금|월세|월급|연봉|매출|대출|빚|예금|적금|저축)(?:이|가|은|는|도|만|한)?$|(?<=[일이삼사오육칠팔구\d])[억천]$"
)
"""Before a name that is a number as well, what makes it a sum: "전세 오천에 살고" is not about 오천."""


_WON_BEFORE = re.compile(r"[십백천만\d]$")
"""Before 원주: "십만원주고요" is about no 원주."""
_PROVINCES = frozenset({"강원", "충북", "충남", "전북", "전남", "경북", "경남"})
"""Short names of provinces that are no other words."""


class _Token(NamedTuple):
    start: int
    end: int
    form: str
    names: tuple[Name, ...]

    @property
    def whole(self) -> bool:
        return any(name.whole for name in self.names)

    @property
    def level(self) -> Level:
        return min(name.level for name in self.names)


class _Chain(NamedTuple):
    """Names that stand together, and the places that all of them may mean."""

    tokens: tuple[_Token, ...]
    places: tuple[Place, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def districts(line: Line, *, expecting: str | None = None) -> Iterator[Mention]:
    """Every place of a text, as far as it is certain, or its candidates.

    >>> from bot.korean.line import read
    >>> [found.norm for found in districts(read("서울 강서구 살아요"))]
    [{'sido': '서울특별시', 'sigungu': '강서구'}]
    >>> [found.norm for found in districts(read("전라도 광주요"))]
    [{'sido': '광주광역시'}]
    """
    asked = (expecting or "").startswith("residence")
    found = list(_districts(line, asked=asked, company=False))
    if found and not asked:
        found = list(_districts(line, asked=asked, company=True))
    yield from with_misspelt(line, found, asked=asked)


def _districts(line: Line, *, asked: bool, company: bool) -> Iterator[Mention]:
    """`company` tells that the text names some place for certain: then a name that is a word as well is one too."""
    position = 0
    while position < len(line.closed):
        chain = _chain(line, position) if _may_begin(line, position) else None
        while chain and not _stands(line, chain, asked=asked, company=company):
            chain = _shorter(chain)
        if chain:
            chain = _freed(line, chain, asked=asked, company=company)
            yield line.mention("district", norm_of(chain.places), chain.start, chain.end)
            position = chain.end
        else:
            position += 1


def _freed(line: Line, chain: _Chain, *, asked: bool, company: bool) -> _Chain:
    """The city or ward that begins a syllable later, in place of a 동 put together from the end of another word:
    "일흔이고강동구" holds no 고강동.
    """
    start = chain.start + 1
    if line.gap[chain.start] or not _may_begin(line, start):
        return chain
    later = _chain(line, start)
    if later is None or later.end < chain.end or later.tokens[0].level is Level.DONG:
        return chain
    torn = line.closed.startswith("이고", chain.start - 1)
    if not all(place.dong for place in chain.places) and not (torn and later.end > chain.end):
        return chain
    firm = torn or later.tokens[0].whole or len(later.tokens) > 1 or not _is_word(later.tokens[0])
    return later if firm and _stands(line, later, asked=asked, company=company) else chain


def _may_begin(line: Line, position: int) -> bool:
    if not "가" <= line.closed[position] <= "힣":
        return False
    before = line.before(position, 2)
    runs_on = RUN_ON.search(before) or TOWN_RUN_ON.search(before)
    return line.gap[position] or bool(runs_on) or _city_of_a_province(line, position)


def _city_of_a_province(line: Line, position: int) -> bool:
    """Whether a province and a city in it begin here, be it within a run of words: "혼자전북고창에"."""
    word = line.closed[position : position + 2]
    return word in _PROVINCES and not line.gap[position + 1] and named_at(line.closed, position + 2)


def _tokens(line: Line, position: int) -> Iterator[_Token]:
    """The names that begin at a place, the longest first."""
    known = names()
    if line.closed[position : position + 2] not in heads():
        return
    for end in range(min(len(line.closed), position + LONGEST), position + 1, -1):
        form = line.closed[position:end]
        if form[-1].isdigit() and line.closed[end : end + 1].isdigit():
            continue
        split = any(line.gap[position + 1 : end])
        if split and (
            not line.gap[position] or (line.gap[end - 1] and not line.gap[end] and not ENDS.match(line.closed, end))
        ):
            continue
        if split and line.gap[position + 1] and line.closed[position] in _MYSELF and _named_at(line, position + 1):
            continue
        if form in known or any(form + suffix in known for suffix in "동읍면"):
            found = lookup(form)
            if found and not (split and not any(name.whole for name in found)):
                yield _Token(position, end, form, found)


_MYSELF = frozenset("저나전난")


def _named_at(line: Line, position: int) -> bool:
    """Whether a city or ward begins at a place: "저 동구 살고" is about no 저동."""
    return any(
        name.whole and name.level is Level.SIGUNGU
        for size in range(2, 5)
        for name in lookup(line.closed[position : position + size])
    )


def _chain(line: Line, position: int) -> _Chain | None:
    """The longest row of names that agree, from a place on."""
    best: _Chain | None = None
    for token in _tokens(line, position):
        chain = _grown(line, _Chain((token,), highest(token.names)), token.names)
        if best is None or _weight(chain) > _weight(best):
            best = chain
    return best


def _weight(chain: _Chain) -> tuple[int, int, int]:
    """More names before fewer, the stem of a 동 last of all: "전남도 이요" holds no 도이(동)."""
    firm = [token for token in chain.tokens if token.whole or token.level is not Level.DONG]
    return len(firm), firm[-1].end if firm else 0, chain.end


def _grown(line: Line, chain: _Chain, whole_names: tuple[Name, ...]) -> _Chain:
    """Add the names that follow as long as some place fits all."""
    open_places: tuple[Place, ...] = tuple(name.place for name in whole_names)
    while True:
        joint = _JOINT.match(line.closed, chain.end)
        follower = None
        for start in {joint.end() if joint else chain.end, chain.end}:
            if start >= len(line.closed):
                continue
            for token in _tokens(line, start):
                met = _met(open_places, token.names)
                if met and not (token.form == chain.tokens[-1].form and token.whole == chain.tokens[-1].whole):
                    follower = (token, met)
                    break
            if follower:
                break
        if not follower:
            return chain
        token, open_places = follower
        chain = _Chain((*chain.tokens, token), _widest(open_places))


def _met(places: tuple[Place, ...], found: tuple[Name, ...]) -> tuple[Place, ...]:
    met = {place: name for one in places for name in found if (place := one.meet(name.place))}
    full = any(name.whole and name.level is Level.DONG for name in met.values())
    return tuple(place for place, name in met.items() if name.whole or not full or name.level is not Level.DONG)


def _widest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of places that fit, those that say least: "서울 강서" is the 구, not some 강서동."""

    def depth(place: Place) -> int:
        return bool(place.sigungu) + bool(place.dong)

    least = min(depth(place) for place in places)
    return tuple(place for place in places if depth(place) == least)


def _shorter(chain: _Chain) -> _Chain | None:
    """The chain without its last name."""
    tokens = chain.tokens[:-1]
    if not tokens:
        return None
    places: tuple[Place, ...] = tuple(name.place for name in tokens[0].names)
    for token in tokens[1:]:
        places = _met(places, token.names)
    return _Chain(tokens, _widest(places) if len(tokens) > 1 else highest(tokens[0].names))


def _stands(line: Line, chain: _Chain, *, asked: bool, company: bool) -> bool:
    """Whether the names are a place here and not a part of other words."""
    first, last = chain.tokens[0], chain.tokens[-1]
    if not _ends(line, last, firm=len(chain.tokens) > 1) or (
        len(chain.tokens) == 1 and NOT_PLACE.match(line.closed, chain.start)
    ):
        return False
    if first.form == "원주" and _WON_BEFORE.search(line.before(chain.start)):
        return False
    if len(chain.tokens) == 1 and _SUM_NAMED.search(line.before(chain.start)) and parse(first.form):
        return False
    begins = line.gap[chain.start]
    if not begins and not RUN_ON.search(line.before(chain.start, 2)):
        there = not _is_word(first) and IS_THERE.match(line.closed, chain.end)
        return first.level is not Level.DONG and bool(there or _dwelt_in(line, first, chain.end))
    if len(chain.tokens) > 1:
        weak_tail = last.level is Level.DONG and not last.whole and last.form in common_words("dong_stems")
        beside = (
            begins
            or (first.level is Level.SIDO and chain.tokens[1].level is Level.SIGUNGU)
            or asked
            or any(token.whole for token in chain.tokens)
            or bool(LIVING.match(line.closed, chain.end) or BEING.match(line.closed, chain.end))
        )
        surely = (
            begins
            or any(token.whole and token.level is Level.SIGUNGU for token in chain.tokens[1:])
            or (last.level is Level.SIGUNGU and _lived_in(line, chain.end))
            or (last.level is Level.SIGUNGU and bool(IS_THERE.match(line.closed, chain.end)))
        )
        return beside and not weak_tail and (first.form != "경기" or surely)
    if _is_word(first):
        if not begins:
            return first.level is Level.SIGUNGU and _dwelt_in(line, first, chain.end)
        return _word_stands(line, first, asked=asked, company=company)
    if first.form == "경기" and not (LIVING.match(line.closed, chain.end) or asked or _only_word(line, first)):
        return False
    run_on = first.level is Level.SIGUNGU and bool(IS_THERE.match(line.closed, chain.end))
    return begins or bool(LIVING.match(line.closed, chain.end)) or (first.whole and len(first.form) > 2) or run_on


def _is_so(line: Line, end: int) -> bool:
    """Whether a name ends in a copula that is followed by a space or a sign."""
    found = IS_SO.match(line.closed, end)
    return found is not None and line.gap[found.end()]


def _dwelt_in(line: Line, token: _Token, end: int) -> bool:
    """Whether somebody lives in a town whose name begins within a run: "나만강화살아", "제가여주에서혼자지내요"."""
    if token.form in SPANS or (_is_word(token) and JOINED.match(line.closed, end)):
        return False
    found = LIVING.match(line.closed, end)
    if found is None:
        return False
    doubtful = found[0].endswith(("왔", "있", "사람", "집이", "주소", "출신이")) and "생활" not in found[0]
    return not (doubtful and _is_word(token))  # "저수지에 왔어요"


def _lived_in(line: Line, end: int) -> bool:
    return bool(LIVING.match(line.closed, end) or BEING.match(line.closed, end))


def _is_word(token: _Token) -> bool:
    """Whether a name alone may as well be an everyday word: 화성, 이사(동), 신사동, 중동."""
    if token.level is Level.DONG:
        return not token.whole or len(token.form) == 2 or token.form in common_words("dongs")
    return token.form in common_words("sigungu_stems")


def _word_stands(line: Line, token: _Token, *, asked: bool, company: bool) -> bool:
    if asked and (token.whole or token.level is not Level.DONG or _only_word(line, token)):
        return True
    if token.level is Level.DONG and not token.whole and token.form in common_words("dong_stems"):
        return False
    if token.level is not Level.DONG and (PART.match(line.closed, token.end) or _has_office(line, token)):
        return True
    if token.level is not Level.DONG and WORKING.match(line.closed, token.end):
        return True
    town = token.level is Level.SIGUNGU and token.form not in SPANS
    if town and (COME_FROM.match(line.closed, token.end) or _dwelt_in(line, token, token.end)):
        return True
    if town and line.gap[token.end] and HOME.match(line.closed, token.end):
        return True
    if town and SELF.search(line.before(token.start)) and _is_so(line, token.end):
        return True
    if DWELLING.match(line.closed, token.end) or (token.level is not Level.DONG and _beside_age(line, token)):
        return True
    named = BEFORE.search(line.before(token.start)) and BEING.match(line.closed, token.end)
    return bool(named) or (company and token.level is not Level.DONG)


_OFFICE = re.compile(
    "(?:시|군|구)?(?:보건소|보건지소|시청|군청|구청|읍사무소|면사무소|동사무소|주민센터|복지관|고용센터|가족센터|치매)"
)


def _has_office(line: Line, token: _Token) -> bool:
    """Whether a name stands before an office that only a town has: "영주 보건소"."""
    return line.gap[token.start] and bool(_OFFICE.match(line.closed, token.end))


_AGE = re.compile(r"(?:만)?\d{1,3}(?:살|세(?!대))|\d{2}년생|(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)")
_FIGURE = re.compile(r"\d|(?:[이삼사오육칠팔구]십|스물|서른|마흔|쉰|예순|일흔|여든|아흔)")


def _beside_age(line: Line, token: _Token) -> bool:
    """Whether a name stands alone before an age, as people jot down who they are: "화성 72세 독거"."""
    return line.gap[token.end] and bool(_AGE.match(line.closed, token.end))


_FROM = re.compile("서(?![부구북문쪽면울류비방남동점원씨])")
"""From a town in a text without spaces, "아산서식당일하고"; 진주 서부 is another place."""
_LONE = re.compile(
    "(?:아니|저는|나는|저|나|어|음|네|예|그|그게|여기는?|요|은|는|살아요|이요|이에요|예요"
    "|입니다|여|이여|임|요ㅎ|[^\\w])*"
)


def _only_word(line: Line, token: _Token) -> bool:
    """Whether a text says the name and little else."""
    rest = line.closed[: token.start] + line.closed[token.end :]
    return bool(_LONE.fullmatch(rest))


def _ends(line: Line, token: _Token, *, firm: bool) -> bool:
    """A name ends where a particle or a new word begins; 구청, 시장, 구민 are other words.

    `firm` tells that the name above it stands before it: 서울마포구 is no part of other words.
    """
    after = line.closed[token.end :]
    if (
        re.match(
            "(?:시청|구청|군청|도청|청(?!년)|시민|구민|군민|도민|시립|구립|군립|시장|구청장"
            "|병원|대학|대병원|역(?![가-힣])|교육청)",
            after,
        )
        and not line.gap[token.end]
    ):
        return False
    if ITS_OFFICE.match(after):
        return token.level is Level.SIGUNGU
    if (firm or line.gap[token.start]) and token.whole and token.level is Level.SIGUNGU and len(token.form) > 2:
        return True
    if (_FIGURE if firm else _AGE).match(after):
        return True
    from_there = after.startswith("서") and (
        line.gap[token.end + 1] or (line.gap[token.start] and token.level is Level.SIGUNGU and bool(_FROM.match(after)))
    )
    return line.gap[token.end] or from_there or bool(ENDS.match(after)) or bool(LIVING.match(after))
