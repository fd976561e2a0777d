# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The database dies, stands still or is started again: nothing that was answered is forgotten."""

from api.talk import NOT_STORED
from tests.faults.conftest import City
from tests.faults.people import Person, eventually, health, talking


def test_it_dies_and_comes_back(city: City) -> None:
    person, neighbour = Person(city.address), Person(city.address, "관악구")
    person.tells_place()
    neighbour.tells_place()
    city.postgres.stop()
    try:
        person.tells_age(71)
        assert person.texts().count(NOT_STORED) == 1, "it is said once"
        for age in (72, 73, 74):
            person.tells_age(age)
            assert NOT_STORED not in person.texts()
        new = Person(city.address, "노원구")
        new.tells_place()
        new.tells_age(44)
        person.say("사람과 이야기하고 싶어요")
        assert "handoff" not in {block["type"] for block in person.answers[-1]["messages"]}, (
            "no promise that is not kept"
        )
        assert health(city.address)["status"] == "degraded"
    finally:
        city.postgres.start()
    assert eventually(lambda: health(city.address)["parts"]["database"] == "ok")
    for one, age in ((person, 75), (neighbour, 66), (new, 45)):
        one.tells_age(age)
    assert max(person.slowest, neighbour.slowest, new.slowest) < 12


def test_it_stands_still_and_people_do_not(city: City) -> None:
    person = Person(city.address)
    person.tells_place()
    with city.postgres.standing_still():
        for age in (71, 72, 73):
            person.tells_age(age)
        assert person.slowest < 12
    assert eventually(lambda: health(city.address)["parts"]["database"] == "ok")
    person.tells_age(74)


def test_it_is_started_again_in_the_middle_of_turns(city: City) -> None:
    with talking(city.address) as crowd:
        assert eventually(lambda: crowd.answered > 20)
        city.postgres.stop("fast")
        city.postgres.start()
        after = crowd.answered
        assert eventually(lambda: crowd.answered > after + 40)
    assert (crowd.wrong, crowd.cut) == ([], [])
