# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The programmes a text names."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.entities import add_mentions
from bot.korean.benefits import BenefitNames

FILE = "benefit_names.json"
log = logging.getLogger(__name__)


class BenefitNameExtractor(GraphComponent):
    """Finds names of the catalogue as it was when the model was trained; the norm is the programme's id."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, names: BenefitNames | None = None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._names = names

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`names`: the file of names that the catalogue writes, seen from where the training runs."""
        return {"names": "build/benefit_names.json"}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> BenefitNameExtractor:
        """An extractor without names."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> BenefitNameExtractor:
        """The extractor with the names that `train` stored."""
        with model_storage.read_from(resource) as directory:
            entries = json.loads((directory / FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, BenefitNames(entries))

    def train(self, training_data: TrainingData) -> Resource:
        """Store the catalogue's names in the model."""
        source = Path(self._config["names"])
        if not source.exists():
            log.warning("%s is missing: this model will know no benefit by name", source)
        entries = json.loads(source.read_text(encoding="utf-8")) if source.exists() else []
        with self._model_storage.write_to(self._resource) as directory:
            (directory / FILE).write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the names in each message's text."""
        assert self._names, "loaded before it is asked"
        for message in messages:
            add_mentions(message, self._names.find(message.get(TEXT) or ""), type(self).__name__)
        return messages
