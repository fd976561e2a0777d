# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Officers at a running service: accounts in its store, a log-in by keys, and work that waits for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pyotp
from playwright.sync_api import Browser, Page

from api.clock import now
from api.settings import Settings
from api.staff.accounts import Accounts, Officer
from api.staff.rights import Role
from api.store.cipher import cipher_for
from api.store.database import Database
from api.store.resources import Offer, Resources
from api.store.tickets import Tickets
from api.store.visits import Plan, Visits
from tests.api.running import Running
from tests.journeys.conftest import open_page

TODAY = date(2026, 11, 21)
HERE = {"sigungu": "강서구", "dong": "화곡1동"}
MOST_TABS = 80


@dataclass
class Office:
    """The running service, and its store as the service itself writes it."""

    service: Running
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)
    password: str = ""
    """That of the account made last."""

    def __post_init__(self) -> None:
        settings = Settings(var=self.folder, database_url=None)
        self.database, self.cipher = Database(settings.database), cipher_for(settings)
        assert self.database.prepare()

    def case(self, number: str, kind: str = "counsel", **content: object) -> str:
        """Put a case into the store."""
        told = {"situation": {"residence": HERE}, "said": ["월세가 두 달 밀렸어요"], **content}
        Tickets(self.database, self.cipher).keep(number, kind, told)
        return number

    def visit(self, household: str, kind: str = "birthday", in_days: int = 0) -> None:
        """Plan a visit."""
        on = TODAY + timedelta(days=in_days)
        of_age = {"age": 65, "programs": ["basic-pension"]} if kind == "birthday" else {"programs": ["child-allowance"]}
        content = {"household": household, "day": str(on), **of_age}
        plan = Plan(kind, household, HERE["sigungu"], HERE["dong"], on, content)
        assert Visits(self.database, self.cipher).plan([plan]) == 1

    def offer(self) -> None:
        """What a shop gives."""
        until = TODAY + timedelta(days=60)
        offer = Offer("meals", "할매국밥", "국밥 한 그릇", "02-2600-0000", "강서구", "", 20, until)
        Resources(self.database).add(offer, "choi", TODAY - timedelta(days=100))

    def account(self, role: Role, dong: str = "화곡1동") -> tuple[str, str, str]:
        """A new account: its name, its password and the code of this moment."""
        officer = Officer(f"{role}{next(self.numbers)}", role, "강서구", dong)
        secrets = Accounts(self.database, self.cipher).add(officer)
        self.password = secrets.password
        totp = pyotp.parse_uri(secrets.totp_uri)
        assert isinstance(totp, pyotp.TOTP)
        return officer.name, secrets.password, totp.at(now())


@dataclass
class Keys:
    """An officer at a page who has no mouse."""

    page: Page
    pressed: int = 0

    def to(self, selector: str, key: str = "Tab") -> None:
        """Go to what fits by the tabulator, as somebody does who looks where the frame is."""
        wanted = self.page.locator(selector).first
        wanted.wait_for()
        for _ in range(MOST_TABS):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press(key)
            self.pressed += 1
        raise AssertionError(f"not reached by keys: {selector}")

    def press(self, selector: str, key: str = "Tab") -> None:
        """Press a button or follow a link; the page that comes is there afterwards."""
        self.to(selector, key)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.pressed += 1

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.to(selector)
        self.page.keyboard.type(text)

    def choose(self, selector: str, letters: str) -> None:
        """Choose from a list by its first letters."""
        self.to(selector)
        self.page.locator(selector).select_option(label=letters)


@contextmanager
def at_work(
    browser: Browser, office: Office, role: Role, size: dict[str, int], *, script: bool = True, dong: str = "화곡1동"
) -> Iterator[Keys]:
    """An officer who has logged in by keys; the console must stay silent."""
    with open_page(browser, office.service.address, size, script=script) as (page, console):
        page.goto("/staff/login")
        keys = Keys(page)
        name, password, code = office.account(role, dong)
        for field_, text in (("#name", name), ("#password", password), ("#code", code)):
            keys.write(field_, text)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        yield keys
        assert console == [], console
