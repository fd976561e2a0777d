# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a turn came to, as numbers: nothing of what was said."""

from typing import Literal

from actions import Conversation
from actions.answer import Answer, BenefitsBlock, UrgentBlock
from actions.turns.misunderstanding import MEANING
from api.watching.metrics import HAND_OVERS, NOT_STORED, TURNS, VERDICTS

Outcome = Literal["urgent", "not_understood", "by_words", "understood"]


def outcome_of(conversation: Conversation, answer: Answer, *, parsed: bool) -> Outcome:
    """The one word for a turn: danger before a question back, and that before an answer without the NLU."""
    if any(isinstance(block, UrgentBlock) for block in answer.messages):
        return "urgent"
    if conversation.question is not None and conversation.question.fact == MEANING:
        return "not_understood"
    return "understood" if parsed else "by_words"


def count_turn(conversation: Conversation, answer: Answer, *, parsed: bool) -> None:
    """Count a turn and the verdicts that it tells."""
    TURNS.labels(outcome_of(conversation, answer, parsed=parsed)).inc()
    for block in answer.messages:
        if isinstance(block, BenefitsBlock):
            for item in block.items:
                VERDICTS.labels(item.verdict).inc()


def count_hand_over(kind: str) -> None:
    """Count a request for a person."""
    HAND_OVERS.labels(kind).inc()


def count_not_stored() -> None:
    """Count a turn that the database did not take."""
    NOT_STORED.inc()
