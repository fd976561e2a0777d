# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import sys

import pytest
from samples import EXAMPLES, write_examples

from bot.interpreter import Interpreter
from bot.train import MODEL, fingerprint, train_if_changed


@pytest.fixture(scope="module")
def interpreter(model):
    return Interpreter.load(model)


def test_trains_only_where_something_changed(project, model):
    before = model.stat().st_mtime_ns
    assert train_if_changed(project) == f"{MODEL} is up to date"
    assert model.stat().st_mtime_ns == before


def test_every_kind_of_input_counts(project):
    for path in ("config.yml", "domain.yml", "nlu_data/talk.yml", "build/benefit_names.json", "bot/korean/data/x.yaml"):
        file = project / path
        was = file.read_bytes() if file.exists() else None
        before = fingerprint(project)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((was or b"") + b"\n")
        assert fingerprint(project) != before, path
        file.unlink() if was is None else file.write_bytes(was)


def test_an_intent_that_the_domain_does_not_know_is_an_error(project):
    write_examples(project, {"grete": ["안녕"]})
    try:
        with pytest.raises(ValueError, match="grete"):
            train_if_changed(project)
    finally:
        write_examples(project, EXAMPLES)


def test_neither_tensorflow_nor_telemetry_nor_a_channel_is_imported(interpreter):
    assert not {"tensorflow", "rasa.telemetry", "rasa.core.channels"} & set(sys.modules)


@pytest.mark.parametrize(("text", "intent"), [("안녕하세여", "greet"), ("서류 뭐 필요해요?", "ask_documents")])
def test_the_model_reads_intents(interpreter, text, intent):
    meaning = interpreter.parse(text)
    assert meaning["text"] == text
    assert meaning["intent"] == meaning["intent_ranking"][0]
    assert meaning["intent"]["name"] == intent


def test_the_model_reads_entities(interpreter):
    entities = interpreter.parse("저는 67살이고 기초연금 받고 싶어요")["entities"]
    assert [(e["entity"], e["norm"]) for e in entities] == [("age", 67), ("benefit", "basic-pension")]
    assert all(set(e) == {"entity", "value", "norm", "start", "end", "extractor"} for e in entities)


def test_reads_the_beginning_of_an_endless_text(interpreter):
    text = "기초연금 " + "일" * 20_000
    meaning = interpreter.parse(text)
    assert meaning["text"] == text
    assert [entity["norm"] for entity in meaning["entities"]] == ["basic-pension"]
