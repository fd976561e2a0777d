# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a sync leaves on the disk, and what it asks the server for."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from api.sync.errors import SyncError
from api.sync.files import only_one
from api.sync.store import Store
from tests.sync.conftest import TODAY, Sync
from tests.sync.records import Row
from tests.sync.server import Gov24Server

NEXT_WEEK = TODAY + timedelta(days=7)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.gz")}


def test_everything_is_received_joined_and_reported(run: Sync, server: Gov24Server, folder: Path) -> None:
    done = run()
    assert done.file == folder / "2026-11-21.jsonl.gz"
    assert set(done.snapshot.records) == set(server.services)
    record = done.snapshot.records["000000000001"]
    assert (record.detail or {})["구비서류"].startswith("- 신분증")
    assert (record.conditions or {})["JA0327"] == "Y"
    assert done.snapshot.records["000000000007"].conditions is None
    assert len(done.report.new) == 40
    changes = json.loads((folder / "2026-11-21.changes.json").read_bytes())
    assert changes["counts"] == {"new": 40, "changed": 0, "gone": 0}
    assert (folder / "2026-11-21.changes.txt").read_text().startswith("새로 생긴 것 40건")
    assert Store(folder).latest() == done.snapshot
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".unfinished") == []
    assert not (folder / "receiving").exists()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("day", [TODAY, NEXT_WEEK])
def test_the_same_records_twice_change_nothing(run: Sync, folder: Path, full: bool, day: date) -> None:
    first = run()
    before = _files(folder)
    again = run(day, full=full)
    assert not again.report
    assert again.report.json()["counts"] == {"new": 0, "changed": 0, "gone": 0}
    assert again.file is None
    assert _files(folder) == before
    assert again.snapshot.written() == first.snapshot.written()
    latest = Store(folder).latest()
    assert latest is not None
    assert latest.day == day


def test_the_order_in_which_records_come_changes_nothing(run: Sync, server: Gov24Server, folder: Path) -> None:
    run()
    before = _files(folder)
    for rows in (server.services, server.with_conditions):
        turned = list(reversed(rows.items()))
        rows.clear()
        rows.update(turned)
    run(full=True)
    assert _files(folder) == before


def test_only_what_changed_is_asked_for(run: Sync, server: Gov24Server, folder: Path) -> None:
    run()
    new, changed = server.put(40, "20261121100000"), server.put(3, "20261121110000", 지원내용="월 20만 원")
    server.calls.clear()
    done = run(NEXT_WEEK)
    assert not done.full
    assert list(done.report.new) == [new]
    assert [(one.id, one.fields) for one in done.report.changed] == [(changed, ("수정일시", "지원내용"))]
    asked = [(path.rsplit("/", 1)[1], params.get("cond[서비스ID::EQ]")) for path, params in server.calls]
    assert asked[0] == ("serviceList", None)
    assert sorted(asked[1:]) == sorted(
        (part, one) for part in ("serviceDetail", "supportConditions") for one in (new, changed)
    )
    full = run(NEXT_WEEK, full=True)
    assert full.file is None, "asking for everything finds the same"


def test_what_is_gone_is_found_by_asking_for_everything(run: Sync, server: Gov24Server) -> None:
    run()
    server.remove("000000000005")
    done = run(NEXT_WEEK)
    assert done.full
    assert list(done.report.gone) == ["000000000005"]
    assert "사라진 것\n  시험 지원 5 (000000000005)" in done.report.text()


def test_everything_is_asked_for_again_once_a_month(run: Sync, server: Gov24Server) -> None:
    run()
    server.with_conditions["000000000001"]["JA0327"] = None
    assert not run(TODAY + timedelta(days=29)).report
    assert run(TODAY + timedelta(days=30)).report.changed[0].fields == ("JA0327",)


def test_how_often_a_page_was_opened_is_no_change(run: Sync, server: Gov24Server) -> None:
    run()
    for row in server.services.values():
        row["조회수"] += 5
    assert not run(NEXT_WEEK, full=True).report


def test_two_snapshots_of_one_day_both_stay(run: Sync, server: Gov24Server, folder: Path) -> None:
    run()
    server.put(40)
    assert run(full=True).file == folder / "2026-11-21-2.jsonl.gz"
    latest = Store(folder).latest()
    assert latest is not None
    assert len(latest.records) == 41


def test_a_damaged_file_falls_back_to_the_one_before(run: Sync, server: Gov24Server, folder: Path) -> None:
    first = run().snapshot
    server.put(40)
    newest = run(NEXT_WEEK, full=True).file
    assert newest is not None
    newest.write_bytes(newest.read_bytes()[:-20])
    latest = Store(folder).latest()
    assert latest is not None
    assert latest.records == first.records


def test_old_snapshots_are_given_up_in_the_end(run: Sync, server: Gov24Server, folder: Path) -> None:
    for week in range(14):
        server.put(40 + week)
        run(TODAY + timedelta(days=week), full=True)
    assert len(Store(folder).files()) == 12
    assert len(list(folder.glob("*.changes.txt"))) == 12


def test_a_server_that_gives_smaller_pages_than_asked_for(run: Sync, server: Gov24Server) -> None:
    server.largest_page = 7
    assert len(run(page_size=1000).snapshot.records) == 40


def test_two_at_once(run: Sync, folder: Path) -> None:
    with only_one(folder), pytest.raises(SyncError, match="다른 동기화가 이미 돌고 있어요"):
        run()
    run()


def test_progress_reaches_its_end(run: Sync) -> None:
    told: list[tuple[int, int]] = []
    run(progress=lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, 10))
    assert told[-1] == (9, 9)


def test_fields_as_documented() -> None:
    from tests.sync.records import detail, listed

    row: Row = listed(1)
    assert (len(row), len(detail(row))) == (21, 20)
