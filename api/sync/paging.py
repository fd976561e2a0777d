# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All pages of a list as one: counted against the total that the server tells, begun anew if that moves."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from api.sync.errors import MOVING, SyncError
from api.sync.staging import Staging

Row = dict[str, Any]
ROUNDS = 3
FEWEST_ROWS = 5
"""A page in the middle with fewer rows than this is broken; to go on would spend the calls of a day."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: how many rows match altogether, how many there are unfiltered, and the rows of this page."""

    matching: int
    total: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Paged:
    """A list that comes in pages. `ask` takes a page number from 1; `label` names its pages on disk."""

    label: str
    id_of: str
    ask: Callable[[int], Page]
    staging: Staging
    pause: Callable[[int], None]
    step: Callable[[], None] = lambda: None

    def all(self) -> Page:
        """Every row once.

        Raises:
            SyncError: if it could not be had whole in several rounds.
        """
        for attempt in range(ROUNDS):
            whole = self._round()
            if whole is not None:
                return whole
            self.staging.drop(f"{self.label}-")
            if attempt + 1 < ROUNDS:
                self.pause(attempt)
        raise SyncError(MOVING)

    def _round(self) -> Page | None:
        """All pages, or None if they do not fit together: the total moved, a page came twice or was short."""
        pages = list(self._pages())
        first = pages[0]
        rows = {row[self.id_of]: row for page in pages for row in page.rows}
        steady = all((page.matching, page.total) == (first.matching, first.total) for page in pages)
        whole = steady and len(rows) == first.matching
        return Page(first.matching, first.total, list(rows.values())) if whole else None

    def _pages(self) -> Iterator[Page]:
        first = self._page(1)
        yield first
        if not first.rows or len(first.rows) < min(first.matching, FEWEST_ROWS):
            return
        # A server may give fewer rows a page than it was asked for.
        for number in range(2, ceil(first.matching / len(first.rows)) + 1):
            page = self._page(number)
            yield page
            if page.matching != first.matching or not page.rows:
                return

    def _page(self, number: int) -> Page:
        name = f"{self.label}-{number:05}"
        held = self.staging.get(name)
        page = Page(**held) if held is not None else self.ask(number)
        if held is None:
            self.staging.put(name, asdict(page))
        self.step()
        return page
