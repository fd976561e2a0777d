# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A server of 40 services and a way to sync with it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.sync.calls import Caller, Patience
from api.sync.gov24 import Gov24
from api.sync.run import Synced, sync
from tests.sync.server import KEY, Gov24Server, gov24_server

QUICK = Patience(connect=2, read=1, call=2, attempts=3, first_wait=0.001, longest_wait=0.002)
TODAY = date(2026, 11, 21)
Sync = Callable[..., Synced]


@pytest.fixture
def server() -> Iterator[Gov24Server]:
    with gov24_server(40) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gov24"


@pytest.fixture
def run(server: Gov24Server, folder: Path) -> Sync:
    def synced(day: date = TODAY, key: str = KEY, page_size: int = 15, **options: Any) -> Synced:
        with Caller(server.address, key, QUICK) as caller:
            return sync(Gov24(caller, page_size), folder, day, **options)

    return synced
