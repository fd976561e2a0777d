# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How what was found in a text is written into Rasa's message, and which of two overlapping finds stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.korean import Mention

Entity = dict[str, Any]


def add_mentions(message: Message, mentions: Iterable[Mention], extractor: str) -> None:
    """Add mentions to a message's entities, signed with the extractor that found them."""
    found = [{**asdict(mention), "extractor": extractor} for mention in mentions]
    message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)


def without_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    """The longest of entities that overlap, the first found among equals, in the order of the text."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity["start"] - entity["end"]):
        if all(entity["end"] <= other["start"] or other["end"] <= entity["start"] for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda entity: int(entity["start"]))


class EntityResolver(GraphComponent):
    """The last word on entities: the order of the extractors in the pipeline is their rank."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> EntityResolver:
        """Nothing is trained."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Leave in each message entities that do not overlap."""
        for message in messages:
            message.set(ENTITIES, without_overlaps(message.get(ENTITIES, [])), add_to_output=True)
        return messages
