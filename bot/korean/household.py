# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How many live together, and how many children: 네 식구, 영감이랑 둘이, 나 혼자, 3인 가구, 애 둘."""

from __future__ import annotations

from collections.abc import Iterator

from bot.korean import household_words as words
from bot.korean.household_list import people_listed
from bot.korean.line import Line, read
from bot.korean.mention import Mention
from bot.korean.number_words import BOUND_ONES, FREE
from bot.korean.numerals import Numeral, numerals

MOST, MOST_CHILDREN = 30, 20
MOST_TOLD = 15
"""A higher native number before somebody lives somewhere is an age: "스물여섯이고 혼자 지냅니다"."""
MOST_UNCOUNTED = 10
"""A higher number without a counter after a word for children is an age: 애들은 열다섯 열둘."""
RELATION = {
    "배우자": "spouse",
    "자녀": "child",
    "아들": "child",
    "딸": "child",
    "어머니": "parent",
    "아버지": "parent",
    "부모": "parent",
    "할머니": "grandparent",
    "할아버지": "grandparent",
    "조부모": "grandparent",
    "손자녀": "grandchild",
    "손자": "grandchild",
    "손녀": "grandchild",
    "형제자매": "sibling",
    "형": "sibling",
    "오빠": "sibling",
    "누나": "sibling",
    "언니": "sibling",
    "동생": "sibling",
}
"""The relation of the fact vocabulary for each standard word of a family member; anyone else is `other`."""


def household_sizes(line: Line, *, expecting: str | None = None) -> Iterator[Mention]:
    """Every statement of how many live together.

    >>> [(found.value, found.norm) for found in household_sizes(read("영감이랑 둘이 살지"))]
    [('둘', 2)]
    >>> [found.norm for found in household_sizes(read("애 둘이랑 셋이 살아요"))]
    [3]
    """
    asked = expecting in {"household.size", "household.members"}
    stated = [
        line.mention("household_size", numeral.number.norm(), numeral.start, end)
        for numeral in numerals(line)
        if (end := _size_end(line, numeral, asked=asked))
    ]
    yield from stated
    if stated:
        again = _alone(line) if all(size.norm == 1 for size in stated) or words.SET_RIGHT.search(line.closed) else None
        yield from [line.mention("household_size", 1, *again)] if again else []
    elif listed := people_listed(line):
        yield line.mention("household_size", listed.size, listed.start, listed.end)
    elif found := words.COUPLE.search(line.closed):
        yield line.mention("household_size", 2, *found.span("said"))
    elif alone := _alone(line):
        yield line.mention("household_size", 1, *alone)


def _alone(line: Line) -> tuple[int, int] | None:
    """Where a text says that somebody lives alone; who "became alone" or brings children up alone may not."""
    for pattern in words.ALONE:
        for found in pattern.finditer(line.closed):
            place = found.start("said")
            if not words.BECAME.match(line.closed, place) and not words.WITH_OTHERS.search(line.before(place)):
                return found.span("said")
    for found in words.LONE.finditer(line.closed):
        if line.gap[found.start()] and line.gap[found.end()]:
            return found.span()
    return None


def _size_end(line: Line, numeral: Numeral, *, asked: bool) -> int | None:
    """The end of a numeral with its counter, when it counts the household; None when it counts something else."""
    start, end, number, native = numeral
    if not 1 <= number.lo <= number.hi <= MOST or (number.lo != number.hi and not asked):
        return None
    bare = line.closed[start:end].isdigit() and line.gap[start] and line.gap[end]
    if bare and words.MEMBERS.search(line.before(start)):
        return end
    counter = _counter_end(line, numeral)
    if counter is None:
        return None
    before, rest = line.before(start), line.closed[counter:]
    house = bool(words.HOUSE_BEFORE.search(before))
    of_house = words.OF_HOUSE.match(line.closed, end)
    persons = of_house is not None and of_house[0].startswith("인")
    if of_house and of_house[0].startswith(words.FIRM_COUNTERS) and (number.lo > 1 or persons):
        return end + _unit(of_house[0])
    if line.gap[start] and line.gap[end + 1 : end + 2] == (True,) and words.PERSONS.match(line.closed, end):
        return end + 1
    if line.gap[start] and not words.CHILD_BEFORE.search(before) and _jotted(line, numeral, persons=counter > end):
        return counter
    siblings = native and words.SIBLINGS.search(before) and words.DWELT.match(line.closed, end)
    if siblings and number.lo > 1:
        return end
    if _of_children(before, number.lo) and not house:
        return None
    if line.closed[start:end] in words.ONE_SYLLABLE and not asked:
        return None
    if line.closed[start:end] == "하나" and before.endswith("까지"):  # "몇 시까지 하나요"
        return None
    if house and not words.KEEPS.match(rest) and (native or counter > end or asked):
        return counter
    if counter > end and native and number.lo > 1 and _begins(line, start) and _told(line, counter):
        return counter
    if of_house and _begins(line, start) and (number.lo > 1 or persons):
        return end + _unit(of_house[0])
    if native and number.lo >= 2 and line.closed[start:end] not in BOUND_ONES and _together(line, numeral):
        return end
    whole = counter > end or native or line.closed[start:end].isdecimal() or bool(words.WHOLE_WORD.match(rest))
    return counter if asked and whole and line.gap[start] and not words.KEEPS.match(rest) else None


def _of_children(before: str, number: int) -> bool:
    """Whether a number behind a word for children counts them, and not those who live together.

    >>> _of_children("아내랑아들", 1), _of_children("남편이랑딸", 2), _of_children("나랑딸", 2)
    (True, True, False)
    """
    if not words.CHILD_BEFORE.search(before):
        return False
    return number == 1 or bool(words.AFTER_OTHERS.search(before)) or not words.WITH.search(before)


def _jotted(line: Line, numeral: Numeral, *, persons: bool) -> bool:
    """Whether a count is a word of its own before a home or an income; a bare number must be native: "둘이 자가"."""
    found = words.JOTTED.match(line.closed, numeral.end)
    return found is not None and line.gap[found.end()] and (persons or (numeral.native and numeral.number.lo > 1))


def _told(line: Line, end: int) -> bool:
    """Whether a statement ends behind a count, whatever follows: "세 명 이고 국민 임대 살아요"."""
    found = words.TOLD.match(line.closed, end)
    return found is not None and (line.gap[found.end()] or bool(words.JOTTED.match(line.closed, found.end())))


def _begins(line: Line, start: int) -> bool:
    """Whether a word begins at a place, be it right after a particle in a text without spaces."""
    return line.gap[start] or bool(words.ENDS_BEFORE.search(line.before(start, 2)))


def _together(line: Line, numeral: Numeral) -> bool:
    """둘이 살아요; a bare "둘이요" only as a sentence of its own, or after the people it counts."""
    start, end, number, _ = numeral
    joined = bool(words.WITH.search(line.before(start)))
    in_row = any(other.native and other.end == start for other in numerals(line))  # ages: 열다섯 열둘 아홉
    if in_row and not words.DWELT_TOGETHER.match(line.closed, end):
        return False
    if not _begins(line, start) and not joined:
        return False
    if number.lo > MOST_TOLD or words.PETS.search(line.before(start)):
        return False
    if words.TOGETHER.match(line.closed, end):
        return bool(words.ELDERS.search(line.before(start))) or not words.KEEPS.match(line.closed, end)
    if number.lo > 9:
        return False
    if words.LAST.fullmatch(line.closed, end) and words.KIN.search(line.closed, 0, start):
        return True
    if line.gap[start] and line.gap[end] and words.MYSELF.search(line.before(start)):
        return bool(words.KIN_BESIDE.search(line.closed, 0, start))
    if number.lo == 2 and line.gap[end + 1 : end + 2] == (True,) and words.WITH_SPOUSE.search(line.before(start)):
        return line.closed.startswith("이", end) and not words.ERRAND.match(line.closed, end)
    ends = words.ENDS.match(line.closed, end) or _told(line, end)
    return bool(ends) and (joined or bool(words.OPENING.fullmatch(line.closed, 0, start)))


def _counter_end(line: Line, numeral: Numeral) -> int | None:
    """The end of a numeral with a counter of persons, or without any; None before a counter of other things."""
    if found := words.COUNTERS.match(line.closed, numeral.end):
        return found.end()
    strange = words.STRANGE.match(line.closed, numeral.end)
    free = line.closed[numeral.start : numeral.end] in FREE and line.gap[numeral.end]
    only = line.closed[numeral.start : numeral.end] in FREE and line.closed.startswith("만", numeral.end)
    free = free or (only and line.gap[numeral.end + 1])
    harmless = free or line.closed.startswith(("만살", "만요", "만있", "도", "시다"), numeral.end)
    return None if strange and not harmless else numeral.end


def _unit(counter: str) -> int:
    found = words.UNIT.match(counter)
    return found.end() if found else 0


def children(text: str, *, expecting: str | None = None) -> int | None:
    """How many children a text speaks of; 0 when it says there are none, None when it says nothing.

    >>> children("아들 둘에 딸 하나"), children("애 하나 혼자 키워요"), children("아이는 없어요"), children("둘이요")
    (3, 1, 0, None)
    >>> children("둘이요", expecting="household.children")
    2
    """
    line = read(text)
    counted = [numeral for numeral in numerals(line) if _counts_children(line, numeral)]
    if counted:
        total = [numeral for numeral in counted if line.before(numeral.start).endswith(words.ALL_CHILDREN)]
        return total[-1].number.lo if total else sum(numeral.number.lo for numeral in counted)
    if words.NO_CHILD.search(line.closed):
        return 0
    named = next((count for word, count in words.CHILD_WORDS.items() if word in line.closed), None)
    return _bare_children(line) if named is None and expecting == "household.children" else named


def _bare_children(line: Line) -> int | None:
    """An answer to the question how many children there are: "둘이요", "없어요", or an age for each."""
    if words.NO_ANSWER.match(line.closed):
        return 0
    bare = [
        numeral
        for numeral in numerals(line)
        if line.gap[numeral.start] and _counter_end(line, numeral) is not None and numeral.number.hi <= MOST_CHILDREN
    ]
    return bare[0].number.lo if len(bare) == 1 else len(words.CHILD_AGE.findall(line.closed)) or None


def _counts_children(line: Line, numeral: Numeral) -> bool:
    counter = _counter_end(line, numeral)
    if counter is None or not 1 <= numeral.number.lo <= MOST_CHILDREN:
        return False
    if counter == numeral.end and (numeral.number.lo > MOST_UNCOUNTED or _age_follows(line, numeral)):
        return False
    return bool(words.CHILDREN.search(line.before(numeral.start))) and (numeral.native or counter != numeral.end)


def _age_follows(line: Line, numeral: Numeral) -> bool:
    """Whether another number stands right behind: ages in a row, 애들은 아홉 일곱."""
    return any(other.native and other.start == numeral.end for other in numerals(line))
