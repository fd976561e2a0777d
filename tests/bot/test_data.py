# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from samples import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
REGISTERS = ("standard", "elderly", "dialect", "typo", "unspaced", "recognised", "message")


@pytest.fixture(scope="module")
def examples() -> dict[str, list[tuple[str, str]]]:
    """Text and intent of every training example, by register."""
    return {
        register: [(m.get("text"), m.get("intent")) for m in _data(register).intent_examples] for register in REGISTERS
    }


def _data(register: str):
    return RasaFileImporter(training_data_paths=[str(ROOT / "nlu_data" / register)]).get_nlu_data()


def bare(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_gives_every_intent_enough_examples(examples, register):
    counts = Counter(intent for _, intent in examples[register])
    assert set(counts) == set(DOMAIN["intents"])
    assert min(counts.values()) >= 20


def test_every_intent_has_at_least_a_hundred_and_fifty_examples(examples):
    counts = Counter(intent for register in REGISTERS for _, intent in examples[register])
    assert min(counts.values()) >= 150


def test_no_sentence_has_two_intents(examples):
    intents = defaultdict(set)
    for text, intent in (example for register in REGISTERS for example in examples[register]):
        intents[text].add(intent)
    assert {text: found for text, found in intents.items() if len(found) > 1} == {}


def texts_of(file: Path) -> list[str]:
    """The sentences of a measuring set: examples with their labels, or lists of sentences by register."""
    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    if isinstance(held, dict):
        return [text for texts in held.values() for text in texts]
    return [example["text"] for example in held]


def test_sentences_to_measure_with_are_not_trained_on(examples):
    """Short answers are everybody's; of the rest a few coincide, as real sentences do."""
    held_out = [bare(text) for file in (ROOT / "tests" / "nlu").glob("*/*.yaml") for text in texts_of(file)]
    trained = {bare(text) for register in REGISTERS for text, _ in examples[register]}
    long = [text for text in held_out if len(text) > 8]
    known = sum(text in trained for text in long)
    assert known <= 0.02 * len(long)
