# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The programmes a text names."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.entities import add_mentions
from bot.components.step import TrainedStep
from bot.korean.benefits import BenefitNames

FILE = "benefit_names.json"
log = logging.getLogger(__name__)


class BenefitNameExtractor(TrainedStep):
    """Finds names of the catalogue as it was when the model was trained; the norm is the programme's id."""

    _names: BenefitNames

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`names`: the file of names that the catalogue writes, seen from where the training runs."""
        return {"names": "build/benefit_names.json"}

    def learn(self, training_data: TrainingData, directory: Path) -> None:  # noqa: ARG002 - names, not examples
        """Copy the catalogue's names into the model."""
        source = Path(self.config["names"])
        if not source.exists():
            log.warning("%s is missing: this model will know no benefit by name", source)
        names = source.read_text(encoding="utf-8") if source.exists() else "[]"
        (directory / FILE).write_text(names, encoding="utf-8")

    def restore(self, directory: Path) -> None:
        """Read the model's names."""
        self._names = BenefitNames(json.loads((directory / FILE).read_text(encoding="utf-8")))

    def read(self, message: Message) -> None:
        """Add the names in the text."""
        add_mentions(message, self._names.find(message.get(TEXT)), self)
