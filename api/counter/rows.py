# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One line a person: who they are, how old, and what else is so. "어머니 78 ㅈ", "본인 1985", "딸 8개월"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from actions.hearing.people import Kin, kin
from api.counter.letters import LetterError, is_letters, short_kin, told_by
from bot.korean import extract
from rules_engine.facts.law_calendar import add_months

OLDEST = 125
NUMBER = re.compile(r"(\d{1,3})(?:세|살)?")
YEAR = re.compile(r"((?:19|20)\d\d)(?:년생?)?")
DAY = re.compile(r"((?:19|20)\d\d)[-./]?(\d\d)[-./]?(\d\d)\.?")
MONTHS = re.compile(r"(\d{1,2})개월")
SEXES = {"남": "male", "남자": "male", "남성": "male", "여": "female", "여자": "female", "여성": "female"}
SPOUSES = {"처": "female", "아내": "female", "집사람": "female", "남편": "male", "신랑": "male"}
APART = ("따로", "별거", "분가")
NOT_READ = "‘{word}’: 알아보지 못한 말이에요."
NO_LETTER = "‘{word}’: 글자표에 없는 글자예요."
NO_DAY = "생년월일을 다시 봐 주세요."
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """What was typed for one person; the id is ours and stays while the line is changed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """The person as the contract writes one, and a sentence for each word that could not be read."""

    member: Json
    problems: tuple[str, ...] = ()


def read_row(row: Row, today: date) -> Read:
    """Read a line. Everybody lives together unless it says `따로`.

    >>> read_row(Row("p1", "어머니 78 ㅈ"), date(2026, 11, 21)).member
    {'id': 'p1', 'relation': 'parent', 'sex': 'female', 'age': 78, 'statuses': {'disabled': True}}
    """
    member: Json = {"id": row.id}
    problems: list[str] = []
    words = [word for word in re.split(r"[\s,]+", row.text) if word]
    for word in words:
        try:
            for fact, value in _told(word, today, pregnant=_pregnant(words)):
                put(member, fact, value)
        except LetterError as error:
            problems.append(NO_LETTER.format(word=error.sign))
        except ValueError as error:
            problems.append(str(error))
    return Read(member, tuple(problems))


def put(member: Json, fact: str, value: Any) -> None:
    """Set a fact of a person."""
    _, *groups, name = fact.split(".")
    for group in groups:
        member = member.setdefault(group, {})
    member[name] = value


def _told(word: str, today: date, *, pregnant: bool) -> Iterator[tuple[str, Any]]:
    if (found := NUMBER.fullmatch(word)) and word != "0" and int(found[1]) <= OLDEST:
        yield "member.age", int(found[1])
    elif (found := YEAR.fullmatch(word)) and int(found[1]) <= today.year:
        yield "member.birth_year", int(found[1])
    elif found := DAY.fullmatch(word):
        yield "member.birth_date", _day(found, today)
    elif found := MONTHS.fullmatch(word):
        yield from _months(int(found[1]), today, pregnant=pregnant)
    elif word in SEXES:
        yield "member.sex", SEXES[word]
    elif word in APART:
        yield "member.lives_together", False
    elif is_letters(word):
        yield from told_by(word, "member")
    elif (one := relative(word)) is not None:
        yield "member.relation", one.relation
        if (sex := one.sex or SPOUSES.get(word)) is not None:
            yield "member.sex", sex
    else:
        raise ValueError(NOT_READ.format(word=word[:20]))


def relative(word: str) -> Kin | None:
    """Who a family word means, short or long.

    >>> relative("모").word, relative("시엄니").word, relative("안경")
    ('어머니', '시어머니', None)
    """
    if (known := kin().get(short_kin().get(word, word))) is not None:
        return known
    named = [one for one in extract(word) if one.entity == "family_member" and one.value == word]
    return kin().get(str(named[0].norm)) if named else None


def _day(found: re.Match[str], today: date) -> str:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ValueError(NO_DAY) from None
    if day > today:
        raise ValueError(NO_DAY)
    return day.isoformat()


def _months(count: int, today: date, *, pregnant: bool) -> Iterator[tuple[str, Any]]:
    """Months of a pregnancy where the line says so, else the age of a baby."""
    if pregnant:
        yield "member.pregnancy_months", count
    else:
        earliest = add_months(today, -count - 1) + timedelta(days=1)
        yield "member.birth_date", {"min": earliest.isoformat(), "max": add_months(today, -count).isoformat()}


def _pregnant(words: list[str]) -> bool:
    return any(is_letters(word) and ("ㅇ" in word or "d" in word) for word in words)


def spoken(member: Mapping[str, Any]) -> str:
    """A line that reads as this person: for whoever was spoken of before a line was typed."""
    words = (one.word for one in kin().values() if one.relation == member.get("relation"))
    exact = next((one.word for one in kin().values() if _same(one, member)), None) or next(words, "가족")
    age = member.get("birth_date") or member.get("birth_year") or member.get("age")
    apart = "따로" if member.get("lives_together") is False else ""
    return " ".join(filter(None, (exact, str(age) if isinstance(age, int | str) else "", apart)))


def _same(one: Kin, member: Mapping[str, Any]) -> bool:
    return one.relation == member.get("relation") and one.sex == member.get("sex")
