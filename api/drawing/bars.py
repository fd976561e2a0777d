# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counts as bars, each with its name and its number; what is hidden has no bar."""

from collections.abc import Sequence

from markupsafe import Markup

from api.drawing.svg import LINE, box, picture, words

WIDE, NAMES, BAR = 620.0, 200.0, 340.0
HIDDEN = "가림"
FILL = "#256ef4"


def bars(key: str, title: str, rows: Sequence[tuple[str, int | None]]) -> Markup:
    """The picture of some counts."""
    most = max((count for _, count in rows if count is not None), default=0) or 1
    parts = [words(0, 20, [title], bold=True)]
    for place, (name, count) in enumerate(rows):
        y = 36 + place * (LINE + 8)
        parts.append(words(NAMES - 8, y + 16, [name[:13]], anchor="end"))
        if count:
            parts.append(box(NAMES, y, max(BAR * count / most, 2), LINE, FILL, FILL))
        at = NAMES + (BAR * count / most if count else 0) + 8
        parts.append(words(at, y + 16, [HIDDEN if count is None else f"{count:,}"]))
    told = ", ".join(f"{name} {HIDDEN if count is None else format(count, ',')}" for name, count in rows)
    return picture(key, title, told or "아직 없어요.", WIDE, 44 + len(rows) * (LINE + 8), parts)
