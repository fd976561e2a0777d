# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How grave a request for care is: 긴급 is decided at once, 일반 is linked, 일상 편의 is a neighbour's help."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from actions.asked.commands import closed

FILE = Path(__file__).with_name("care.yaml")
ORDINARY = "일반"


def care_class(said: Iterable[str]) -> str:
    """The gravest class that was told of; the officer decides, this is a first look.

    >>> care_class(["형광등 좀 갈아 주세요"]), care_class(["어머니가 내일 퇴원하시는데 돌볼 사람이 없어요"])
    ('일상 편의', '긴급')
    """
    lines = [closed(line) for line in said]
    return next((name for name, words in _classes().items() if any(map(words.search, lines))), ORDINARY)


@cache
def _classes() -> Mapping[str, re.Pattern[str]]:
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: re.compile("|".join(words)) for name, words in entries.items()}
