# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How severe a disability is said to be in a sentence: "장애 정도가 심하대요", "심하지는 않다고 나왔어요"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.line import Line
from bot.korean.mention import Mention

SEVERE, NOT_SEVERE = "심한 장애", "심하지 않은 장애"
_TYPE = "(?:지체|시각|청각|언어|안면|지적|자폐성?|정신|뇌병변|발달|신장|심장|호흡기|간|장루|요루|뇌전증)"
_DISABLED = re.compile(f"장[애에예]|{_TYPE}(?=심)|뇌병변|자폐")
_TOLD = "(?:다고|다는|대(?=요|유|여|데|네|$|[^가-힣])|다카|다더|다데|걸로|거로|것으로|편|쪽|정도)"
_NOT = re.compile(
    "(?P<said>심[하허](?:지|진|지는|지도|질)(?:않|안(?=[은음는타])|아느)[은음는]?(?:장[애에예])?"
    f"|(?:안|덜)심[한헌](?:장[애에예])?|(?:안|덜)심[하해](?={_TOLD}|요|유|여))"
)
_VERY = re.compile(
    f"(?P<said>심[한헌](?={_TYPE}?장[애에예]|{_TOLD}|[0-9])|심[하허](?={_TOLD}))"
    "|(?:장[애에예](?:의)?(?:정도)?|(?<![가-힣])정도)(?:가|는|도)?(?:많이|아주|꽤|좀|매우)?(?P<felt>심(?:[한헌]|[하허](?![지진질])|해|합|함))"
)


def severities(line: Line) -> Iterator[Mention]:
    """Every statement that a disability is severe or is not.

    >>> from bot.korean.line import read
    >>> [found.norm for found in severities(read("장애 정도가 심하지 않대요"))]
    ['심하지 않은 장애']
    >>> [found.norm for found in severities(read("청각장애인데 심한 편이에요"))]
    ['심한 장애']
    >>> list(severities(read("기침이 심해요")))
    []
    """
    if not _DISABLED.search(line.closed):
        return
    mild = [found.span("said") for found in _NOT.finditer(line.closed)]
    for start, end in mild:
        yield line.mention("disability_grade", NOT_SEVERE, start, end)
    for found in _VERY.finditer(line.closed):
        start, end = found.span("said" if found["said"] else "felt")
        if all(end <= other or start >= beyond for other, beyond in mild):
            yield line.mention("disability_grade", SEVERE, start, end)
