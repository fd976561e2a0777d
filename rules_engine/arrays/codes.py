# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers for words: what is told in words is compared once per value and catalogue, and looked up from then on."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from rules_engine.sets import Value

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

    def _new(self, value: T) -> int:
        with self._lock:
            if (found := self._places.get(value)) is not None:
                return found
            if len(self.values) >= MOST_KEPT:
                self.age, self.values, self._places = self.age + 1, [], {}
            self.values.append(value)
            self._places[value] = len(self.values) - 1
            return self._places[value]


WORDS: Codes[Value] = Codes()
RECEIVED: Codes[frozenset[str]] = Codes()
