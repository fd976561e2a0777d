# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Ages, money, households, places and weeks, by the grammar of `bot.korean`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.entities import add_mentions
from bot.korean import extract


class KoreanGrammarExtractor(GraphComponent):
    """Adds what `bot.korean.extract` reads in the text."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KoreanGrammarExtractor:
        """Nothing is trained."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the mentions of each message's text."""
        for message in messages:
            add_mentions(message, extract(message.get(TEXT) or ""), type(self).__name__)
        return messages
