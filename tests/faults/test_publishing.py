# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A change that is approved at one worker is answered from by every worker, and by all of them after a restart."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyotp

from api.clock import now
from api.settings import Settings
from api.staff.accounts import Accounts, Officer
from api.staff.rights import Role
from api.store.cipher import cipher_for
from api.store.database import Database
from tests.api.conftest import TODAY
from tests.api.editor.conftest import INCOME, RENT, SEEN
from tests.api.editor.test_going_live import RENTER
from tests.api.running import Running, running
from tests.api.staff.conftest import FIELD
from tests.faults.people import eventually

WORKERS = 2
PATIENCE = 400
"""How often somebody asks before they say that a worker never answers."""
CITY = {
    "DONGHAENG_WEB_WORKERS": str(WORKERS),
    "DONGHAENG_IMPORTS_CHECK_SECONDS": "2",
    "DONGHAENG_NLU_URL": "http://127.0.0.1:9",
    "DONGHAENG_NLU_PATIENCE": "0",
}
ASKED = {"situation": RENTER, "programs": ["youth-monthly-rent"], "include": ["ineligible"]}


@dataclass
class City:
    """The running service, and which of its workers gave an answer."""

    service: Running
    var: Path

    def officer(self, name: str, role: Role) -> httpx.Client:
        """An officer who is logged in."""
        settings = Settings(var=self.var, database_url=None)
        database = Database(settings.database)
        secrets = Accounts(database, cipher_for(settings)).add(Officer(name, role, "강서구", ""))
        database.close()
        client = httpx.Client(base_url=self.service.address, timeout=120, headers={"Connection": "close"})
        code = pyotp.parse_uri(secrets.totp_uri).at(now())  # type: ignore[union-attr]
        answer = client.post("/staff/login", data={"name": name, "password": secrets.password, "code": code})
        assert answer.status_code == 303, answer.text
        return client

    def verdicts(self) -> dict[str, set[str]]:
        """What each worker says of the renter: asked until each has answered, for whoever is awake takes more."""
        given: dict[str, str] = {}
        found: dict[str, set[str]] = {}
        while len(found) < WORKERS and len(given) < PATIENCE:
            for _ in range(2 * WORKERS):
                answer = httpx.post(f"{self.service.address}/v1/screenings", json=ASKED, timeout=60)
                given[answer.headers["X-Request-ID"]] = answer.json()["results"][0]["verdict"]
            found = self._by_worker(given)
        return found

    def all_say(self, verdict: str) -> bool:
        """Whether every worker was asked, and none says anything else."""
        found = self.verdicts()
        return len(found) == WORKERS and set.union(*found.values()) == {verdict}

    def _by_worker(self, given: Mapping[str, str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for log in (self.var / "log").glob("web*.log"):
            for line in log.read_text(encoding="utf-8").splitlines():
                if line.startswith("{") and (verdict := given.get(json.loads(line).get("request", ""))):
                    found.setdefault(log.name, set()).add(verdict)
        return found


@contextmanager
def city(var: Path) -> Iterator[City]:
    with running(var, patience=240, **CITY) as service:
        city = City(service, var)
        assert eventually(lambda: len(city.verdicts()) == WORKERS, within=120), "both workers answer"
        yield city


def press(client: httpx.Client, address: str, **fields: str) -> httpx.Response:
    """Send what stands on a page as it is now; nobody knows which worker takes it."""
    page = client.get(address.rsplit("/", 1)[0] if "/drafts/" in address else "/staff/catalogue").text
    token, seen = FIELD.search(page), SEEN.search(page)
    assert token is not None
    known = {"form_token": token[1], "seen": seen[1] if seen else ""}
    answer = client.post(address, data={**known, **fields})
    assert answer.status_code in (200, 303), (address, answer.status_code, re.sub(r"<[^>]+>", " ", answer.text))
    return answer


def rent_to_63(client: httpx.Client) -> str:
    """A draft, sent on for approval; its address."""
    draft = press(client, "/staff/catalogue/drafts", place=RENT).headers["location"]
    press(client, f"{draft}/period", since=TODAY.isoformat(), title="개정 고시", url="https://www.molit.go.kr/notice")
    press(client, f"{draft}/fields", **{INCOME: "63%", "reason": "고시가 바뀌었어요"})
    press(client, f"{draft}/look")
    press(client, f"{draft}/send")
    return str(draft)


def test_every_worker_takes_what_was_published_and_keeps_it(tmp_path: Path) -> None:
    with city(tmp_path) as first:
        assert first.all_say("ineligible")
        draft = rent_to_63(first.officer("kim", "catalogue"))
        press(first.officer("lee", "district"), f"{draft}/approve")
        assert eventually(lambda: first.all_say("confirm"), within=60), "all of them, within the time that is announced"
        assert first.all_say("confirm"), "and none goes back"
    with city(tmp_path) as again:
        assert again.all_say("confirm"), f"after a restart too, not {again.verdicts()}"
