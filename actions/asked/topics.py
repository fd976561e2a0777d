# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""A whole field of benefits that a text asks for: "다문화 지원은?". `topics.yaml` holds the words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from actions.asked.commands import closed

TOPICS = Path(__file__).with_name("topics.yaml")
ASKS = re.compile(
    "지원|혜택|도와|도움|복지|보조|제도|서비스|프로그램|할인"
    "|(뭐|무엇|뭘|무슨|어떤)\\w{0,4}(있|줘|주|받|나와|나오|돼|되|해)|(있나|있을까|있는지|있습니까|되나요|되는지|받을수|줍니까|주나|줄까|주려나|주는(거|게|데|곳))"
    "|얼마\\w{0,4}(나와|나오|줘|주|받|돼|되|예요|인가)"
)
"""Behind the field: that something of it is wanted."""
IF_BORN = re.compile("(낳|태어나|출산하)(으면|면|으믄|믄|고나면|게되면)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of benefits with the categories of the catalogue that it covers."""

    key: str
    name: str
    words: re.Pattern[str]
    categories: frozenset[str]


def topic_in(text: str) -> Topic | None:
    """The field that a text asks for.

    >>> topic_in("다문화 지원은?").key, topic_in("애 낳으면 뭐 줘요?").key
    ('foreigners', 'birth')
    >>> topic_in("장애인이에요") is None
    True
    """
    said = closed(text)
    named = ((topic, topic.words.search(said)) for topic in topics().values())
    return next((topic for topic, found in named if found is not None and ASKS.search(said, found.start())), None)


def not_yet_born(text: str) -> bool:
    """Whether what is asked for hangs on a birth to come: "애 낳으면 뭐 줘요?"."""
    return bool(IF_BORN.search(closed(text)))


@cache
def topics() -> Mapping[str, Topic]:
    """Every field."""
    entries = yaml.safe_load(TOPICS.read_text(encoding="utf-8"))
    return {
        key: Topic(key, entry["name"], re.compile(entry["words"]), frozenset(entry["categories"]))
        for key, entry in entries.items()
    }
