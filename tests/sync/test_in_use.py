# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was synced is answered from, without a restart; whatever is broken leaves our own programmes as they are."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from api.catalogues import Catalogues
from api.settings import Settings
from api.sync.store import Store
from rules_engine import Catalogue, load_catalogue
from rules_engine.gov24 import Snapshot, difference, snapshot
from tests.sync.conftest import TODAY
from tests.sync.records import made_snapshot

OURS = len(load_catalogue().programmes)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path, today=TODAY)


def keep(settings: Settings, count: int, **fields: object) -> Path:
    """A snapshot as a sync leaves it."""
    store, new = Store(settings.gov24), made_snapshot(count, TODAY, **fields)
    before = store.latest()
    file = store.add(new, before, difference(before or empty(), new), full=True)
    assert file is not None
    return file


def empty() -> Snapshot:
    return snapshot("gov24", TODAY, ())


def test_without_a_snapshot_it_is_just_ours(settings: Settings) -> None:
    catalogues = Catalogues(settings)
    assert catalogues.current is load_catalogue()
    assert catalogues.whole


def test_a_new_snapshot_is_taken_in_one_step(settings: Settings) -> None:
    catalogues, made_ready = Catalogues(settings), list[Catalogue]()
    assert not catalogues.refresh(made_ready.append)
    keep(settings, 20)
    before = catalogues.current
    assert catalogues.refresh(made_ready.append)
    assert before is load_catalogue(), "an answer that is being made keeps to what it took"
    assert len(catalogues.current.imported) == 20
    assert made_ready == [catalogues.current], "it was made ready before anybody could wait for it"
    assert not catalogues.refresh(made_ready.append), "nothing new, so nothing is read"
    keep(settings, 30)
    assert catalogues.refresh(made_ready.append)
    assert len(catalogues.current.imported) == 30


def test_a_broken_snapshot_leaves_ours_and_is_told_without_its_content(settings: Settings) -> None:
    file = keep(settings, 20)
    file.write_bytes(file.read_bytes()[:-20])
    with capture_logs() as logs:
        catalogues = Catalogues(settings)
    assert catalogues.current is load_catalogue()
    assert not catalogues.whole
    assert logs == [{"event": "imported snapshot broken", "source": "gov24", "files": 1, "log_level": "error"}]


def test_where_the_newest_is_broken_the_one_before_is_used(settings: Settings) -> None:
    keep(settings, 20)
    keep(settings, 30).write_bytes(b"nothing")
    catalogues = Catalogues(settings)
    assert (len(catalogues.current.imported), catalogues.whole) == (20, False)


def test_a_snapshot_that_we_do_not_understand_leaves_ours(settings: Settings) -> None:
    keep(settings, 20)
    catalogues = Catalogues(settings)
    keep(settings, 20, 서비스명="다른 이름", 수정일시={"no": "text"}, 사용자구분=["no", "text"])
    with capture_logs() as logs:
        catalogues.refresh(lambda _: None)
    assert "다른 이름" not in str(logs)
    assert catalogues.current.programmes["basic-pension"]


def test_imports_can_be_switched_off(settings: Settings) -> None:
    keep(settings, 20)
    assert Catalogues(settings.model_copy(update={"imports": False})).current is load_catalogue()
