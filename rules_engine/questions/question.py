# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which one question settles most: the open fact on which most undecided programmes hang, weighted by won.

Counting open programmes never asks what cannot matter, and needs no population figures. Statuses are one
multi-choice question, not forty.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.hanging import Hanging, tally
from rules_engine.facts.vocabulary import facts, wider_questions
from rules_engine.questions.question_order import askable, rank
from rules_engine.verdicts.missing import Missing

MOST_OPTIONS = 8
LANES, WORD = 8, 64
"""Lanes are weighed by so many, and bits stand in words of so many."""
Key = TypeVar("Key", bound=Hashable)
Words = npt.NDArray[np.uint64]


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
_Open = tuple[int, int, Asked, str]
"""A topic's place among those that are asked, a lane, the question, and the fact that it is to settle."""


class _Bits(dict[Key, int]):
    """The bits of each key that was met: its own and those of the keys that it settles `also`; `places` by bit."""

    def __init__(self, also: Callable[[Key], Iterable[Key]] = lambda _: ()) -> None:
        super().__init__()
        self.also = also
        self.places: dict[Key, int] = {}

    def __missing__(self, key: Key) -> int:
        found = 0
        for one in (key, *self.also(key)):
            found |= 1 << self.places.setdefault(one, len(self.places))
        self[key] = found
        return found


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
    open_ = _open(hanging, needed, skip)
    if not open_:
        return None
    bits: _Bits[Asked] = _Bits(_wider)
    won, hang = _weighed(hanging, weights, [(topic, lane, asked) for topic, lane, asked, _ in open_], bits)
    order = _order()
    best = min(bits, key=lambda asked: (rank(asked[0], first), -round(won[asked], 6), order[asked[0]], asked[1] or ""))
    word, bit = divmod(bits.places[best], WORD)
    settles = int(np.count_nonzero(hang[:, word] >> np.uint64(bit) & np.uint64(1)))
    of_best = [(topic, lane, path) for topic, lane, asked, path in open_ if asked == best]
    return _question(best, settles, _in_order(hanging, weights, of_best, order)[:MOST_OPTIONS], names())


def _open(hanging: Hanging, needed: Callable[[int, int], Iterable[Missing]], skip: frozenset[Asked]) -> list[_Open]:
    """What is asked of each lane about each topic."""
    known, of_any = askable(), hanging.asked != 0
    topics = zip(np.flatnonzero(of_any).tolist(), hanging.asked[of_any].tolist(), strict=True)
    found = [
        (place, lane, (known[path], member), path)
        for place, (topic, lanes) in enumerate(topics)
        for lane in _lanes(lanes)
        for path, member in needed(topic, lane)
        if path in known
    ]
    return [one for one in found if skip.isdisjoint((one[2], (one[3], one[2][1])))] if skip else found


def _wider(asked: Asked) -> Iterator[Asked]:
    """The questions whose answer also answers this one."""
    return ((wider, None) for wider in wider_questions(asked[0]))


def _in_order(
    hanging: Hanging,
    weights: npt.NDArray[np.float64],
    keys: Sequence[tuple[int, int, str]],
    order: Mapping[str, int],
) -> list[str]:
    """The facts that one question asks for, those first on which most hangs; a single one needs no weighing."""
    parts = {path for _, _, path in keys}
    if len(parts) == 1:
        return [*parts]
    won, _ = _weighed(hanging, weights, keys, _Bits())
    return sorted(won, key=lambda path: (-round(won[path], 6), order[path]))


def _weighed(
    hanging: Hanging, weights: npt.NDArray[np.float64], keys: Iterable[tuple[int, int, Key]], bits: _Bits[Key]
) -> tuple[dict[Key, float], Words]:
    """How much hangs on each key, told by asked topic and lane, and by programme on which it hangs, in words of bits.

    A programme counts once for each.
    """
    topics, lanes = np.count_nonzero(hanging.asked), -(-int(hanging.asked.max()).bit_length() // LANES) * LANES
    laid = [0] * (topics * lanes)
    for topic, lane, key in keys:
        laid[topic * lanes + lane] |= bits[key]
    words = -(-len(bits.places) // WORD)
    by_lane = np.frombuffer(b"".join([of_one.to_bytes(words * 8, "little") for of_one in laid]), "<u8")
    found, won = tally(*hanging[:3], weights, hanging.asked, by_lane.reshape(topics, lanes, words))
    return dict(zip(bits.places, won.tolist(), strict=False)), found


def _lanes(bits: int) -> Iterator[int]:
    while bits:
        lane = (bits & -bits).bit_length() - 1
        yield lane
        bits &= bits - 1


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
