# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A change in words, and how its recipients are counted."""

from collections.abc import Sequence

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.programme import Programme
from rules_engine.texts import wording
from rules_engine.what_if.change import Change, CriterionChange, FigureChange
from rules_engine.what_if.stated import in_words

NAMES = {"median_income": "기준 중위소득", "basic_pension_amount": "기초연금 기준연금액"}
"""Official figures that have a name of their own; others are called as in the files of the parameters."""


def title(change: Change, catalogue: Catalogue) -> str:
    """The change in one line."""
    if isinstance(change, CriterionChange):
        old = in_words(change.old, change.fact)
        what = f"{catalogue.programmes[change.programme].name}, {wording.label(change.fact)}"
        if change.new is None:
            return f"{what}: {old} 조건을 뺌"
        new = in_words(change.new, change.fact)
        return f"{what}: {old} → {new.removeprefix('기준 중위소득 ')}"
    name, _, rest = change.path.partition(".")
    what = f"{NAMES.get(name, name)}{f' {rest}' if rest else ''}"
    if isinstance(change, FigureChange):
        return f"{what}: {change.old:,} → {change.new:,}"
    return f"{what}: {abs(float(change.by)) * 100:g}% {'올림' if change.by >= 0 else '내림'}"


def unit(programmes: Sequence[Programme]) -> str:
    """Persons, households, or both together."""
    kinds = {"가구" if programme.recipient == "household" else "명" for programme in programmes}
    return kinds.pop() if len(kinds) == 1 and len(programmes) == 1 else "건"
