# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The NLU hangs or dies: turns go on, quickly and right, and it is used again when it is back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psutil

from tests.faults.conftest import City
from tests.faults.people import Person, eventually, health


@contextmanager
def standing_still(process: psutil.Process) -> Iterator[None]:
    process.suspend()
    try:
        yield
    finally:
        process.resume()


def test_one_of_two_hangs_and_nobody_waits_long(city: City) -> None:
    with standing_still(city.service.parts("bot.serve")[0]):
        person = Person(city.address)
        person.tells_place()
        for age in (67, 71, 72, 73):
            person.tells_age(age)
    assert person.slowest < 3


def test_all_of_them_hang_and_words_alone_are_understood(city: City) -> None:
    with ExitStack() as still:
        for replica in city.service.parts("bot.serve"):
            still.enter_context(standing_still(replica))
        person = Person(city.address)
        person.tells_place()
        for age in (67, 71, 72):
            person.tells_age(age)
        person.say("요즘은 그냥 죽고 싶어요")
        assert person.answers[-1]["messages"][0]["type"] == "urgent"
        assert person.slowest < 4
    assert eventually(lambda: health(city.address)["parts"]["nlu"] == "ok")


def test_killed_it_comes_back(city: City) -> None:
    before = {one.pid for one in city.service.parts("bot.serve")}
    for replica in city.service.parts("bot.serve"):
        replica.kill()
    person = Person(city.address)
    person.tells_place()
    person.tells_age(71)
    assert person.slowest < 4
    assert eventually(lambda: health(city.address)["parts"]["nlu"] == "ok")
    assert eventually(lambda: len({one.pid for one in city.service.parts("bot.serve")} - before) == 2)
