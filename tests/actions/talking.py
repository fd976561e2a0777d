# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A person and the dialogue, talking: what the tests say and what they look at."""

import json
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any

from actions import Conversation, TicketDraft, Turn, take_turn, understand
from actions.answer import BenefitItem, BenefitsBlock, Block, HandoffBlock, QuestionBlock, TextBlock, UrgentBlock
from rules_engine import Catalogue, load_catalogue

TODAY = date(2026, 11, 21)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@dataclass
class Talk:
    """`say` takes what a person says, with the NLU's intent where a test has one; without it the NLU is dead."""

    conversation: Conversation = field(default_factory=Conversation.new)
    today: date = TODAY
    turn: Turn | None = None
    at: time | None = None
    known: Catalogue = field(default_factory=catalogue)

    def say(self, text: str, intent: str | None = None, confidence: float = 0.9) -> "Talk":
        parsed = None if intent is None else nlu(intent, confidence)
        understanding = understand(text, parsed, self.conversation, self.today, self.known)
        self.turn = take_turn(self.conversation, understanding, self.known, self.today, "1121-0001", self.at)
        stored = json.loads(json.dumps(self.turn.conversation.to_json(), ensure_ascii=False))
        assert Conversation.from_json(stored) == self.turn.conversation
        self.conversation = self.turn.conversation
        return self

    @property
    def blocks(self) -> tuple[Block, ...]:
        assert self.turn is not None
        return self.turn.answer.messages

    @property
    def texts(self) -> str:
        return "\n".join(block.text for block in self.blocks if isinstance(block, TextBlock))

    @property
    def cards(self) -> dict[str, BenefitItem]:
        return {item.program: item for block in self.blocks if isinstance(block, BenefitsBlock) for item in block.items}

    @property
    def question(self) -> QuestionBlock | None:
        return next((block for block in self.blocks if isinstance(block, QuestionBlock)), None)

    @property
    def urgent(self) -> UrgentBlock | None:
        return next((block for block in self.blocks if isinstance(block, UrgentBlock)), None)

    @property
    def handoff(self) -> HandoffBlock | None:
        return next((block for block in self.blocks if isinstance(block, HandoffBlock)), None)

    @property
    def ticket(self) -> TicketDraft | None:
        assert self.turn is not None
        return self.turn.ticket

    @property
    def situation(self) -> dict[str, Any]:
        return dict(self.conversation.situation)

    @property
    def household(self) -> dict[str, Any]:
        return dict(self.situation.get("household", {}))

    @property
    def residence(self) -> dict[str, Any]:
        return dict(self.situation.get("residence", {}))

    def member(self, member: str = "me") -> dict[str, Any]:
        return next((one for one in self.situation.get("members", ()) if one["id"] == member), {})

    def recap(self) -> dict[str, tuple[str, bool]]:
        assert self.turn is not None
        return {line.label: (line.value, line.assumed) for line in self.turn.answer.recap}


def nlu(intent: str, confidence: float = 0.9, *others: tuple[str, float]) -> dict[str, Any]:
    """What Rasa answers."""
    ranking = [{"name": name, "confidence": sure} for name, sure in ((intent, confidence), *others)]
    return {"intent": ranking[0], "intent_ranking": ranking, "entities": []}


def talk(*lines: str, today: date = TODAY) -> Talk:
    """A talk in which these lines were said, the NLU being dead."""
    found = Talk(today=today)
    for line in lines:
        found.say(line)
    return found
