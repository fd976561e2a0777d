# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every scripted talk of `talks/`, through the trained model and the whole catalogue, as `POST /v1/chat` answers it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.scripted.playing import drawn, play
from api.scripted.reading import read_script
from api.services import Services
from tests.journeys.understanding import services_with, trained_nlu

FILES = sorted((Path(__file__).parent / "talks").glob("*.yaml"))


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as loop:
        yield loop


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory, loop: asyncio.Runner) -> Iterator[Services]:
    with trained_nlu() as nlu:
        services = services_with(nlu, tmp_path_factory.mktemp("talks"))
        assert loop.run(services.nlu.alive())
        yield services
        loop.run(services.nlu.close())
        services.database.close()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_talk(file: Path, services: Services, loop: asyncio.Runner) -> None:
    script = read_script(file, services.catalogue)
    played = loop.run(play(script, services.talks))
    if any(one.wrong for one in played):
        pytest.fail(drawn(file, script, played), pytrace=False)
