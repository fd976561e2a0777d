# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What an attacker meets: the running service with officers at work, cases of theirs and of others, a talk and a call.

Every name below stands in `requests.yaml` as `$name`.
"""

import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pyotp
import pytest
from sqlalchemy import select

from api.clock import now
from api.http.throttle import Limiter
from api.settings import Settings
from api.staff.accounts import Officer
from api.staff.rights import Role
from api.staff.staff import Staff, staff_side
from api.store.cipher import cipher_for
from api.store.database import Database
from api.store.tables import AccessRow, Base, StaffSessionRow
from api.store.tickets import Tickets
from api.together.board import Board
from api.together.counts import BoardStorage
from api.voice.signature import HEADER, signed
from tests.api.kakao.calling import call
from tests.api.running import Running

TOKEN, SECRET, BOT = "telephone-token", "kakao-secret", "our-bot"
ENVIRONMENT = {
    "DONGHAENG_VOICE_AUTH_TOKEN": TOKEN,
    "DONGHAENG_KAKAO_SECRETS": SECRET,
    "DONGHAENG_KAKAO_BOTS": BOT,
    "DONGHAENG_NLU_URL": "http://127.0.0.1:9",
    "DONGHAENG_NLU_PATIENCE": "0",
}
OFFICERS: dict[str, tuple[Role, str]] = {
    "kim": ("planner", "화곡1동"),
    "lee": ("planner", "화곡1동"),
    "nam": ("nurse", "화곡1동"),
    "park": ("tong", "화곡1동"),
    "choi": ("catalogue", ""),
    "song": ("case_manager", ""),
    "gone": ("planner", "화곡1동"),
    "left": ("planner", "화곡1동"),
}
CASES = {
    "own": ("counsel", "강서구", "화곡1동", "kim"),
    "free": ("counsel", "강서구", "화곡1동", None),
    "lees": ("counsel", "강서구", "화곡1동", "lee"),
    "closed": ("counsel", "강서구", "화곡1동", "kim"),
    "other_dong": ("counsel", "강서구", "화곡2동", None),
    "other_gu": ("counsel", "관악구", "신림동", None),
    "violence": ("crisis_violence", "강서구", "화곡1동", None),
}
FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
COUNTED = {"failures", "locked_until", "expires_at", "until"}
"""What a refusal itself counts, how long somebody at work may rest, and until when the scheduler leads."""


def address_of(request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of an empty database of the kind that the fixture is asked for."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres").new_database())
    return f"sqlite:///{folder / 'donghaeng.sqlite3'}"


@dataclass
class World:
    """The service, and all that the requests need to know of it."""

    service: Running
    folder: Path
    database: Database
    staff: Staff
    client: httpx.Client
    sessions: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def state(self) -> dict[str, list[str]]:
        """Every row of every table but the access log's, as text."""
        with self.database.engine.connect() as connection:
            return {
                table.name: sorted(
                    repr({name: value for name, value in row._mapping.items() if name not in COUNTED})
                    for row in connection.execute(select(table))
                )
                for table in Base.metadata.sorted_tables
                if table is not AccessRow.__table__
            }

    def noted(self) -> list[tuple[str, str, str]]:
        """The access log: who, what they did, at what."""
        with self.database.session() as session:
            rows = session.scalars(select(AccessRow).order_by(AccessRow.seq))
            return [(row.who, row.action, row.what) for row in rows]

    def log(self, request: str) -> list[dict[str, Any]]:
        """The service's own lines on a request; they are written when the answer is out."""
        for _ in range(100):
            lines = (self.folder / "log" / "web.log").read_text().splitlines()
            found = [json.loads(line) for line in lines if f'"{request}"' in line]
            if any(line["event"] == "request" for line in found):
                return found
            time.sleep(0.05)
        return []

    def form_token(self, who: str) -> str:
        """What the forms of somebody's session bear."""
        return self.staff.sessions.form_token(self.sessions[who])


def build(service: Running, folder: Path, address: str) -> World:
    """People, cases, a talk and a call; the officers log in as they do every morning."""
    settings = Settings(var=folder, database_url=address)
    database, cipher = Database(address), cipher_for(settings)
    client = httpx.Client(base_url=service.address, follow_redirects=False, timeout=20)
    staff = staff_side(settings, database, cipher, Limiter(BoardStorage(Board())))
    world = World(service, folder, database, staff, client)
    for name, (role, dong) in OFFICERS.items():
        _log_in(world, Officer(name, role, "강서구", dong))
    world.staff.sessions.end(world.sessions["gone"])
    world.staff.accounts.close("left")
    _plant(world, Tickets(database, cipher))
    talk = client.post("/v1/chat", json={"text": "서울 강서구 사는 67세예요"}).json()["conversation"]
    with database.session() as session:
        key = session.scalars(select(StaffSessionRow.key).where(StaffSessionRow.account == "kim")).one()
    world.names |= {"talk": talk, "session_key": key, "host": urlsplit(service.address).netloc}
    world.names |= {f"{name}_token": world.form_token(name) for name in world.sessions}
    world.names |= {f"{name}_session": token for name, token in world.sessions.items()}
    _call(world)
    return world


def _log_in(world: World, officer: Officer) -> None:
    secrets = world.staff.accounts.add(officer)
    code = pyotp.parse_uri(secrets.totp_uri).at(now())  # type: ignore[union-attr]
    answer = world.client.post("/staff/login", data={"name": officer.name, "password": secrets.password, "code": code})
    assert answer.status_code == 303, answer.text
    world.sessions[officer.name] = answer.cookies["donghaeng_staff"]
    world.client.cookies.clear()
    world.names |= {f"{officer.name}_password": secrets.password, f"{officer.name}_code": code}


def _plant(world: World, tickets: Tickets) -> None:
    for place, (name, (kind, sigungu, dong, owner)) in enumerate(CASES.items()):
        number = f"1121-{place:04d}"
        residence = {"sigungu": sigungu, "dong": dong}
        tickets.keep(number, kind, {"situation": {"residence": residence}, "said": ["월세가 밀렸어요"]})
        if owner is not None:
            assert world.staff.inbox.cases.claim(number, Officer(owner, "planner", sigungu, dong))
        if name == "closed":
            assert world.staff.inbox.cases.close(number, Officer("kim", "planner", sigungu, dong))
        world.names[name] = number


def _call(world: World) -> None:
    """A call that has come to its second turn, and one that is over."""
    for sid, path, more in (
        ("CA1", "/voice/incoming", {}),
        ("CA1", "/voice/turn?turn=1", {"SpeechResult": "나 뭐 받을 수 있어요?", "Confidence": "0.9"}),
        ("CA2", "/voice/incoming", {}),
        ("CA2", "/voice/status", {"CallStatus": "completed"}),
    ):
        form = {"CallSid": sid, "From": "+821012345678", "CallStatus": "in-progress", **more}
        answer = world.client.post(
            path, data=form, headers={HEADER: signed(TOKEN, f"{world.service.address}{path}", form)}
        )
        assert answer.status_code in (200, 204), answer.text


def skill(text: str, *, bot: str = BOT) -> dict[str, Any]:
    """A call of the skill."""
    return call(text, bot=bot)
