# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers for words: what is told in words is compared once per value and catalogue, and looked up from then on."""

from collections.abc import Hashable, Iterable
from threading import Lock
from typing import Generic, TypeVar

from rules_engine.facts.sets import Value

MOST_KEPT = 65_536
NOT_TOLD = -1
T = TypeVar("T", bound=Hashable)


class Codes(Generic[T]):
    """A number for each distinct value, from 0 on, in the order met.

    People may type any place, so not everything can be kept for ever: when there are too many all numbers begin anew
    under another `age`, and what was written under the old one is to be written again.
    """

    def __init__(self) -> None:
        self.age = 0
        self.values: list[T] = []
        self._places: dict[T, int] = {}
        self._lock = Lock()

    def of(self, value: T | None) -> int:
        """The number of a value; `NOT_TOLD` for none."""
        if value is None:
            return NOT_TOLD
        found = self._places.get(value)
        return self._new(value) if found is None else found

    def of_all(self, values: Iterable[T]) -> list[int]:
        """The numbers of many values, all of one age: when there are too many it begins before the first of them."""
        told = list(values)
        with self._lock:
            new = [value for value in dict.fromkeys(told) if value not in self._places]
            if new and len(self.values) + len(new) > MOST_KEPT:
                self._begin_anew()
                new = list(dict.fromkeys(told))
            for value in new:
                self._add(value)
            return [self._places[value] for value in told]

    def _new(self, value: T) -> int:
        with self._lock:
            if (found := self._places.get(value)) is not None:
                return found
            if len(self.values) >= MOST_KEPT:
                self._begin_anew()
            return self._add(value)

    def _begin_anew(self) -> None:
        self.age, self.values, self._places = self.age + 1, [], {}

    def _add(self, value: T) -> int:
        self.values.append(value)
        self._places[value] = len(self.values) - 1
        return self._places[value]


WORDS: Codes[Value] = Codes()
RECEIVED: Codes[frozenset[str]] = Codes()
