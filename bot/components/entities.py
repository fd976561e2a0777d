# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How what was found in a text is written into Rasa's message, and which of two overlapping finds stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.components.step import Step
from bot.korean import Mention

Entity = dict[str, Any]


def add_mentions(message: Message, mentions: Iterable[Mention], extractor: Step) -> None:
    """Add mentions to a message's entities, signed by the step that found them."""
    found = [{**asdict(mention), "extractor": type(extractor).__name__} for mention in mentions]
    message.set(ENTITIES, [*message.get(ENTITIES, []), *found])


def without_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    """The longest of entities that overlap, the first found among equals, in the order of the text."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: int(entity["start"] - entity["end"])):
        if all(entity["end"] <= other["start"] or other["end"] <= entity["start"] for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda entity: int(entity["start"]))


class EntityResolver(Step):
    """The last word on entities: the order of the extractors in the pipeline is their rank."""

    def read(self, message: Message) -> None:
        """Leave entities that do not overlap."""
        message.set(ENTITIES, without_overlaps(message.get(ENTITIES, [])))
