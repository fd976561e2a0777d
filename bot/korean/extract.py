# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All mentions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.korean.ages import ages
from bot.korean.household import household_sizes
from bot.korean.income_sources import is_source
from bot.korean.jotted_ages import bare_age, jotted_ages, told_alone
from bot.korean.line import Line, read
from bot.korean.mention import Mention, without_overlaps
from bot.korean.money import Amount, amounts
from bot.korean.money_words import INCOME_KINDS
from bot.korean.places import districts
from bot.korean.pregnancy import pregnancy_weeks
from bot.korean.severity import severities
from bot.korean.talk import taken_back
from bot.korean.vocabulary import listed_forms, vocabulary

LEAST_INCOME, MOST_INCOME = 30_000, 20_000_000
"""A sum in won that nobody called income is taken for income between these: more is what a home is worth."""
MOST_RENT = 5_000_000
"""A greater sum is what was given once for a home: "전셋집이에요 1억"."""
_RENT = frozenset({"집세", "방세", "방값"})
"""Words for the rent that tell how somebody lives only where nothing else does."""
_SAID = re.compile("(?:이?(?:에요|예요|래요|래|랍니다|라네|라고|임|요)|입니다)")
"""After a word for a child beside a pregnancy: the child is not born yet, "임신 30주고 첫째예요"."""
_WOMB = re.compile("(?:배|뱃)속에?$")
_OF_IT = re.compile("(?:가|는|도)?(?:지금|이제|벌써|막|,)*")
"""Between a numbered child and the weeks that are told of it: "셋째가 16주예요"."""
READ_AT_ONCE = 8
"""Sentences whose mentions are remembered: no more than are being read at one time."""
_AGE_FACTS = frozenset({"member.age", "member.birth_date", "member.birth_year"})


def extract(text: str, *, expecting: str | None = None, keep_rejected: bool = False) -> tuple[Mention, ...]:
    """Every entity of a text that the grammars and the vocabulary know, in order and without overlap.

    `expecting` is the path of the fact just asked, so that a bare answer makes sense. A value that is set right in
    the same breath ("65세가 아니고 67세") is left out, unless `keep_rejected` asks for all that is named.

    >>> [(found.entity, found.value, found.norm) for found in extract("영감이랑 둘이 살고 나는 예순일곱")]
    [('family_member', '영감', '배우자'), ('household_size', '둘', 2), ('age', '예순일곱', 67)]
    >>> [found.norm for found in extract("49", expecting="member.birth_date")], extract("49")
    ([{'birth_year': 1949}], ())
    """
    line, found = _named(text, expecting)
    if not keep_rejected:
        found = tuple(one for one in found if not taken_back(line, one))
    kept = without_overlaps(found)
    if expecting in _AGE_FACTS and not any(mention.entity == "age" for mention in kept):
        return without_overlaps((*kept, *bare_age(line, expecting)))
    return kept


@lru_cache(maxsize=READ_AT_ONCE)
def _named(text: str, expecting: str | None) -> tuple[Line, tuple[Mention, ...]]:
    """The line, and all that is named in it, one thing over the other; a sentence is asked for more than once."""
    line = read(text)
    if not line.closed:
        return line, ()
    grammar = list(_grammar(line, expecting))
    earns = any(one.entity == "income_amount" for one in grammar) or "income" in (expecting or "")
    jotted = list(jotted_ages(line, grammar))
    if expecting is None:
        jotted += told_alone(line, grammar)
    grammar = [*jotted, *(one for one in grammar if all(one.start != age.start for age in jotted))]
    named = [
        word
        for word in vocabulary(line, _edges(line, grammar))
        if word.entity != "income_source" or is_source(line, word, told=earns)
    ]
    places = [one for one in grammar if one.entity == "district"]
    named = [word for word in named if not _hides_place(word, places)]
    named = [word for word in named if not (_is_take_home(line, word, named) or _is_where(line, word, named))]
    if sum(word.entity == "housing_type" for word in named) > 1:  # "쪽방인데 방세가 20만 원"
        named = [word for word in named if word.value not in _RENT]
    if any(one.entity == "pregnancy_week" for one in grammar):
        named = [word for word in named if not _unborn(line, word, grammar)]
    return line, (*grammar, *(_let(line, word) for word in named))


_TENANT = re.compile(
    r"(?:집|주택)?에?서?(?:임$|준집|주는집|얻|빌려|살|사는|사오|삽|입주|거주|들어와|들어가|당첨|임대료?|월|관리비|보증금|\d|[이삼사오육칠팔구]?십?[이삼사오육칠팔구]?만)"
)


_LET_OUT = re.compile(
    r"(?:를|을|로|는|가)?(?:하나|한칸|두개)?(?:를|을)?(?:내?놓[은고아]서?(?:데서)?)?[\d,일이삼사오육칠팔구십백천만원]{2,8}(?:씩|정도|쯤|을|이)*"
    "(?:받(?:아[요서먹]|는데|는거|고(?!싶)|습|네|지)|들어[오와온옵])"
)


def _let(line: Line, word: Mention) -> Mention:
    """A home by the name of who lets it ("LH 월 12만 2인"), and a room whose rent comes in ("월세 30만 받아요")."""
    if word.norm == "월세" and _LET_OUT.match(line.closed, line.place(word.end)):
        return replace(word, entity="income_source", norm="임대소득")
    if word.norm in {"LH", "SH"} and _TENANT.match(line.closed, line.place(word.end)):
        return replace(word, entity="housing_type", norm="공공임대")
    return word


_TAKE_HOME = frozenset({"실수령", "실수령액", "기본급", "세후월급"})
_SAME_PAY = re.compile("(?:은|는|이|가|도)?(?:세후|월|한달에?)*")


def _is_take_home(line: Line, word: Mention, named: list[Mention]) -> bool:
    """Whether a word only tells how the pay named right before it is counted: "월급은 실수령 240"."""
    start = line.place(word.start)
    return word.value in _TAKE_HOME and any(
        one.norm == word.norm and one is not word and _SAME_PAY.fullmatch(line.closed, line.place(one.end), start)
        for one in named
    )


def _hides_place(word: Mention, places: list[Mention]) -> bool:
    """Whether a word that nobody wrote stands where a place does: "산청서 살어유" is about no 신청서."""
    slip = "".join(word.value.lower().split()) not in listed_forms()
    return slip and any(word.start < one.end and one.start < word.end for one in places)


_WORKED_IN = re.compile("에?서[가-힣]{0,4}")


def _is_where(line: Line, word: Mention, named: list[Mention]) -> bool:
    """Whether a word only tells where the work named after it is done: "공사판에서 일용직으로 일해요"."""
    end = line.place(word.end)
    return word.entity == "income_source" and any(
        one.norm == word.norm and one is not word and _WORKED_IN.fullmatch(line.closed, end, line.place(one.start))
        for one in named
        if one.start > word.start
    )


def _unborn(line: Line, word: Mention, told: list[Mention]) -> bool:
    """Whether a child named beside a pregnancy is the one not born yet: "임신 22주 둘째", "둘째 8주 됐어요"."""
    if word.norm != "자녀":
        return False
    begin, end = line.place(word.start), line.place(word.end)
    if _WOMB.search(line.before(begin)):
        return True
    weeks = [(line.place(one.start), line.place(one.end)) for one in told if one.entity == "pregnancy_week"]
    if any(first == end for first, _ in weeks):  # "쌍둥이 30주"
        return True
    numbered = word.value.endswith("째")
    behind = numbered and line.gap[end] and any(last == begin for _, last in weeks)
    ahead = numbered and any(_OF_IT.fullmatch(line.closed, end, first) for first, _ in weeks)
    return behind or ahead or bool(_SAID.match(line.closed, end))


def _edges(line: Line, mentions: list[Mention]) -> frozenset[int]:
    """Where mentions begin and end in the closed text: a word may end and begin there though nobody left a space."""
    return frozenset(line.place(offset) for one in mentions for offset in (one.start, one.end))


def _grammar(line: Line, expecting: str | None) -> Iterator[Mention]:
    yield from districts(line, expecting=expecting)
    yield from ages(line, expecting=expecting)
    yield from household_sizes(line, expecting=expecting)
    yield from pregnancy_weeks(line, expecting=expecting)
    yield from severities(line)
    sums = amounts(line.text, expecting)
    earns = any(amount.kind in INCOME_KINDS and not amount.none for amount in sums)
    for amount in sums:
        if amount.none and (earns or amount.kind == "earned"):  # "소득은 없고 실업급여만 180만 원": there is a sum
            continue
        if entity := _entity(amount):
            norm = amount.norm["krw"] if isinstance(amount.norm, Mapping) and "krw" in amount.norm else amount.norm
            yield Mention(entity, line.text[amount.start : amount.end], norm, amount.start, amount.end)


def _entity(amount: Amount) -> str | None:
    if amount.kind == "rent":
        dear = isinstance(amount.norm, int) and amount.norm > MOST_RENT
        return None if amount.none or dear else "rent_amount"
    if amount.kind in INCOME_KINDS:
        return "income_amount"
    likely = not isinstance(amount.norm, int) or LEAST_INCOME <= amount.norm <= MOST_INCOME
    return "income_amount" if amount.kind == "unknown" and likely else None
