# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Some of the imported results at a time: there are thousands, and nobody has checked them."""

from dataclasses import dataclass
from typing import NamedTuple

from rules_engine.screening.screen import Screening
from rules_engine.verdicts.result import Result

A_PAGE, MOST = 20, 100
"""How many are listed where nothing else is asked for, and at most."""


@dataclass(frozen=True, slots=True)
class ImportedAsked:
    """Which imported results are listed: `most` of them from `start` on; `unlikely` ones too, after the others."""

    start: int = 0
    most: int = A_PAGE
    unlikely: bool = False


class ImportedPage(NamedTuple):
    """The results of a page, how many there are that may fit and that are ruled out, and where the next page starts."""

    results: tuple[Result, ...]
    fitting: int
    unlikely: int
    next: int | None


def imported_page(screening: Screening, asked: ImportedAsked) -> ImportedPage:
    """A page of what is imported, the best first. Reasons are made for these alone.

    What hangs only on something hardly so (pregnancy at 70) shows when its reasons are made, and is passed over then.
    """
    pairs = screening.imported + (screening.imported_unlikely if asked.unlikely else ())
    found: list[Result] = []
    place = asked.start
    while place < len(pairs) and len(found) < asked.most:
        result = screening.result(pairs[place])
        found += [result] if asked.unlikely or not result.unlikely else []
        place += 1
    further = place if place < len(pairs) else None
    return ImportedPage(tuple(found), len(screening.imported), len(screening.imported_unlikely), further)
