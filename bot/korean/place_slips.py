# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Names of 시군구 with one letter wrong: 은펑구, 서울 관앙구, 수언시."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.number_words import any_of
from bot.korean.place_norm import highest, norm_of
from bot.korean.place_table import SIDO, Level, Name, lookup, names
from bot.korean.place_words import BEING, ENDS, LIVING, RUN_ON
from bot.korean.word_slips import Misspellings

_SIDO_BEFORE = re.compile(f"(?:{any_of(form for sido, forms in SIDO.items() for form in (sido, *forms))})$")


class _Slip(NamedTuple):
    start: int
    end: int
    names: tuple[Name, ...]


def with_misspelt(line: Line, found: Sequence[Mention], *, asked: bool) -> Iterator[Mention]:
    """The places found, and those with one letter wrong: after their 시도, or where the text speaks of living there.

    >>> from bot.korean.line import read
    >>> line = read("은펑구 살아요")
    >>> [place.norm for place in with_misspelt(line, [], asked=False)]
    [{'sido': '서울특별시', 'sigungu': '은평구'}]
    """
    grown: list[tuple[int, int]] = []
    for slip in _slips(line):
        sido = _SIDO_BEFORE.search(line.before(slip.start, 7))
        inside = [name for name in slip.names if sido and name.place.sido in _sidos(sido[0])]
        start = slip.start - len(sido[0]) if sido and inside else slip.start
        first, beyond = line.at[start], line.at[slip.end - 1] + 1
        if any(one.start < beyond and first < one.end and one.end > line.at[slip.start] for one in found):
            continue
        if inside:
            grown.append((first, beyond))
            yield line.mention("district", norm_of(highest(tuple(inside))), start, slip.end)
        elif not found and (asked or _lived_in(line, slip)):
            yield line.mention("district", norm_of(highest(slip.names)), slip.start, slip.end)
    yield from (one for one in found if not any(first <= one.start < beyond for first, beyond in grown))


def _sidos(form: str) -> set[str]:
    return {name.place.sido for name in lookup(form)}


def _slips(line: Line) -> Iterator[_Slip]:
    known = _known()
    for start in range(len(line.closed)):
        if not (line.gap[start] or RUN_ON.search(line.before(start, 2)) or _SIDO_BEFORE.search(line.before(start, 7))):
            continue
        for size in known.sizes:
            end = start + size
            if end > len(line.closed) or any(line.gap[start + 1 : end]) or line.closed[start:end] in names():
                continue
            if line.closed.endswith("해서", start, end):  # "이동해서 살아요"
                continue
            meant = known.meant(line.closed[start:end]) if _may_end(line, end) else None
            if meant:
                yield _Slip(start, end, lookup(meant))
                break


def _may_end(line: Line, end: int) -> bool:
    return line.gap[end] or bool(ENDS.match(line.closed, end) or LIVING.match(line.closed, end))


def _lived_in(line: Line, slip: _Slip) -> bool:
    alone = slip.start == 0 and bool(BEING.fullmatch(line.closed, slip.end))
    return alone or bool(LIVING.match(line.closed, slip.end))


@lru_cache(maxsize=1)
def _known() -> Misspellings:
    """The names of 시군구 with their last syllable."""
    found = (form for form, meanings in names().items() if meanings[0][1] is Level.SIGUNGU and form[-1] in "시군구")
    return Misspellings((form for form in found if len(form) <= 5), firm_end=False)
