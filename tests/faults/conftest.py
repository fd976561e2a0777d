# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The whole service as a city runs it on one machine: two workers, two replicas of the NLU, PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.api.running import Running, running
from tests.faults.people import eventually, is_well
from tests.postgres import Postgres, running_postgres

CITY = {
    "DONGHAENG_WEB_WORKERS": "2",
    "DONGHAENG_NLU_REPLICAS": "2",
    "DONGHAENG_DELIVER_SECONDS": "1",
    "DONGHAENG_IMPORTS_CHECK_SECONDS": "1",
}


@dataclass(frozen=True)
class City:
    """The service, its database and its folder."""

    service: Running
    postgres: Postgres
    var: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return self.service.address


@pytest.fixture(scope="session")
def running_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    var = tmp_path_factory.mktemp("city")
    with (
        running_postgres() as postgres,
        running(var, DONGHAENG_DATABASE_URL=postgres.new_database(), **CITY) as service,
    ):
        yield City(service, postgres, var)


@pytest.fixture
def city(running_city: City) -> Iterator[City]:
    """The city, well; and well again afterwards, without a hand."""
    assert eventually(lambda: is_well(running_city.address) and len(running_city.service.parts("api.serving")) == 2)
    yield running_city
    assert eventually(lambda: is_well(running_city.address)), "it recovers by itself"
