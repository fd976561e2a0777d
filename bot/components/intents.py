# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The intent classifier as a step of Rasa's graph."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.intent_model import IntentModel

FILE = "intents.npz"
RANKED = 10


class IntentClassifier(GraphComponent):
    """Gives each message its intent and the ten likeliest with their probabilities."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength` and `min_count` of `IntentModel.fit`, as found best across the authors of the training data."""
        return {"strength": 50.0, "min_count": 2}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> IntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """The classifier that `train` stored."""
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, IntentModel.read(directory / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and store what was learned."""
        examples = training_data.intent_examples
        self._model = IntentModel.fit(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            strength=self._config["strength"],
            min_count=self._config["min_count"],
        )
        with self._model_storage.write_to(self._resource) as directory:
            self._model.save(directory / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Put intent and ranking into each message; no intent where nothing in the text is known."""
        assert self._model, "trained or loaded before it is asked"
        for message in messages:
            ranking = [
                {"name": intent, "confidence": probability}
                for intent, probability in self._model.rank(message.get(TEXT) or "")[:RANKED]
            ]
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages
