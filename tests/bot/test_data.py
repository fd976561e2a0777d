# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from __future__ import annotations

from collections import Counter, defaultdict

import pytest
import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from samples import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
AUTHORS = ("standard", "spoken", "typed")


@pytest.fixture(scope="module")
def examples() -> dict[str, list[tuple[str, str]]]:
    """Text and intent of every training example, by author."""
    return {author: [(m.get("text"), m.get("intent")) for m in _data(author).intent_examples] for author in AUTHORS}


def _data(author: str):
    return RasaFileImporter(training_data_paths=[str(ROOT / "nlu_data" / author)]).get_nlu_data()


def bare(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


@pytest.mark.parametrize("author", AUTHORS)
def test_every_author_gives_every_intent_enough_examples(examples, author):
    counts = Counter(intent for _, intent in examples[author])
    assert set(counts) == set(DOMAIN["intents"])
    assert min(counts.values()) >= 20


def test_no_sentence_has_two_intents(examples):
    intents = defaultdict(set)
    for text, intent in (example for author in AUTHORS for example in examples[author]):
        intents[text].add(intent)
    assert {text: found for text, found in intents.items() if len(found) > 1} == {}


def test_held_out_sentences_are_not_trained_on(examples):
    """Short answers are everybody's; of the rest a few coincide, as real sentences do."""
    held_out = [
        bare(example["text"])
        for file in (ROOT / "tests" / "nlu" / "heldout").glob("*.yaml")
        for example in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    trained = {bare(text) for author in AUTHORS for text, _ in examples[author]}
    long = [text for text in held_out if len(text) > 8]
    known = sum(text in trained for text in long)
    assert known <= 0.02 * len(long)
