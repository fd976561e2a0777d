# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The utterances we wrote for ourselves keep the meaning we gave them, however they are spaced."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import Conversation, parse_json, understand
from bot.readings import Reading, ids_by_name, with_ids
from rules_engine import load_catalogue

SET = Path(__file__).parents[1] / "nlu" / "development"
MANY = tuple(
    file
    for set_ in ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    for file in SET.glob(f"{set_}_*.yaml")
)
TODAY = date(2026, 11, 29)


def readings(files: Iterable[Path], write: Callable[[str], str]) -> list[Reading]:
    """Every utterance of some files, written in some way and read as `POST /v1/parse` reads it."""
    catalogue = load_catalogue()
    ids = ids_by_name(catalogue.names)
    examples = [example for file in files for example in yaml.safe_load(file.read_text(encoding="utf-8"))]

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


def without_spaces(text: str) -> str:
    return text.replace(" ", "")


def without_signs(text: str) -> str:
    return text.translate(str.maketrans("", "", ",.?!"))


@pytest.mark.parametrize(
    ("write", "least", "least_whole"),
    [
        pytest.param(str, 0.98, 0.96, id="as written"),
        pytest.param(without_spaces, 0.96, 0.88, id="without spaces"),
        pytest.param(without_signs, 0.98, 0.96, id="without signs"),
    ],
)
def test_the_development_set_is_understood(write: Callable[[str], str], least: float, least_whole: float) -> None:
    assert_understood(set(SET.glob("*.yaml")) - set(MANY), write, least, least_whole)


@pytest.mark.parametrize(
    ("write", "least", "least_whole"),
    [
        pytest.param(str, 0.98, 0.94, id="as written"),
        pytest.param(without_spaces, 0.95, 0.78, id="without spaces"),  # "월세 40 29세" is no sum without its spaces
        pytest.param(without_signs, 0.98, 0.93, id="without signs"),
    ],
)
def test_many_facts_at_once_are_understood(write: Callable[[str], str], least: float, least_whole: float) -> None:
    assert_understood(MANY, write, least, least_whole)


def assert_understood(files: Iterable[Path], write: Callable[[str], str], least: float, least_whole: float) -> None:
    read = readings(files, write)
    assert f1(read) >= least
    several = [one for one in read if len(one.entities) > 1]
    assert sum(one.whole for one in several) / len(several) >= least_whole
