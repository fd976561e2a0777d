# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The service's talking parts with the trained model behind them, without the web around."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.services import Services, build_services
from api.settings import ROOT, Settings

PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
READY = "NLU ready on "


@contextmanager
def trained_nlu() -> Iterator[str]:
    """The address of a server of the trained model, on a free port."""
    if not PYTHON.exists():
        pytest.fail("needs the NLU's own environment: make model")
    command = [str(PYTHON), "-m", "bot.serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(READY), "needs the trained model: make model"
        yield line.removeprefix(READY).strip()
    finally:
        process.terminate()
        process.wait(timeout=20)


def services_with(nlu: str, folder: Path) -> Services:
    """What answers a talk, with its data in a folder; the model is given all the time it needs."""
    services = build_services(Settings(var=folder, nlu_url=nlu, nlu_timeout=30, imports=False))
    services.database.prepare()
    return services
