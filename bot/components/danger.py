# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Whether a text speaks of danger, as a step of the pipeline: it has the last word on the intents of crisis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.intent_model import IntentModel
from bot.components.ngrams import sounds
from bot.components.step import TrainedStep
from bot.korean.danger import INTENTS, danger_in, with_marks

FILE = "danger.npz"
CRISIS = "crisis_"
NONE = "none"
Ranked = tuple[str, float]


class DangerDetector(TrainedStep):
    """Puts an intent of crisis first where the lexicon is sure or the classifier suspects it, and else takes it out."""

    _model: IntentModel

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The threshold is read from the curve of `bot.danger_curve`."""
        return {"threshold": 0.6, "cost": 1.0, "sharpness": 5.5, "min_count": 2}

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Fit the classifier."""
        examples = training_data.intent_examples
        texts, intents = [e.get(TEXT) for e in examples], [e.get(INTENT) for e in examples]
        fit(texts, intents, self.config).save(directory / FILE)

    def restore(self, directory: Path) -> None:
        """Read the fitted classifier."""
        self._model = IntentModel.load(directory / FILE)

    def read(self, message: Message) -> None:
        """Overrule the intent."""
        text = message.get(TEXT)
        others = [entry for entry in message.get(INTENT_RANKING_KEY) if not entry["name"].startswith(CRISIS)]
        danger = self._danger(text)
        first = [] if danger is None else [{"name": danger[0], "confidence": danger[1]}]
        ranking = first + others
        message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0})
        message.set(INTENT_RANKING_KEY, ranking)

    def _danger(self, text: str) -> Ranked | None:
        sure = danger_in(text)
        if sure is not None:
            return INTENTS[sure], 1.0
        intent, likelihood = suspicion(self._model, text)
        return (intent, likelihood) if likelihood >= self.config["threshold"] else None


def fit(texts: Sequence[str], intents: Sequence[str], settings: dict[str, Any]) -> IntentModel:
    """A classifier of the intents of crisis and of none."""
    return IntentModel.fit(
        [with_marks(text) for text in texts],
        [intent if intent.startswith(CRISIS) else NONE for intent in intents],
        **{key: settings[key] for key in ("cost", "sharpness", "min_count")},
        analyser=sounds,
    )


def suspicion(model: IntentModel, text: str) -> Ranked:
    """The likeliest intent of crisis, and how likely any of them is."""
    ranking = dict(model.rank(with_marks(text), sounds))
    likelihood = 1.0 - ranking.pop(NONE, 1.0)
    return max(ranking, key=ranking.__getitem__, default=NONE), likelihood
