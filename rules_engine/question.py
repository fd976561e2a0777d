# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which one question settles most: the open fact on which most undecided programmes hang, weighted by won.

Counting open programmes never asks what cannot matter, and needs no population figures. Statuses are one
multi-choice question, not forty.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.hanging import Hanging, tally
from rules_engine.missing import Missing
from rules_engine.question_order import askable, rank
from rules_engine.vocabulary import facts, wider_questions

MOST_OPTIONS = 8
END = -1
LANES = 64
Key = TypeVar("Key", bound=Hashable)


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


class _Open(NamedTuple):
    """What is asked of one lane about one topic: questions, each with the fact that it is to settle."""

    topic: int
    lane: int
    asked: list[tuple[Asked, str]]


class _Weight(NamedTuple):
    """How much hangs on something: the weight of the programmes, and their number."""

    won: float
    programmes: int


def next_question(
    hanging: Hanging,
    weights: npt.NDArray[np.float64],
    needed: Callable[[int, int], Iterable[Missing]],
    names: Callable[[], Mapping[str | None, str]],
    skip: frozenset[Asked] = frozenset(),
    first: Sequence[str] = (),
) -> Question | None:
    """Choose the question on which most weight hangs; of those to be asked first, the earliest one.

    Args:
        hanging: on what the undecided programmes hang.
        weights: how much each programme counts.
        needed: the facts that a topic lacks for a lane.
        names: how a question addresses each person.
        skip: questions, or single facts of a question, that are not to be asked again.
        first: facts whose questions come first while anything hangs on them, see `question_order`.
    """
    lanes_of = zip(np.flatnonzero(hanging.asked).tolist(), hanging.asked[hanging.asked != 0].tolist(), strict=True)
    open_ = [
        _Open(topic, lane, _askable(needed(topic, lane), skip)) for topic, lanes in lanes_of for lane in _lanes(lanes)
    ]
    candidates = {asked for one in open_ for asked, _ in one.asked}
    if not candidates:
        return None
    found = _weighed(hanging, weights, ((one.topic, one.lane, _questions(one)) for one in open_))
    order = _order()
    best = min(
        candidates,
        key=lambda asked: (rank(asked[0], first), -round(found[asked].won, 6), order[asked[0]], asked[1] or ""),
    )
    of_best = [(one.topic, one.lane, [path for asked, path in one.asked if asked == best]) for one in open_]
    parts = _in_order(hanging, weights, [one for one in of_best if one[2]], order)
    return _question(best, found[best].programmes, parts[:MOST_OPTIONS], names())


def _in_order(
    hanging: Hanging,
    weights: npt.NDArray[np.float64],
    keys: Sequence[tuple[int, int, list[str]]],
    order: Mapping[str, int],
) -> list[str]:
    """The facts that one question asks for, those first on which most hangs; a single one needs no weighing."""
    parts = {path for _, _, paths in keys for path in paths}
    if len(parts) == 1:
        return [*parts]
    weighed = _weighed(hanging, weights, keys)
    return sorted(weighed, key=lambda path: (-round(weighed[path].won, 6), order[path]))


def _questions(one: _Open) -> Iterator[Asked]:
    """The questions that settle something, also those that settle more than that."""
    for asked, _ in one.asked:
        yield asked
        yield from ((wider, None) for wider in wider_questions(asked[0]))


def _weighed(
    hanging: Hanging, weights: npt.NDArray[np.float64], keys: Iterable[tuple[int, int, Iterable[Key]]]
) -> dict[Key, _Weight]:
    """How much hangs on each key, which are told by topic and lane; a programme counts once for each."""
    first, laid, wanted = np.zeros((len(hanging.asked), LANES), np.int64), [END], [0] * len(hanging.asked)
    places: dict[Key, int] = {}
    for topic, lane, told in keys:
        wanted[topic] |= 1 << lane
        first[topic, lane] = len(laid)
        laid += [places.setdefault(key, len(places)) for key in told]
        laid.append(END)
    weight, programmes = tally(*hanging[:3], weights, np.array(wanted, np.uint64), first, np.array(laid), len(places))
    return dict(zip(places, map(_Weight, weight.tolist(), programmes.tolist()), strict=True))


def _lanes(bits: int) -> Iterator[int]:
    while bits:
        lane = (bits & -bits).bit_length() - 1
        yield lane
        bits &= bits - 1


def _askable(needed: Iterable[Missing], skip: frozenset[Asked]) -> list[tuple[Asked, str]]:
    known = askable()
    found = [((known[path], member), path) for path, member in needed if path in known]
    return [(asked, path) for asked, path in found if skip.isdisjoint((asked, (path, asked[1])))] if skip else found


@cache
def _order() -> Mapping[str, int]:
    return {path: position for position, path in enumerate(facts())}


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
