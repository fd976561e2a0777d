# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call that reminds: who calls and why comes first; only who says or presses that they are well, is well."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, Protocol

import structlog
from requests import RequestException
from twilio.base.exceptions import TwilioException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from actions.asked.commands import closed
from api.messages.carrier import SECONDS
from api.messages.sender import TryLaterError
from api.settings import Settings
from api.store.database import DEAD
from api.store.reminders import Reminder, Reminders
from api.store.visits import Plan, Visits
from api.voice.heard import Heard
from bot.korean.danger import danger_in

log = structlog.get_logger(__name__)

Said = Literal["fine", "help", "unclear", "silent"]
PRESSED: Mapping[str, Said] = {"1": "fine", "2": "help"}
KIND = "reminder"
FROM, UNTIL = time(9), time(20)
"""Nobody is called outside these hours."""
FINE = re.compile(
    r"(네|예|응|어)*(저는|나는|난)?(다|아주|참)?(괜찮(아|습니|네|지)|잘(지내|있|계)|별일(없|은없)|아무일(도)?없|건강해)(\w{0,6})"
)
NOT_FINE = re.compile(r"안괜찮|괜찮지(가|는)?않|못지내|아프|아파|다쳤|도와|도움|힘들|힘드|필요|넘어졌|와주")


def said_in(heard: Heard, sure: float) -> Said:
    """What an answer says. Words that were heard badly, or that are neither, are asked for again by keys.

    >>> [said_in(Heard(words), 0.5) for words in ("네 괜찮아요", "안 괜찮아요", "여보세요", "")]
    ['fine', 'help', 'unclear', 'silent']
    """
    if heard.keys:
        return PRESSED.get(heard.keys[:1], "unclear")
    if heard.silent:
        return "silent"
    text = closed(heard.words)
    if danger_in(heard.words) or NOT_FINE.search(text):
        return "help"
    sure_enough = heard.confidence is None or heard.confidence >= sure
    return "fine" if FINE.fullmatch(text) and sure_enough else "unclear"


class Phone(Protocol):
    """Rings somebody; raises `TryLaterError`."""

    def ring(self, reminder: Reminder) -> None:
        """Begin a call."""


@dataclass(frozen=True, slots=True)
class TwilioPhone:
    """Rings from one number of our account; what is said then is asked of `base`."""

    client: Client
    number: str
    base: str

    def ring(self, reminder: Reminder) -> None:
        """Begin a call."""
        address = f"{self.base}/voice/reminder"
        query = f"reminder={reminder.id}"
        try:
            self.client.calls.create(
                to=f"+82{reminder.to[1:]}",
                from_=self.number,
                url=f"{address}?{query}",
                status_callback=f"{address}/status?{query}",
                timeout=30,
            )
        except (TwilioException, RequestException) as error:
            raise TryLaterError from error


def phone_of(settings: Settings) -> Phone | None:
    """The telephone of our account, where it is set and can be called back."""
    token, base = settings.voice_auth_token, settings.voice_public_url
    if not settings.twilio_account or not settings.twilio_from or token is None or base is None:
        return None
    client = Client(settings.twilio_account, token.get_secret_value(), http_client=TwilioHttpClient(timeout=SECONDS))
    return TwilioPhone(client, settings.twilio_from, base.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Reminding:
    """Calls who is due, and asks for a visit where nobody said that they are well."""

    reminders: Reminders
    visits: Visits
    today: Callable[[], date]

    def call_due(self, phone: Phone, at: time) -> int:
        """Ring everybody who is due; how many were rung."""
        rung = 0
        try:
            while FROM <= at < UNTIL and (reminder := self.reminders.due()) is not None:
                if reminder.given_up:
                    self.visit(reminder, "not_reached")
                    continue
                try:
                    phone.ring(reminder)
                    rung += 1
                except TryLaterError as error:
                    log.warning("reminder not rung", reminder=reminder.id, error=type(error).__name__)
                    self.reminders.not_reached(reminder)
        except DEAD as error:
            log.error("reminders not read", error=type(error).__name__)
        return rung

    def visit(self, reminder: Reminder, why: str) -> None:
        """A visit for a person to make: go and see; nobody is called any more."""
        told = {"purpose": reminder.purpose, "text": reminder.text, "phone": reminder.to, "why": why}
        self.visits.plan(
            [Plan(KIND, reminder.id, reminder.sigungu, reminder.dong, self.today(), told, phone=reminder.to)]
        )
        self.reminders.over(reminder, "visit")
