# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Names of 시군구 with one letter wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from bot.korean.jamo import decompose
from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.place_norm import highest, norm_of
from bot.korean.place_table import Level, lookup, names
from bot.korean.place_words import LIVING

_WORD = re.compile("[가-힣]{2,5}?(?:구|시|군)(?=$|[^가-힣]|요|에|임|여|이|살|사|인|예|입|쪽|는|도|로)")


def misspelt(line: Line, *, asked: bool) -> Iterator[Mention]:
    """A 시군구 with one letter wrong ("은펑구"), where the text speaks of living or is nothing else."""
    for found in _WORD.finditer(line.closed):
        word = found[0]
        torn = any(line.gap[found.start() + 1 : found.end()])
        if len(word) < 3 or torn or not line.gap[found.start()] or word in names():
            continue
        alone = found.start() == 0 and len(line.closed) - found.end() <= 3
        if not (asked or alone or LIVING.match(line.closed, found.end())):
            continue
        near = [
            form
            for form in _wards(len(word))
            if Levenshtein.distance(decompose(word), decompose(form), score_cutoff=1) == 1
        ]
        if len(near) == 1:
            yield line.mention("district", norm_of(highest(lookup(near[0]))), *found.span())


@lru_cache(maxsize=16)
def _wards(length: int) -> list[str]:
    """The names of 시군구 of a length, which a misspelt word of that length may mean."""
    return [
        form
        for form, found in names().items()
        if len(form) == length and found[0][1] is Level.SIGUNGU and form[-1] in "시군구"
    ]
