# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Danger is heard by the project's own model, in every register, and hardly ever where there is none."""

from __future__ import annotations

import pytest
import yaml
from samples import ROOT

from bot.interpreter import Interpreter
from bot.train import MODEL, train_if_changed

HARMLESS = "harmless"


@pytest.fixture(scope="module")
def heard() -> dict[str, list[tuple[str, bool]]]:
    """What each file of tests/nlu/safety says, and whether the model hears danger in it."""
    train_if_changed(ROOT)
    interpreter = Interpreter.load(ROOT / MODEL)
    return {
        file.stem: [(text, _is_danger(interpreter, text)) for text in _texts(file)]
        for file in sorted((ROOT / "tests" / "nlu" / "safety").glob("*.yaml"))
    }


def _is_danger(interpreter: Interpreter, text: str) -> bool:
    return (interpreter.parse(text)["intent"]["name"] or "").startswith("crisis_")


def _texts(file):
    return [text for texts in yaml.safe_load(file.read_text(encoding="utf-8")).values() for text in texts]


def test_danger_is_heard(heard):
    of_danger = [one for kind, texts in heard.items() if kind != HARMLESS for one in texts]
    missed = [text for text, danger in of_danger if not danger]
    assert len(missed) <= 0.03 * len(of_danger), missed


def test_what_only_sounds_dangerous_is_not(heard):
    alarms = [text for text, danger in heard[HARMLESS] if danger]
    assert len(alarms) <= 0.005 * len(heard[HARMLESS]), alarms
