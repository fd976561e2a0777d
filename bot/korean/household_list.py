# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Households told by their people: 할멈하고 나, 저랑 아이 하나, 부모님하고 남동생하고 저 이렇게."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.korean.household_words import DWELLS, OPENING
from bot.korean.line import Line
from bot.korean.number_words import any_of
from bot.korean.vocabulary import words

SEVERAL = {"부모": 2, "시부모": 2, "조부모": 2}
"""Standard words that name two people."""
TWINS = {"쌍둥이": 2, "세쌍둥이": 3, "남매": 2, "삼남매": 3, "사남매": 4, "오남매": 5}
UNCOUNTED = frozenset({"형제자매", "친척"})
RAISED = frozenset({"자녀", "아들", "딸", "손자녀", "손자", "손녀"})
"""Whom a number behind them counts: "저 남편 아이 셋" are five."""
COUNTS = {"하나": 1, "한명": 1, "둘": 2, "두명": 2, "셋": 3, "세명": 3, "넷": 4, "네명": 4, "다섯": 5, "다섯명": 5}
MYSELF = {"나": 1, "저": 1, "내": 1, "본인": 1, "우리부부": 2, "저희부부": 2, "우리내외": 2, "부부": 2, "내외": 2}
_JOIN = re.compile("(?:하고|이?랑|이?영|와|과|캉|에)?(?:그리고|또)?[,·]*")
_CLOSES = re.compile(
    f"(?:이렇게|요렇게)?(?:같이|함께|한집에|여기|그냥|[단오][가-힣]{{1,2}}게)*{DWELLS}|(?:이렇게)?(?:뿐|만(?:집에)?(?:남|있|살)|밖에(?:없|안))|이렇게"
)
_ENDS = re.compile("(?:이?(?:에요|예요|요|여|야|임|입니다|지|지요))?[^가-힣]*$")


class People(NamedTuple):
    """How many people a list names with the speaker among them, and where the speaker or the number stands."""

    size: int
    start: int
    end: int


def people_listed(line: Line) -> People | None:
    """The household that a text lists person by person, the speaker among them and nobody left uncounted.

    >>> from bot.korean.line import read
    >>> people_listed(read("할멈하고 나, 이렇게 살아")).size, people_listed(read("저랑 아이 둘이요")).size
    (2, 3)
    >>> people_listed(read("엄마랑 저랑 같이 신청해도 돼요?")), people_listed(read("애들하고 나"))
    (None, None)
    """
    for start in range(len(line.closed)):
        if line.gap[start] and (found := _list_from(line, start)):
            return found
    return None


def _list_from(line: Line, start: int) -> People | None:
    position, size, others = start, 0, 0
    myself: re.Match[str] | None = None
    named = 0
    told: tuple[int, int] | None = None
    while item := _item().match(line.closed, position):
        if item["myself"]:
            myself = item
        count = MYSELF[item["myself"]] if item["myself"] else _count(item["kin"], item["count"])
        if not count:
            return None
        named += 1 if item["myself"] else SEVERAL.get(_standard()[item["kin"]], 1)
        if item["count"] and count == named and named > 2 and _standard()[item["kin"]] not in RAISED:
            size, others, told = (
                count,
                others + 1,
                item.span("count"),
            )  # "저 엄마 남동생 셋이요": the number counts them all
        else:
            size, others = size + count, others + (not item["myself"])
        joint = _JOIN.match(line.closed, item.end())
        position = joint.end() if joint else item.end()
        if position == item.end() and not line.gap[position]:
            break
    bare = _ENDS.match(line.closed, position) and OPENING.fullmatch(line.closed, 0, start)
    if myself is None or not others or not (bare or _CLOSES.match(line.closed, position)):
        return None
    return People(size, *(told or myself.span("myself")))


def _count(kin: str, said: str | None) -> int | None:
    standard = _standard()[kin]
    plural = kin.endswith("들") and kin[:-1] in _standard()
    if standard in UNCOUNTED or (plural and not said):
        return None
    return COUNTS[said] if said else TWINS.get(kin) or SEVERAL.get(standard, 1)


@lru_cache(maxsize=1)
def _standard() -> dict[str, str]:
    return {form: word for word, forms in words()["family_member"].items() for form in (word, *forms)}


@lru_cache(maxsize=1)
def _item() -> re.Pattern[str]:
    return re.compile(
        f"(?P<myself>{any_of(MYSELF)})"
        f"|(?:우리|저희|제|내|울)?(?P<kin>{any_of(_standard())})(?!(?<=네)(?:명|식구|사람))(?:이|가)?(?P<count>{any_of(COUNTS)})?"
    )
