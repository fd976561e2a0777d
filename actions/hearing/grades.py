# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""School years tell the year of birth: "첫째 중2 둘째 초5", "고3 딸".

Whoever turns seven in a year begins school in its March (초·중등교육법 제13조); who began earlier or later can say so.
"""

import re
from collections.abc import Iterator
from datetime import date

from actions.asked.commands import closed
from actions.hearing.learning import Told
from actions.hearing.people import kin
from actions.hearing.persons import Household, Named
from actions.household import ME
from bot.korean.numbers import parse

GRADE = re.compile(
    r"(?<![가-힣])(?P<school>초등학교|초등|초|중학교|중|고등학교|고등|고)\s?(?P<year>[1-6일이삼사오육])(학년)?(?![0-9가-힣]*(월|일|원|억|만|명|층|급))"
)
BEFORE = {"초": 6, "중": 12, "고": 15}
"""The age, in years counted from the year of birth, in the year before the first of each school."""
LONGEST = {"초": 6, "중": 3, "고": 3}
MARCH = 3
IS = re.compile("(는|은|이|가)?")
OF = re.compile("(짜리|인|에다니는|다니는|된|올라가는)?")
YOUNG = ("child", "grandchild", "sibling")
MYSELF = re.compile(r"(?:^|\s)(저|나|저는|나는|제가|내가)\s*(지금\s*)?$")


def hear_grades(text: str, named: list[Named], people: Household, today: date, *, of_children: bool) -> Iterator[Told]:
    """The year of birth of everybody whose school year is told; `of_children`: who else is named goes unsaid."""
    for found in GRADE.finditer(text):
        school, year = found["school"][0], parse(found["year"])
        if year is None or year.lo > LONGEST[school]:
            continue
        born = _school_year(today) - BEFORE[school] - year.lo
        who = _whose(text, found, named, of_children=of_children)
        if who is not None:
            member = people.whose(who, {"birth_year": born}, correcting=False, together=True)
            yield Told("member.birth_year", born, member)
        elif MYSELF.search(text, 0, found.start()):
            yield Told("member.birth_year", born, ME)


def _school_year(today: date) -> int:
    return today.year - (today.month < MARCH)


def _whose(text: str, grade: re.Match[str], named: list[Named], *, of_children: bool) -> Named | None:
    young = [one for one in named if one.kin.relation in YOUNG and not one.gone]
    front = next((one for one in reversed(young) if one.end <= grade.start()), None)
    if front is not None and IS.fullmatch(closed(text[front.end : grade.start()])):
        return front
    behind = next((one for one in young if one.start >= grade.end()), None)
    if behind is not None and OF.fullmatch(closed(text[grade.end() : behind.start])):
        return behind
    return Named(kin()["자녀"], 0, 0) if of_children and not named else None
