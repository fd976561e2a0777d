# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What the intent classifier sees of a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SHORTEST, LONGEST = 2, 6


def normalise(text: str) -> str:
    """Small letters, compatibility forms folded, Hangul taken apart into its sounds.

    >>> len(normalise("한글"))
    6
    """
    return unicodedata.normalize("NFKD", text.lower())


def ngrams(text: str) -> Iterator[str]:
    """Every run of two to six sounds of a word; a space marks where the word begins and ends.

    >>> list(ngrams("OK"))
    [' o', 'ok', 'k ', ' ok', 'ok ', ' ok ']
    """
    for word in normalise(text).split():
        marked = f" {word} "
        for size in range(SHORTEST, min(LONGEST, len(marked)) + 1):
            for start in range(len(marked) - size + 1):
                yield marked[start : start + size]
