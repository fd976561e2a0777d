# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The intent classifier as a step of the pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.intent_model import IntentModel
from bot.components.step import TrainedStep

FILE = "intents.npz"
RANKED = 10


class IntentClassifier(TrainedStep):
    """Gives each message its intent and the ten likeliest with their probabilities."""

    _model: IntentModel

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of `IntentModel.fit`, as found best from six registers of the training data to the seventh."""
        return {"cost": 2.0, "sharpness": 5.5, "min_count": 2}

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Fit the model to the examples."""
        examples = training_data.intent_examples
        model = IntentModel.fit(
            [example.get(TEXT) for example in examples],
            [example.get(INTENT) for example in examples],
            cost=self.config["cost"],
            sharpness=self.config["sharpness"],
            min_count=self.config["min_count"],
        )
        model.save(directory / FILE)

    def restore(self, directory: Path) -> None:
        """Read the fitted model."""
        self._model = IntentModel.load(directory / FILE)

    def read(self, message: Message) -> None:
        """Add intent and ranking; no intent where nothing in the text is known."""
        ranking = [
            {"name": intent, "confidence": probability}
            for intent, probability in self._model.rank(message.get(TEXT))[:RANKED]
        ]
        message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0})
        message.set(INTENT_RANKING_KEY, ranking)
