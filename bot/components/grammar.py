# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Ages, money, households, places and weeks, by the grammar of `bot.korean`."""

from __future__ import annotations

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.entities import add_mentions
from bot.components.step import Step
from bot.korean import extract


class KoreanGrammarExtractor(Step):
    """Finds what `bot.korean.extract` reads."""

    def read(self, message: Message) -> None:
        """Add the mentions in the text."""
        add_mentions(message, extract(message.get(TEXT), keep_rejected=True), self)
