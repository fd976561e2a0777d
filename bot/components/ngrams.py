# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What the intent classifier sees of a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.components.kinds import SIGN, with_kinds

SHORTEST, LONGEST = 2, 5
CLOSED = "_"  # marks what was seen without regard to spaces
KINDS = "="  # marks what was seen beside the kind of something named


def normalise(text: str) -> str:
    """Small letters, compatibility forms folded, Hangul taken apart into its sounds.

    >>> len(normalise("한글"))
    6
    """
    return unicodedata.normalize("NFKD", text.lower())


def sounds(text: str) -> Iterator[str]:
    """The runs of sounds alone: inside each word, and across the whole sentence as if it had no spaces."""
    words = normalise(text).split()
    for word in words:
        yield from _runs(f" {word} ")
    for run in _runs(f" {''.join(words)} ") if words else ():
        yield CLOSED + run


def ngrams(text: str) -> Iterator[str]:
    """Every run of two to five sounds: inside each word, and across the whole sentence as if it had no spaces.

    Many people type without spaces or put them elsewhere. A blank stands for the beginning and the end. What is named
    is seen a third time as nothing but its kind, with the sounds around it.

    >>> list(ngrams("OK"))
    [' o', 'ok', 'k ', ' ok', 'ok ', ' ok ', '_ o', '_ok', '_k ', '_ ok', '_ok ', '_ ok ']
    """
    yield from sounds(text)
    for run in _runs(f" {normalise(with_kinds(text))} "):
        if SIGN.search(run):
            yield KINDS + run


def _runs(text: str) -> Iterator[str]:
    for size in range(SHORTEST, min(LONGEST, len(text)) + 1):
        for start in range(len(text) - size + 1):
            yield text[start : start + size]
