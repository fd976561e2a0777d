# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a visitor came for: programmes that are named, and the fields of life that a complaint is about."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from actions.asked.commands import closed

NEEDS = Path(__file__).with_name("needs.yaml")


def categories_in(text: str) -> tuple[str, ...]:
    """The categories of the catalogue that a complaint is about.

    >>> categories_in("병원비가 걱정이다"), categories_in("안녕하세요")
    (('의료·건강',), ())
    """
    said = closed(text)
    return tuple(category for category, words in _needs().items() if words.search(said))


@cache
def _needs() -> Mapping[str, re.Pattern[str]]:
    entries = yaml.safe_load(NEEDS.read_text(encoding="utf-8"))
    return {category: re.compile("|".join(words)) for category, words in entries.items()}
