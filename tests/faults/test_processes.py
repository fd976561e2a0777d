# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Workers are killed in the middle of a turn, stand still, or are all replaced: what was answered stays answered."""

import signal

import pytest

from tests.faults.conftest import City
from tests.faults.people import Person, eventually, talking


def test_a_worker_is_killed_in_the_middle_of_turns(city: City) -> None:
    person = Person(city.address)
    person.tells_place()
    with talking(city.address) as crowd:
        assert eventually(lambda: crowd.answered > 20)
        killed = city.service.parts("api.serving")[0]
        killed.kill()
        after = crowd.answered
        assert eventually(lambda: crowd.answered > after + 40)
    assert crowd.wrong == []
    assert len(crowd.cut) <= 8, "at most the turns that it was in the middle of"
    person.tells_age(70)
    assert eventually(lambda: len(city.service.parts("api.serving")) == 2)


def test_everything_is_replaced_and_no_turn_is_lost(city: City) -> None:
    before = {one.pid for one in city.service.family()}
    with talking(city.address, people=2) as crowd:
        assert eventually(lambda: crowd.answered > 10)
        city.service.process.send_signal(signal.SIGUSR1)
        assert eventually(lambda: any("replaced" in line for line in city.service.lines), within=240)
    assert (crowd.wrong, crowd.cut) == ([], [])
    assert not before & {one.pid for one in city.service.family()}


@pytest.mark.long
def test_a_worker_that_stands_still_is_replaced(city: City) -> None:
    still = city.service.parts("api.serving")[0]
    still.suspend()
    assert eventually(lambda: not still.is_running() or still.pid not in {one.pid for one in city.service.family()})
    person = Person(city.address)
    person.tells_place()
    person.tells_age(70)
