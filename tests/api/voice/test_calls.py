# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every scripted call of `tests/journeys/calls/`, request by request, as the telephone company makes it."""

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.settings import ROOT
from api.voice.command import set_clock
from api.voice.script import play, read_script
from api.voice.simulator import Caller

pytestmark = pytest.mark.anyio

FILES = sorted((ROOT / "tests/journeys/calls").glob("*.yaml"))
USEFUL = "받을 수 있어요"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_call(file: Path, app: FastAPI, caller: Caller) -> None:
    script = read_script(file)
    set_clock(app, script.at)
    caller = replace(caller, number=script.number)
    wrong = await play(script, caller)
    if script.useful_by is not None:
        told = [number for number, text in caller.answers() if USEFUL in text]
        if not told or told[0] > script.useful_by:
            wrong.append(f"the first useful benefit comes at turn {told[:1]}")
    if wrong:
        pytest.fail("\n".join([caller.drawn(), *wrong]), pytrace=False)
