# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What the steps of the pipeline have in common: how Rasa makes, trains, stores and runs them."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, Self

from rasa.engine.graph import GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Step(GraphComponent):
    """A step that is the same in every model."""

    @classmethod
    def create(cls, *_: Any, **__: Any) -> Self:
        """The step; of all that Rasa hands over it needs nothing."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read every message and hand it on."""
        for message in messages:
            self.read(message)
        return messages

    @abstractmethod
    def read(self, message: Message) -> None:
        """Add to a message what this step sees in it."""


class TrainedStep(Step):
    """A step that learns and keeps what it learned in files of the model."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self.config = config
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, *_: Any, **__: Any
    ) -> Self:
        """The step before its training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, *_: Any, **__: Any) -> Self:
        """The step as it was after its training."""
        step = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            step.restore(directory)
        return step

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and name the place in the model where that is stored."""
        with self._storage.write_to(self._resource) as directory:
            self.learn(training_data, directory)
        return self._resource

    @abstractmethod
    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Write what is learned from the examples into a directory."""

    @abstractmethod
    def restore(self, directory: Path) -> None:
        """Read back what `learn` wrote."""
