# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import json
import sys

import pytest
import yaml
from samples import EXAMPLES, ROOT, write_examples

from bot import across_authors, evaluate, figures
from bot.figures import Answer

SEEN = [
    {"text": "안녕하세요", "intent": "greet", "register": "standard", "entities": []},
    {
        "text": "기초연금 서류 뭐 필요해요",
        "intent": "ask_documents",
        "register": "typo",
        "entities": [{"entity": "benefit", "value": "기초연금", "norm": "노령연금"}],
    },
]


def test_evaluation_counts_intents_and_entities(project, monkeypatch, tmp_path, capsys):
    file = tmp_path / "seen.yaml"
    file.write_text(yaml.safe_dump(SEEN, allow_unicode=True), encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "argv", ["evaluate", str(file)])
    evaluate.main()
    said = capsys.readouterr().out
    assert "intent   1.000 of 2, among the first three 1.000" in said
    assert ["benefit", "1.00", "1.00", "1.00", "1", "meant,", "1", "found"] in [
        line.split() for line in said.splitlines()
    ]


def test_each_register_is_read_by_what_the_others_taught(monkeypatch, tmp_path, capsys):
    for register in ("one", "two"):
        folder = tmp_path / "nlu_data" / register
        folder.mkdir(parents=True)
        write_examples(folder, EXAMPLES)
        (folder / "nlu_data").rename(folder / "topics")
    (tmp_path / "config.yml").write_bytes((ROOT / "config.yml").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["across_authors", "--json", "found.json"])
    across_authors.main()
    assert "all               40  1.000" in capsys.readouterr().out
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert {name: one["right"] for name, one in found["registers"].items()} == {"one": 1, "two": 1, "all": 1}


def answer(meant: str, **held: float) -> Answer:
    return Answer(meant, sorted(held.items(), key=lambda one: -one[1]))


def test_a_crisis_taken_for_another_is_seen_and_any_other_sentence_is_a_false_alarm():
    answers = [
        answer("crisis_hunger", crisis_violence=0.6, greet=0.4),
        answer("crisis_hunger", greet=0.6, crisis_hunger=0.4),
        answer("greet", crisis_hunger=0.6, greet=0.4),
    ]
    assert figures.crisis_recall(answers) == 0.5
    assert figures.false_alarms(answers) == 1
    assert figures.among_first(answers, 2) == pytest.approx(2 / 3)


def test_what_is_held_too_unlikely_is_asked_about_with_the_two_likeliest():
    answers = [answer("greet", greet=0.9, thanks=0.1), answer("greet", thanks=0.4, greet=0.35)]
    belief = figures.believed_from(answers, 0.5)
    assert (belief.share, belief.right) == (0.5, 1)
    assert (belief.asked_right, belief.asked_of_two) == (0, 1)


def test_confidence_that_is_as_right_as_it_says_has_no_error():
    answers = [answer("greet", greet=0.75, thanks=0.25)] * 3 + [answer("thanks", greet=0.75, thanks=0.25)]
    assert figures.calibration_error(answers) == 0


def test_a_sharper_model_says_the_same_with_more_confidence():
    held = answer("greet", greet=0.6, thanks=0.4)
    sharper = figures.tempered(held, 2)
    assert sharper.taken_for == "greet"
    assert sharper.confidence == pytest.approx(0.36 / (0.36 + 0.16))
    assert figures.tempered(held, 1).confidence == pytest.approx(0.6)
    assert figures.surprise([sharper]) < figures.surprise([held])
