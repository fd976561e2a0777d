# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A person takes over: a ticket with all that was said, so that nobody has to tell it twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.answer import HandoffBlock, RecapLine
from actions.conversation import Conversation
from actions.crisis import contacts
from actions.recap import recap
from actions.wording import Voice
from bot.korean.danger import Danger
from rules_engine import Catalogue


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """A request for a person. `kind` is `counsel` or `crisis_…`; urgent ones come first at the counter."""

    number: str
    kind: str
    urgent: bool
    situation: Mapping[str, Any]
    recap: tuple[RecapLine, ...]
    said: tuple[str, ...]


def draft(conversation: Conversation, catalogue: Catalogue, number: str) -> TicketDraft:
    """The ticket of a talk."""
    return TicketDraft(
        number=number,
        kind="counsel" if conversation.crisis is None else f"crisis_{conversation.crisis}",
        urgent=conversation.crisis is not None,
        situation=conversation.situation,
        recap=recap(replace(conversation, language="ko"), catalogue),
        said=conversation.said,
    )


def flag(danger: Danger, number: str) -> TicketDraft:
    """Somebody is in danger: only that. Nothing a person said goes to others before they ask for it."""
    return TicketDraft(number, f"crisis_{danger}", urgent=True, situation={}, recap=(), said=())


def handoff_block(ticket: TicketDraft, voice: Voice) -> HandoffBlock:
    """What the person is told of it."""
    return HandoffBlock(voice("handoff.taken", number=ticket.number), ticket.number, contacts(("welfare",), voice))
