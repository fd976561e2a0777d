# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was found in a text, and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

JSON = Union[None, bool, int, float, str, Sequence["JSON"], Mapping[str, "JSON"]]  # noqa: UP007 - recursive


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of a text and its meaning: `value` is `text[start:end]`, `norm` what it stands for."""

    entity: str
    value: str
    norm: JSON
    start: int
    end: int


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in the order of the text; where two overlap the longer stays, then the one named first.

    >>> a, b = Mention("age", "67", 67, 0, 2), Mention("age", "67살", 67, 0, 3)
    >>> without_overlaps([a, b]) == (b,)
    True
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda found: found.start - found.end):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda found: found.start))
