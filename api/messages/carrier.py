# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Text messages through Twilio; a try takes a few seconds at most and is never made twice where it may have arrived."""

from dataclasses import dataclass
from typing import Self

import structlog
from requests import ConnectionError as Unreachable
from requests import RequestException
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from api.messages.sender import FileSender, Message, RefusedError, Sender, StoppedError, TryLaterError
from api.settings import Settings

log = structlog.get_logger(__name__)

SECONDS = 8.0
STOPPED = 21610
"""Twilio's code for a number whose owner has answered with a stop word."""
NOT_OURS = 400
"""The status of what the carrier will never take; every other refusal is one of ours or of a busy moment."""


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
        """Hand over; an answer that does not come is no reason to send again: the message may be on its way."""
        try:
            self.client.messages.create(to=message.international, from_=self.number, body=message.text)
        except TwilioRestException as error:
            if error.code == STOPPED:
                raise StoppedError from error
            raise (RefusedError if error.status == NOT_OURS else TryLaterError) from error
        except Unreachable as error:
            raise TryLaterError from error
        except RequestException as error:
            log.warning("carrier silent", message=message.id, error=type(error).__name__)


def sender_of(settings: Settings) -> Sender:
    """Twilio where the account is set, else files."""
    token = settings.voice_auth_token
    if settings.sms_account and settings.sms_from and token is not None:
        return TwilioSender.of(settings.sms_account, token.get_secret_value(), settings.sms_from)
    return FileSender(settings.var / "outbox")
