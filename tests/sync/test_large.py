# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""As many services as there really are."""

import time
from pathlib import Path

from api.sync.calls import Caller
from api.sync.gov24 import Gov24
from api.sync.run import sync
from rules_engine import load_catalogue
from rules_engine.gov24 import with_imported
from tests.sync.conftest import TODAY
from tests.sync.server import KEY, gov24_server

COUNT = 11_000


def test_eleven_thousand_services(tmp_path: Path) -> None:
    with gov24_server(COUNT) as server, Caller(server.address, KEY) as caller:
        began = time.perf_counter()
        first = sync(Gov24(caller), tmp_path, TODAY)
        received = time.perf_counter()
        again = sync(Gov24(caller), tmp_path, TODAY)
        assert len(first.snapshot.records) == COUNT
        assert len(server.calls) == 11 + 11 + 10 + 1
        assert again.file is None
        assert not again.report
    began_reading = time.perf_counter()
    catalogue = with_imported(load_catalogue(), first.snapshot)
    assert len(catalogue.programmes) == COUNT + len(load_catalogue().programmes)
    print(f"\nsync {received - began:.1f} s, with_imported {time.perf_counter() - began_reading:.1f} s")
    assert received - began < 60
