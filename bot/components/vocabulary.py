# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Words of closed lists: documents, offices, family, housing, kinds of income and disability."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

import bot.korean
from bot.components.entities import add_mentions
from bot.korean import Mention

FILE = Path(bot.korean.__file__).parent / "data" / "vocabulary.yaml"
Vocabulary = dict[str, dict[str, list[str]]]  # entity -> standard word -> how people write it

PARTICLES = re.compile(
    "(?:님|씨|들|네)?(?:이?랑|하고|한테서?|에게서?|께서?|에서|에다?|으?로|와|과|보다|처럼|마다|부터|까지|의)?"
    "(?:만|도|은|는|이|가|을|를|요|야|이?라도|이?나|밖에|조차)?"
    "(?:이?(?:에요|예요|여요|고요|구요|고|며|면|라|라서|라고|인데|인데요|ㄴ데|입니다|입니까|인가요|인지|죠|지요|었|였).*)?"
)
NOUNS = ("NN", "XPN", "XR", "SL", "SN")


class VocabularyExtractor(GraphComponent):
    """Finds listed words wherever they stand as a word of their own, however the text is spaced."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._syllables = _syllable_reader()
        self._matcher = PhraseMatcher(self._syllables.vocab, attr="LOWER")
        self._meanings: dict[int, tuple[str, str]] = {}
        for entity, words in vocabulary.items():
            for word, forms in words.items():
                key = f"{entity} {word}"
                self._matcher.add(key, [self._syllables(_closed(form)) for form in {word, *forms}])
                self._meanings[self._syllables.vocab.strings[key]] = (entity, word)

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> VocabularyExtractor:
        """Nothing is trained: the vocabulary is read as it stands in `bot.korean`."""
        return cls(yaml.safe_load(FILE.read_text(encoding="utf-8")))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the words in each message's text; wants the tokeniser's morphemes."""
        for message in messages:
            text, tokens = message.get(TEXT) or "", message.get(TOKENS_NAMES[TEXT]) or []
            add_mentions(message, self.find(text, tokens), type(self).__name__)
        return messages

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Every listed word in the text that neither begins nor ends inside another word."""
        places = [place for place, character in enumerate(text) if not character.isspace()]
        edges = _Edges(text, tokens)
        for key, first, beyond in self._matcher(self._syllables(_closed(text))):
            start, end = places[first], places[beyond - 1] + 1
            if edges.begins(start) and edges.ends(end):
                entity, word = self._meanings[key]
                yield Mention(entity=entity, value=text[start:end], norm=word, start=start, end=end)


class _Edges:
    """Where words begin and end in a text: at spaces, and inside a run of Hangul by its morphemes."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._token_from = {token.start: token for token in tokens}
        self._token_to = {token.end: token for token in tokens}

    def begins(self, start: int) -> bool:
        """Nothing stands before, or a morpheme that is no noun ends there."""
        if start == 0 or not self._text[start - 1].isalnum():
            return True
        before = self._token_to.get(start)
        return before is not None and not before.get("pos").startswith(NOUNS)

    def ends(self, end: int) -> bool:
        """Nothing follows, or particles, or a morpheme that is no noun begins there."""
        rest = re.match(r"\w*", self._text[end:])[0]
        if PARTICLES.fullmatch(rest):
            return True
        after = self._token_from.get(end)
        return after is not None and not after.get("pos").startswith(NOUNS)


def _closed(text: str) -> str:
    """The text without its spaces."""
    return "".join(text.split())


def _syllable_reader() -> Language:
    """spaCy's Korean with one token a syllable: its own tokeniser wants a MeCab of another make."""
    reader = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    reader.tokenizer = lambda text: Doc(reader.vocab, words=list(text), spaces=[False] * len(text))
    return reader
