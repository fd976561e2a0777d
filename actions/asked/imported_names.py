# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Imported programmes by name: written out in a text, or nearest to a name that is not on record.

Our own names are listened for in every form people use. Of thousands of imported ones only the whole name counts within
a sentence, for their shortenings are everyday words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from actions.asked.commands import closed
from bot.korean import Mention
from bot.korean.benefit_forms import forms
from bot.korean.benefits import CONTINUES
from bot.korean.jamo import decompose
from bot.korean.line import Line, read
from rules_engine import Catalogue
from rules_engine.programmes.kept import kept_with_catalogue

SHORTEST = 4
NEAR = 85.0


@dataclass(frozen=True)
class ImportedNames:
    """Whole names, closed, with the ids of all that are called so; `spelt` has them in letters."""

    ids: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    spelt: Mapping[str, str]

    def find(self, text: str) -> Iterator[Mention]:
        """The names that stand in a text, the longest where several begin at one place."""
        line, position = read(text), 0
        while position < len(line.closed):
            end = self._end(line, position)
            if end:
                yield line.mention("benefit", {"candidates": list(self.ids[line.closed[position:end]])}, position, end)
            position = end or position + 1

    def nearest(self, name: str) -> tuple[str, ...]:
        """The ids of the name that is nearest to one that was told, if any is near."""
        found = process.extractOne(decompose(closed(name)), self.spelt, scorer=fuzz.ratio, score_cutoff=NEAR)
        return () if found is None else self.ids[found[2]]

    def _end(self, line: Line, position: int) -> int:
        if not line.gap[position]:
            return 0
        ends = (position + size for size in self.lengths.get(line.closed[position], ()))
        return next((end for end in ends if line.closed[position:end] in self.ids and _may_end(line, end)), 0)


def _may_end(line: Line, end: int) -> bool:
    if end >= len(line.closed) or line.gap[end]:
        return end <= len(line.closed)
    return not line.closed[end].isdigit() and bool(CONTINUES.match(line.closed, end))


@kept_with_catalogue
def imported_names(catalogue: Catalogue) -> ImportedNames:
    """The names of what is imported, ready to be looked for."""
    ids: dict[str, list[str]] = defaultdict(list)
    for programme in catalogue.imported:
        for form, whole in forms(programme.name):
            if whole and len(form) >= SHORTEST:
                ids[form].append(programme.id)
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in ids:
        lengths[form[0]].add(len(form))
    return ImportedNames(
        {form: tuple(found) for form, found in ids.items()},
        {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()},
        {form: decompose(form) for form in ids},
    )
