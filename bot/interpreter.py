# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""A trained model that reads sentences."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from typing import Any

from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.recipe import MESSAGES

LONGEST = 1_000
"""Characters that are read. Nobody says more at once, and the grammars take their time over endless numerals."""


class Interpreter:
    """What a text means, in the shape of Rasa's `/model/parse`."""

    def __init__(self, runner: GraphRunner, target: str, model_id: str) -> None:
        self._runner = runner
        self._target = target
        self._lock = threading.Lock()  # MeCab's tagger reads one text at a time
        self.model_id = model_id

    @classmethod
    def load(cls, model: Path) -> Interpreter:
        """The model that `bot.train` wrote."""
        with tempfile.TemporaryDirectory() as directory:
            metadata, runner = load_predict_graph_runner(Path(directory), model, LocalModelStorage, DaskGraphRunner)
        return cls(runner, metadata.nlu_target, metadata.model_id)

    def parse(self, text: str) -> dict[str, Any]:
        """Intent, ranking and entities of a text; a character that is none (half a surrogate pair) is read as `?`."""
        text = text.encode("utf-8", "replace").decode("utf-8")
        message = Message.build(text[:LONGEST])
        with self._lock:
            self._runner.run(inputs={MESSAGES: [message]}, targets=[self._target])
        return {TEXT: text} | {key: message.get(key) for key in (INTENT, ENTITIES, INTENT_RANKING_KEY)}
