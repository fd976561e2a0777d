# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The utterances we wrote for ourselves keep the meaning we gave them, however they are spaced."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import Conversation, parse_json, understand
from bot.readings import Reading, ids_by_name, with_ids
from rules_engine import load_catalogue

SET = Path(__file__).parents[1] / "nlu" / "development"
TODAY = date(2026, 11, 29)
BETWEEN_WORDS = re.compile(r"(?<!\d) | (?!\d)")
"""A space that may go: "월세 40 29세" without it would be another sum."""


def readings(write: Callable[[str], str]) -> list[Reading]:
    """Every utterance of the set, written in some way and read as `POST /v1/parse` reads it."""
    catalogue = load_catalogue()
    ids = ids_by_name(catalogue.names)
    examples = [example for file in SET.glob("*.yaml") for example in yaml.safe_load(file.read_text(encoding="utf-8"))]

    def reading(example: dict[str, Any]) -> Reading:
        meaning = parse_json(understand(write(example["text"]), None, Conversation(), TODAY, catalogue))
        return Reading(
            register=example["register"],
            intent=example["intent"],
            ranking=(),
            entities=tuple(with_ids(entity, ids) for entity in example["entities"]),
            found=tuple(with_ids(entity, ids) for entity in meaning["entities"]),
            milliseconds=0.0,
        )

    return [reading(example) for example in examples]


def f1(read: list[Reading]) -> float:
    hits = sum(len(one.hits) for one in read)
    return 2 * hits / sum(len(one.entities) + len(one.found) for one in read)


@pytest.mark.parametrize(
    ("write", "least", "least_whole"),
    [
        pytest.param(str, 0.98, 0.96, id="as written"),
        pytest.param(lambda text: BETWEEN_WORDS.sub("", text), 0.96, 0.88, id="without spaces"),
        pytest.param(lambda text: text.translate(str.maketrans("", "", ",.?!")), 0.98, 0.96, id="without signs"),
    ],
)
def test_the_development_set_is_understood(write: Callable[[str], str], least: float, least_whole: float) -> None:
    read = readings(write)
    assert f1(read) >= least
    several = [one for one in read if len(one.entities) > 1]
    assert sum(one.whole for one in several) / len(several) >= least_whole


def test_the_set_speaks_in_every_register_and_of_several_facts() -> None:
    read = readings(str)
    assert {one.register for one in read} == {"standard", "elderly", "dialect", "typo", "nospace", "recogniser", "sms"}
    assert len(read) >= 250
    assert sum(len(one.entities) > 1 for one in read) >= 80
