# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How long a prompt takes to say: four syllables a second, less where it is slower."""

import re

SYLLABLES_A_SECOND = 4.0
LONGEST = 12.0
"""Seconds that nobody need listen at a stretch."""
RATES = (1.0, 0.85, 0.7)
"""How fast is spoken, by how often "천천히" was asked for."""


def syllables(text: str) -> int:
    """How many syllables a spoken text has; a figure or letter that is left counts as two.

    >>> syllables("칠십이 세, 맞으시면 일 번.")
    10
    """
    return len(re.findall("[가-힣]", text)) + 2 * len(re.findall("[0-9A-Za-zㄱ-ㅣ]", text))


def seconds(text: str, rate: float = 1.0) -> float:
    """How long it takes."""
    return syllables(text) / (SYLLABLES_A_SECOND * rate)


def room(rate: float) -> int:
    """How many syllables fit into the longest prompt.

    >>> room(1.0), room(0.7)
    (48, 33)
    """
    return int(LONGEST * SYLLABLES_A_SECOND * rate)
