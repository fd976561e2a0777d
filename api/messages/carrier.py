# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Text messages through Twilio; a try takes a few seconds at most, and the next one looks first what became of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from requests import RequestException
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from api.messages.alimtalk import alimtalk_of
from api.messages.sender import FileSender, Message, RefusedError, Sender, StoppedError, TryLaterError
from api.settings import Settings

SECONDS = 8.0
STOPPED = 21610
"""Twilio's code for a number whose owner has answered with a stop word."""
NOT_OURS = 400
"""The status of what the carrier will never take; every other refusal is one of ours or of a busy moment."""
LOST = ("failed", "undelivered", "canceled")
LOOKED_AT = 50
CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class TwilioSender:
    """Sends from one number of our account."""

    client: Client
    number: str

    @classmethod
    def of(cls, account: str, token: str, number: str) -> Self:
        """A sender with its own connection and its time limit."""
        return cls(Client(account, token, http_client=TwilioHttpClient(timeout=SECONDS)), number)

    def send(self, message: Message) -> None:
        """Hand over, unless an earlier try has arrived; an answer that does not come is no answer."""
        try:
            if not self._arrived(message):
                self.client.messages.create(to=message.international, from_=self.number, body=message.text)
        except TwilioRestException as error:
            if error.code == STOPPED:
                raise StoppedError from error
            raise (RefusedError if error.status == NOT_OURS else TryLaterError) from error
        except RequestException as error:
            raise TryLaterError from error

    def _arrived(self, message: Message) -> bool:
        """Whether the carrier has the message from an earlier try, whose answer did not reach us."""
        if message.tried_since is None:
            return False
        since = message.tried_since - CLOCKS_DIFFER
        theirs = self.client.messages.list(to=message.international, from_=self.number, limit=LOOKED_AT)
        return any(
            (one.body or "").endswith(message.text)
            and one.status not in LOST
            and (one.date_created is None or one.date_created >= since)
            for one in theirs
        )


def sender_of(settings: Settings) -> Sender:
    """알림톡 where it is set, with text messages for the rest; these by Twilio where that is set, else files."""
    return alimtalk_of(settings, _texts(settings))


def _texts(settings: Settings) -> Sender:
    token = settings.voice_auth_token
    if settings.twilio_account and settings.twilio_from and token is not None:
        return TwilioSender.of(settings.twilio_account, token.get_secret_value(), settings.twilio_from)
    return FileSender(settings.var / "outbox")
