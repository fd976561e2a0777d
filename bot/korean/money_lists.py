# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Lists of things that somebody has none of: 집도 예금도 차도 빚도 없어요."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.korean.line import Line
from bot.korean.money_words import Kind, begins

_LISTED: Final[tuple[tuple[Kind, str], ...]] = (
    ("debt", "빚|부채|대출"),
    ("financial", "예금|적금|저금|저축|현금|통장|모아?둔돈|모은돈"),
    ("vehicle", "자동차|자가용|승용차|차량|차"),
    ("residential_property", "집|아파트|주택|빌라"),
    ("general_property", "땅|토지|논밭|논|밭|상가|건물"),
    ("assets", "재산|자산"),
    ("income", "소득|수입|벌이|월급"),
)
_AND = "(?:이나|나|이랑|랑|이며|며|이고|고|하고|과|와|도)?,?"
_MEMBER = re.compile("(?P<whose>우리|내|제|저희)?(?:" + "|".join(f"(?P<{k}>{n})" for k, n in _LISTED) + f"){_AND}$")
_OTHER = re.compile("(?:(?:주식|보험)(?:이나|이랑|이며|과)?|[가-힣]{1,4}(?<![어아해래여와워라려])도),?")
"""A thing in the list that is no money: 집도 자식도 빚도 없어요."""
_OWNED: Final = frozenset({"residential_property", "general_property", "vehicle"})
_OF_WHAT_IS_OWNED: Final = frozenset({"debt", "income", "rent", "deposit", "financial", "assets"})
_LONGEST_MEMBER, _LONGEST_OTHER = 10, 6


@dataclass(frozen=True, slots=True)
class _Member:
    kind: Kind
    start: int
    end: int
    bare: bool
    """Joined to the next by nothing but a space."""


def listed_before(line: Line, end: int, last: Kind | None) -> Iterator[tuple[Kind, int, int]]:
    """The things that stand in one list with the one that ends it, from the last to the first.

    `end` is where the last of the list begins, `last` its kind if it is one. 집 대출 and 우리 집 수입 are no lists.

    >>> from bot.korean.line import read
    >>> list(listed_before(read("집도 차도 빚은 없어요"), 4, "debt"))
    [('vehicle', 2, 4), ('residential_property', 0, 2)]
    >>> list(listed_before(read("집 대출은 없어요"), 1, "debt"))
    []
    """
    members = list(_members(line, end))
    if members and last in _OF_WHAT_IS_OWNED and _is_owner(*members[:2]):
        members = members[1:]
    yield from ((one.kind, one.start, one.end) for one in members)


def ends_in_other(line: Line, end: int) -> int | None:
    """Where a thing that is no money begins, if the list ends in one here: 집도 자식도."""
    said = end - line.closed.endswith(",", 0, end)
    word = max((place for place in range(max(said - _LONGEST_OTHER, 0), said) if line.gap[place]), default=end)
    return word if _OTHER.fullmatch(line.closed, word, end) else None


def _members(line: Line, end: int) -> Iterator[_Member]:
    while end > 0:
        if member := _member(line, end):
            yield member
            end = member.start
        elif (other := ends_in_other(line, end)) is not None:
            end = other
        else:
            return


def _member(line: Line, end: int) -> _Member | None:
    found = _MEMBER.search(line.closed, max(end - _LONGEST_MEMBER, 0), end)
    if found is None or not begins(line, found.start()):
        return None
    kind, word = next((kind, found[kind]) for kind, _ in _LISTED if found[kind])
    bare = found[0].endswith(word)
    if bare and (found["whose"] or not line.gap[end]):
        return None
    return _Member(kind, found.start(), end, bare)


def _is_owner(nearest: _Member, before: _Member | None = None) -> bool:
    """Whether the nearest is only what the last belongs to: 집 대출; not so after another bare one: 땅 집 적금."""
    return nearest.kind in _OWNED and nearest.bare and not (before and before.bare)
