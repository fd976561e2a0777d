# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Words of closed lists that a verb is joined to: 알바해요, 전화드릴게요, 농사짓습니다.

With its particles `bot.korean` finds such a word by itself; where a noun ends and a verb begins only morphemes tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import spacy
import yaml
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

import bot.korean
from bot.components.entities import add_mentions
from bot.components.step import Step
from bot.korean import Mention
from bot.korean.income_sources import is_source
from bot.korean.line import read
from bot.korean.vocabulary import Sense, stands_for

FILE = Path(bot.korean.__file__).parent / "data" / "vocabulary.yaml"
Vocabulary = dict[str, dict[str, list[str]]]  # entity -> standard word -> how people write it

NOUN = "N"
PARTICLE_OR_ENDING = ("J", "E")
VERB = ("XSV", "VV", "VX")


class VocabularyExtractor(Step):
    """Matches the vocabulary of `bot.korean`, however the text is spaced, and keeps the nouns that open a verb."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._syllables = _syllable_reader()
        self._matcher = PhraseMatcher(self._syllables.vocab, attr="LOWER")
        self._meanings: dict[int, Sense] = {}
        for entity, words in vocabulary.items():
            for word, forms in words.items():
                key = f"{entity} {word}"
                self._matcher.add(key, [self._syllables(_closed(form)) for form in {word, *forms}])
                self._meanings[self._syllables.vocab.strings[key]] = Sense(entity, word)

    @classmethod
    def create(cls, *_: Any, **__: Any) -> Self:
        """The extractor of the vocabulary as it stands in `bot.korean`."""
        return cls(yaml.safe_load(FILE.read_text(encoding="utf-8")))

    def read(self, message: Message) -> None:
        """Add the words in the text; wants the tokeniser's morphemes."""
        text = message.get(TEXT)
        line = read(text)
        earns = any(one["entity"] == "income_amount" for one in message.get(ENTITIES, []))
        found = self.find(text, message.get(TOKENS_NAMES[TEXT]))
        said = (one for one in found if one.entity != "income_source" or is_source(line, one, told=earns))
        add_mentions(message, said, self)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Every listed noun that a verb is joined to and that has its sense there: no 사진 in 사진 찍다."""
        line = read(text)
        places = [place for place, character in enumerate(text) if not character.isspace()]
        morphemes = _Morphemes(tokens)
        for key, first, beyond in self._matcher(self._syllables(_closed(text))):
            start, end = places[first], places[beyond - 1] + 1
            if morphemes.open_a_verb(start, end):
                sense = self._meanings[key]
                if stands_for(line, sense, line.place(start), line.place(end)):
                    yield Mention(sense.entity, text[start:end], sense.word, start, end)


class _Morphemes:
    """The tokeniser's morphemes by where they begin and end."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._from = {token.start: token for token in tokens}
        self._to = {token.end: token for token in tokens}

    def open_a_verb(self, start: int, end: int) -> bool:
        """Whether a noun ends and a verb begins there, and before it a word, or a particle or an ending has ended."""
        return (
            (start not in self._to or self._is(self._to.get(start), PARTICLE_OR_ENDING))
            and start in self._from
            and self._is(self._to.get(end), NOUN)
            and self._is(self._from.get(end), VERB)
        )

    @staticmethod
    def _is(token: Token | None, pos: str | tuple[str, ...]) -> bool:
        return token is not None and token.get("pos").startswith(pos)


def _closed(text: str) -> str:
    """The text without its spaces."""
    return "".join(text.split())


def _syllable_reader() -> Language:
    """The Korean of spaCy with one token a syllable: its own tokeniser wants a MeCab of another make."""
    reader = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    reader.tokenizer = lambda text: Doc(reader.vocab, words=list(text), spaces=[False] * len(text))
    return reader
