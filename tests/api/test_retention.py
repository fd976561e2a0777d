# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Planted rows of every table: the cleaner leaves nothing that is past its date, and takes nothing before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from fastapi import FastAPI
from sqlalchemy import text as sql

import api.editor.reviews
import api.staff.sessions
import api.store.access_log
import api.store.conversations
import api.store.kept_talks
import api.store.outbox
import api.store.reminders
import api.store.resources
import api.store.sent_forms
import api.store.tickets
import api.store.visits
from api.clock import now, seoul_today
from api.settings import Settings
from api.store.access_log import Access
from api.store.cleaner import clean_once
from api.store.outbox import Consent
from api.store.resources import Offer
from api.store.tables import Base, CaseNeedRow, CaseNoteRow, ReferralRow
from api.store.visits import Plan, Visits
from tests.api.conftest import TODAY

pytestmark = pytest.mark.anyio

STAYS = {"unmet_needs", "unlinked_needs", "accounts", "stopped", "leases", "drafts", "draft_steps", "counted"}
"""Counts of needs, names and events, officers, keyed hashes of numbers that are sent nothing more, who leads, and who
changed which rule."""
NUMBERS = {"over": "01000000001", "alive": "01000000002"}
GOES = {
    "conversations": (api.store.conversations, timedelta(minutes=30)),
    "tickets": (api.store.tickets, timedelta(days=31)),
    "case_notes": (api.store.tickets, timedelta(days=31)),
    "referrals": (api.store.tickets, timedelta(days=31)),
    "case_needs": (api.store.tickets, timedelta(days=31)),
    "visits": (api.store.visits, timedelta(days=31)),
    "visit_results": (api.store.visits, timedelta(days=31)),
    "resources": (api.store.resources, timedelta(days=31)),
    "kept_talks": (api.store.kept_talks, timedelta(days=7)),
    "outbox": (api.store.outbox, timedelta(days=31)),
    "reminders": (api.store.reminders, timedelta(days=31)),
    "reviews": (api.editor.reviews, timedelta(days=31)),
    "staff_sessions": (api.staff.sessions, timedelta(minutes=15)),
    "sent_forms": (api.store.sent_forms, timedelta(days=1)),
    "access_log": (api.store.access_log, timedelta(days=731)),
}
SECOND = timedelta(seconds=5)


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


@contextmanager
def ago(module: ModuleType, time: timedelta) -> Iterator[None]:
    """A part of the store works as if it were earlier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "now", lambda: now() - time)
        yield


def plant(app: FastAPI, name: str) -> None:
    """One row for each table, by the way that the service itself writes it."""
    services = app.state.services
    staff = services.staff
    consent = Consent("summary/1", now())
    ways: dict[str, Callable[[], object]] = {
        "conversations": lambda: services.conversations.save(name, 1, {}),
        "tickets": lambda: services.tickets.keep(name, "counsel", {}),
        "case_notes": lambda: services.tickets.keep(f"n-{name}", "counsel", {}),
        "referrals": lambda: None,
        "case_needs": lambda: None,
        "visits": lambda: visited(services.staff.rounds.visits, name),
        "visit_results": lambda: None,
        "resources": lambda: services.staff.sharing.resources.add(offered(name), "kim", TODAY),
        "kept_talks": lambda: services.kept.keep(name, {}),
        "outbox": lambda: services.outbox.take(NUMBERS[name], ["글"], kind="summary", campaign="a", consent=consent),
        "reminders": lambda: services.reminding.reminders.take(
            NUMBERS[name], office="화곡1동", purpose="안부", text="글", campaign="a", consent=consent
        ),
        "reviews": lambda: services.reviews.add("강서구", "wrong", "basic-pension", "v", {}),
        "staff_sessions": lambda: staff.sessions.begin(name),
        "sent_forms": lambda: staff.forms.take(name),
        "access_log": lambda: staff.log.note(Access(name, "", "read", "case")),
    }
    for table, (module, life) in GOES.items():
        age = life + SECOND if name == "over" else life - 2 * SECOND
        with ago(module, age):
            ways[table]()


def visited(visits: Visits, key: str) -> None:
    """A visit that was planned and made."""
    visits.plan([Plan("birthday", key, "강서구", "화곡1동", TODAY, {"household": key})])
    visit = next(one for one in visits.open() if one.content["household"] == key)
    assert visits.record(visit.id, "kim", "met", None)


def offered(name: str) -> Offer:
    """A meal that was to be had until a month ago, or is still."""
    until = seoul_today() - timedelta(days=31 if name == "over" else 30)
    return Offer("meals", name, "국밥", "", "강서구", "", 3, until)


def count(app: FastAPI, table: str, where: str = "1 = 1") -> int:
    with app.state.services.database.engine.connect() as connection:
        return int(connection.execute(sql(f"SELECT count(*) FROM {table} WHERE {where}")).scalar_one())


async def test_the_cleaner_leaves_nothing_past_its_date(app: FastAPI) -> None:
    services = app.state.services
    plant(app, "over")
    plant(app, "alive")
    with services.database.session() as session:
        for number in ("over", "n-over", "alive"):
            session.add(CaseNoteRow(id=number, number=number, at=now(), by="kim", kind="note", sealed=b"x"))
            session.add(ReferralRow(id=number, number=number, at=now(), by="kim", to="nurse", sealed=b"x"))
            session.add(CaseNeedRow(id=number, number=number, on=TODAY, need="meals", state="open"))
    clean_once(services.database, *services.kept_for_a_time)
    left = {table: count(app, table) for table in GOES}
    assert left == {
        "conversations": 1,
        "tickets": 2,
        "case_notes": 1,
        "referrals": 1,
        "case_needs": 1,
        "visits": 1,
        "visit_results": 1,
        "resources": 1,
        "kept_talks": 1,
        "outbox": 1,
        "reminders": 1,
        "reviews": 1,
        "staff_sessions": 1,
        "sent_forms": 1,
        "access_log": 2,
    }, "what is alive, and the line that says what went"
    assert count(app, "tickets", "number LIKE '%over'") == 0
    assert services.staff.log.verify() == []


async def test_a_case_that_is_looked_after_stays_and_a_visit_that_nobody_made_goes_in_a_year(app: FastAPI) -> None:
    services = app.state.services
    plant(app, "over")
    with services.database.session() as session:
        later = TODAY + timedelta(days=400)
        session.execute(sql("UPDATE tickets SET monitor_on = :later WHERE number = 'over'"), {"later": later})
    visits = services.staff.rounds.visits
    for days, key in ((366, "old"), (365, "young")):
        with ago(api.store.visits, timedelta(days=days)):
            visits.plan([Plan("birthday", key, "강서구", "", TODAY, {"household": key})])
    clean_once(services.database, *services.kept_for_a_time)
    assert count(app, "tickets", "number = 'over'") == 1
    assert [one.content["household"] for one in visits.open()] == ["young"]


async def test_a_case_that_a_law_keeps_stays(app: FastAPI) -> None:
    services = app.state.services
    plant(app, "over")
    with services.database.session() as session:
        session.execute(sql("UPDATE tickets SET legal_basis = '법' WHERE number = 'over'"))
    clean_once(services.database, *services.kept_for_a_time)
    assert (count(app, "tickets"), services.tickets.read("over")) == (1, {})


def test_every_table_is_spoken_of() -> None:
    assert set(GOES) | STAYS == set(Base.metadata.tables)
