# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A person takes over: a ticket with all that was said, so that nobody has to tell it twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.answer import HandoffBlock, RecapLine
from actions.asked.commands import closed
from actions.asked.sayings import says
from actions.beside.crisis import contacts
from actions.conversation import Conversation
from actions.phrasing.wording import Voice
from actions.turns.recap import recap
from bot.korean.danger import Danger
from rules_engine import Catalogue


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """A request for a person. `kind` is `counsel`, `care`, `crisis_…` or `worry_…`; urgent ones come first."""

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
        kind=_kind(conversation),
        urgent=conversation.crisis is not None,
        situation=conversation.situation,
        recap=recap(replace(conversation, language="ko"), catalogue),
        said=conversation.said,
    )


def _kind(conversation: Conversation) -> str:
    if conversation.crisis is not None:
        return f"crisis_{conversation.crisis}"
    return "care" if any(says("care", closed(line)) for line in conversation.said) else "counsel"


def flag(danger: Danger, number: str) -> TicketDraft:
    """Somebody is in danger: only that. Nothing a person said goes to others before they ask for it."""
    return TicketDraft(number, f"crisis_{danger}", urgent=True, situation={}, recap=(), said=())


def handoff_block(ticket: TicketDraft, voice: Voice) -> HandoffBlock:
    """What the person is told of it."""
    return HandoffBlock(voice("handoff.taken", number=ticket.number), ticket.number, contacts(("welfare",), voice))
