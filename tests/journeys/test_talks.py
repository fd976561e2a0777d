# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every scripted talk of `talks/`, through the trained model and the whole catalogue, as `POST /v1/chat` answers it."""

from pathlib import Path

import pytest

from api.scripted.playing import drawn, play
from api.scripted.reading import read_script
from api.services import Services
from tests.journeys.conftest import Loop

FILES = sorted((Path(__file__).parent / "talks").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_talk(file: Path, services: Services, loop: Loop) -> None:
    script = read_script(file, services.catalogue)
    played = loop.run(play(script, services.talks))
    if any(one.wrong for one in played):
        pytest.fail(drawn(file, script, played), pytrace=False)
