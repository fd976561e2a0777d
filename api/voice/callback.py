# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call back: a ticket with the number and with what was said by whom, sealed as every ticket is."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import structlog

from actions import Conversation
from actions.answer import as_json
from actions.beside.handoff import draft
from api.store.database import DEAD
from api.store.tickets import NumberTakenError, Tickets
from api.talk import Talk
from api.terminal.plain import plain
from rules_engine import Catalogue

log = structlog.get_logger(__name__)

KIND, CARE = "call_back", "care"


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Takes requests to be called back."""

    tickets: Tickets
    catalogue: Callable[[], Catalogue]
    today: Callable[[], date]

    async def take(self, talk: Talk | None, phone: str) -> str | None:
        """The number of the request; None where it could not be kept."""
        return await asyncio.to_thread(self._take, talk, phone)

    def _take(self, talk: Talk | None, phone: str) -> str | None:
        conversation = Conversation.new() if talk is None else talk.conversation
        for _ in range(5):
            number = Tickets.new_number(self.today())
            content = as_json(draft(conversation, self.catalogue(), number))
            try:
                thread = None if talk is None else talk.id
                told = {"phone": phone, "transcript": transcript(talk), "talk": thread}
                self.tickets.keep(number, CARE if content["kind"] == CARE else KIND, content | told)
            except NumberTakenError:
                continue
            except DEAD as error:
                log.error("call back not stored", error=type(error).__name__)
                return None
            return number
        return None


def transcript(talk: Talk | None) -> list[dict[str, Any]]:
    """Who said what, in turns: the caller's words (numbers struck), and ours."""
    turns = []
    for exchange in () if talk is None else talk.exchanges:
        turns += [{"speaker": "caller", "text": exchange.said}, {"speaker": "line", "text": plain(exchange.answer)}]
    return turns
