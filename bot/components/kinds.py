# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""A sentence with signs in place of what it names.

Two places, two ages or two kinds of tenancy share no sound, but "서울 아니고 인천", "일흔 말고 예순" and
"월세가 아니라 전세" are built alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.korean.extract import extract
from bot.korean.line import Line, read

ENTITIES = (
    "age",
    "household_size",
    "family_member",
    "district",
    "income_amount",
    "income_source",
    "rent_amount",
    "housing_type",
    "pregnancy_week",
    "disability_type",
    "disability_grade",
    "document",
    "office",
    "channel",
)
NOT, OTHER, FIRST = "\ue000", "\ue001", 0xE002  # characters that Unicode leaves to private use: nobody types them
_TAKEN_BACK = re.compile("(?:이|가|은|는|도|로)?(?:아니고|아니라)|[이가]아이[고라]|말고|말구|빼고")
SIGNS = {entity: chr(FIRST + place) for place, entity in enumerate(ENTITIES)}
SIGN = re.compile(f"[{NOT}-{SIGNS[ENTITIES[-1]]}]")
"""A letter that stands for something named or taken back."""


def with_kinds(text: str) -> str:
    """The text without spaces, a sign for each entity in it, and one for the words that take an entity back.

    >>> with_kinds("월세아니고전세예요") == f"{SIGNS['housing_type']}{NOT}{SIGNS['housing_type']}예요"
    True
    """
    line = read(text)
    parts: list[str] = []
    done = 0
    for found in _TAKEN_BACK.finditer(line.closed):
        parts += [*_signed(line, done, found.start()), NOT]
        done = found.end()
    return "".join([*parts, *_signed(line, done, len(line.closed))])


def _signed(line: Line, start: int, end: int) -> Iterator[str]:
    """What stands between two places of the closed text, read by itself: a grammar wants its words to end there."""
    if start == end:
        return
    whole = start == 0 and end == len(line.closed)  # which is read for its entities anyway
    piece = line if whole else read(line.text[line.at[start] : line.at[end - 1] + 1])
    done = 0
    for mention in extract(piece.text, keep_rejected=True):
        yield piece.closed[done : bisect_left(piece.at, mention.start)]
        yield SIGNS.get(mention.entity, OTHER)
        done = bisect_left(piece.at, mention.end)
    yield piece.closed[done:]
