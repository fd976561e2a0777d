# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""People who talk with the running service, and who notice when something they were answered is forgotten."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from actions.hearing.learning import facts_in

PLACES = ("강서구", "관악구", "노원구", "은평구", "마포구", "송파구")
SERVER_ERRORS = 500


@dataclass
class Person:
    """Somebody with a talk of their own. `slowest` is the longest they have waited, in seconds."""

    address: str
    place: str = "강서구"
    talk: str | None = None
    age: int | None = None
    slowest: float = 0.0
    answers: list[dict[str, Any]] = field(default_factory=list)

    def say(self, text: str) -> dict[str, Any]:
        """One turn; the answer."""
        body = {"text": text} | ({"conversation": self.talk} if self.talk else {})
        began = time.monotonic()
        answer = httpx.post(f"{self.address}/v1/chat", json=body, timeout=30)
        self.slowest = max(self.slowest, time.monotonic() - began)
        assert answer.status_code == httpx.codes.OK, (answer.status_code, answer.text)
        found: dict[str, Any] = answer.json()
        self.talk = found["conversation"]
        self.answers.append(found)
        return found

    def tells_place(self) -> None:
        """Say where they live, and see that it was understood."""
        self.say(f"서울 {self.place}에 살아요")
        self.is_known()

    def tells_age(self, age: int) -> None:
        """Say how old they are, or that it was another age."""
        self.say(f"{age}살이에요" if self.age is None else f"아니 {age}살이에요")
        self.age = age
        self.is_known()

    def is_known(self) -> None:
        """What they said and were answered is all still there."""
        known = {path: value for path, _, value in facts_in(self.answers[-1]["situation"])}
        assert known.get("residence.sigungu") == self.place, known
        assert self.age is None or known.get("member.age") == self.age, (self.age, known)

    def texts(self) -> list[str]:
        """The sentences of the last answer."""
        return [block["text"] for block in self.answers[-1]["messages"] if "text" in block]


@dataclass
class Crowd:
    """What became of many who talk at once: turns that were answered, those that were not, and what was forgotten."""

    answered: int = 0
    cut: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@contextmanager
def talking(address: str, *, people: int = 8) -> Iterator[Crowd]:
    """So many people talk, one turn after another, until the end; then what they saw can be read."""
    crowd, stop = Crowd(), threading.Event()
    threads = [threading.Thread(target=_talk, args=(address, number, crowd, stop)) for number in range(people)]
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=40)


def _talk(address: str, number: int, crowd: Crowd, stop: threading.Event) -> None:
    draw = random.Random(number)
    while not stop.is_set():
        person = Person(address, PLACES[number % len(PLACES)])
        try:
            person.tells_place()
            crowd.answered += 1
            for _ in range(4):
                person.tells_age(draw.randint(30, 90))
                crowd.answered += 1
                time.sleep(0.05)
        except httpx.TransportError as error:
            crowd.cut.append(type(error).__name__)
            time.sleep(0.2)
        except AssertionError as error:
            crowd.wrong.append(str(error)[:300])


def eventually(true: Callable[[], bool], *, within: float = 60) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            if true():
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    return False


def health(address: str) -> dict[str, Any]:
    """What the service says of itself."""
    found: dict[str, Any] = httpx.get(f"{address}/healthz", timeout=10).json()
    return found


def is_well(address: str) -> bool:
    """Whether it says that nothing is missing."""
    return bool(health(address)["status"] == "ok")
