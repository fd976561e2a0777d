# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which one question settles most: the open fact on which most undecided programmes hang, weighted by won.

Counting open programmes never asks what cannot matter, and needs no population figures. Statuses are one
multi-choice question, not forty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.hanging import open_topics, tally
from rules_engine.arrays.lanes import Bits
from rules_engine.arrays.layout import Numbers
from rules_engine.arrays.plan import Part, length
from rules_engine.missing import Missing
from rules_engine.vocabulary import facts, question_fact

MOST_OPTIONS = 8
END = -1
LANES = 64


@dataclass(frozen=True, slots=True)
class Choosable:
    """One answer that may be picked: the value to send, what is shown, and a gloss of a hard word."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question to ask: `settles` is the number of programmes that hang on it, `parts` the facts it asks at once."""

    fact: str
    member: str | None
    text: str
    kind: str
    options: tuple[Choosable, ...]
    settles: int
    parts: tuple[str, ...]


Asked = tuple[str, str | None]


class Hanging(NamedTuple):
    """A catalogue's plan, the planes of its rows for a household, and by programme who is undecided."""

    plan: Numbers
    planes: Bits
    undecided: Bits
    unlisted: np.uint64


def next_question(
    hanging: Hanging,
    weights: npt.NDArray[np.float64],
    needed: Callable[[int, int], Iterable[Missing]],
    names: Callable[[], Mapping[str | None, str]],
    skip: frozenset[Asked] = frozenset(),
) -> Question | None:
    """Choose the question on which most weight hangs.

    Args:
        hanging: the undecided programmes with the conditions on which they hang.
        weights: how much each programme counts.
        needed: the facts that a topic lacks for a lane.
        names: how a question addresses each person.
        skip: questions, or single facts of a question, that are not to be asked again.
    """
    topics = np.zeros(length(hanging.plan, Part.OWN_TOPIC), np.uint64)
    open_topics(*hanging, topics)
    places: dict[Asked | tuple[Asked, str], int] = {}
    first = np.zeros((len(topics), LANES), np.int64)
    laid = [END]
    for topic in np.flatnonzero(topics).tolist():
        for lane in _lanes(int(topics[topic])):
            first[topic, lane] = len(laid)
            for asked, path in _askable(needed(topic, lane), skip):
                laid += (places.setdefault(asked, len(places)), places.setdefault((asked, path), len(places)))
            laid.append(END)
    if not places:
        return None
    weight, programmes = tally(*hanging, weights, first, np.array(laid), len(places))
    order = {path: position for position, path in enumerate(facts())}
    best: Asked | None = min(
        (asked for asked in places if isinstance(asked[0], str)),
        key=lambda asked: (-round(weight[places[asked]], 6), order[asked[0]], asked[1] or ""),
        default=None,
    )
    if best is None:
        return None
    parts = [(one[1], programmes[place]) for one, place in places.items() if one[0] == best]
    parts.sort(key=lambda part: (-part[1], order[part[0]]))
    return _question(best, int(programmes[places[best]]), [path for path, _ in parts[:MOST_OPTIONS]], names())


def _lanes(bits: int) -> Iterator[int]:
    while bits:
        lane = (bits & -bits).bit_length() - 1
        yield lane
        bits &= bits - 1


def _askable(needed: Iterable[Missing], skip: frozenset[Asked]) -> Iterator[tuple[Asked, str]]:
    for path, member in needed:
        question = question_fact(path)
        asked = (question.path, member)
        if facts()[path].sensitive or not skip.isdisjoint(((path, member), asked)):
            continue
        if question.ask is not None and question.kind is not None:
            yield asked, path


def _question(asked: Asked, settles: int, parts: list[str], names: Mapping[str | None, str]) -> Question:
    fact = facts()[asked[0]]
    text = (fact.ask or "").format(who=names.get(asked[1], "")).strip()
    return Question(asked[0], asked[1], text, fact.kind or "", _options(asked[0], tuple(parts)), settles, tuple(parts))


def _options(path: str, asked: tuple[str, ...]) -> tuple[Choosable, ...]:
    fact = facts()[path]
    if fact.type != "group":
        return tuple(Choosable(option["value"], option["label"]) for option in fact.options)
    return tuple(
        Choosable(part.rsplit(".", 1)[1], facts()[part].gloss or facts()[part].label) for part in asked if part != path
    )
