# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The dialogue: one turn is (conversation, understanding) -> (conversation, answer). Pure: no channel, no I/O."""

from actions.asked.find import find_programmes
from actions.beside.handoff import TicketDraft
from actions.conversation import Conversation
from actions.turn import Turn, after_errand, take_turn
from actions.understanding import Understanding, parse_json, understand

__all__ = [
    "Conversation",
    "TicketDraft",
    "Turn",
    "Understanding",
    "after_errand",
    "find_programmes",
    "parse_json",
    "take_turn",
    "understand",
]
