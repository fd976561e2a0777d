# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Long texts in several bubbles: cut between paragraphs, lines and sentences, and within one only where it must be."""

import re
from collections.abc import Iterable, Iterator

BOUNDARIES = (r"(?<=\n\n)", r"(?<=\n)", r"(?<=[^\d\s][.!?…]\s)", r"(?<=[,;·]\s)", r"(?<=\s)", r"(?<=.)")
"""Where a text may be cut, the best place first. A point behind a digit ends a date or a count, no sentence."""


def split(text: str, limit: int) -> tuple[str, ...]:
    """The text in as few pieces of at most `limit` characters as its paragraphs, else lines, else sentences, allow.

    >>> split("첫 문장이에요. 둘째 문장이에요.", 10)
    ('첫 문장이에요.', '둘째 문장이에요.')
    """
    return tuple(filter(None, (piece.strip() for piece in _pieces(text, limit, BOUNDARIES))))


def _pieces(text: str, limit: int, boundaries: tuple[str, ...]) -> list[str]:
    if len(text.strip()) <= limit:
        return [text]
    parts = (part for part in re.split(boundaries[0], text) if part)
    return list(_joined((piece for part in parts for piece in _pieces(part, limit, boundaries[1:])), limit))


def _joined(pieces: Iterable[str], limit: int) -> Iterator[str]:
    held = ""
    for piece in pieces:
        if len((held + piece).strip()) > limit:
            yield held
            held = ""
        held += piece
    yield held


def within(text: str, limit: int) -> str:
    """The text, or as many of its words as fit with a sign that some are left out.

    >>> within("어머니 기준으로 찾아 주세요", 14)
    '어머니 기준으로 찾아…'
    """
    if len(text) <= limit:
        return text
    short = text[: limit - 1]
    words = short if text[limit - 1].isspace() else short.rpartition(" ")[0] or short
    return f"{words.rstrip()}…"
