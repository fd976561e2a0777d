# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The few elements of SVG that our pictures are made of; colours are attributes, as pages allow no styles."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from markupsafe import Markup, escape

SIZE = 15
LINE = 22
NARROW = 0.58
FONT = "'Pretendard GOV', 'Noto Sans KR', sans-serif"
INK, LINE_INK = "#1e2124", "#58616a"


def width(text: str) -> float:
    """About how wide a text is, in its size.

    >>> width("나이 65")
    3.74
    """
    return round(sum(1.0 if east_asian_width(sign) in "WF" else NARROW for sign in text), 2)


def wrapped(text: str, room: float) -> list[str]:
    """A text in lines that fit into a room in pixels; broken between words, a long word within.

    >>> wrapped("기준 중위소득 63% 이하", 110)
    ['기준 중위소득', '63% 이하']
    """
    lines: list[str] = [""]
    for word in text.split():
        for piece in _pieces(word, room):
            longer = f"{lines[-1]} {piece}".strip()
            if width(longer) * SIZE <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [line for line in lines if line] or [""]


def _pieces(word: str, room: float) -> Iterator[str]:
    piece = ""
    for sign in word:
        if width(piece + sign) * SIZE > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


def box(x: float, y: float, wide: float, high: float, fill: str, edge: str, dashes: str = "") -> str:
    """A rounded box."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    place = f'x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
    return f'<rect {place} rx="8" fill="{fill}" stroke="{edge}" stroke-width="1.5"{dashed}/>'


def words(x: float, y: float, lines: Sequence[str], *, anchor: str = "start", bold: bool = False) -> str:
    """Lines of text below each other; `y` is the first one's base."""
    weight = ' font-weight="700"' if bold else ""
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + LINE * place:g}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f'<text text-anchor="{anchor}" fill="{INK}"{weight}>{spans}</text>'


def line(*points: tuple[float, float], head: bool = False, key: str = "") -> str:
    """A line through points, with a head at its end."""
    through = " ".join(f"{x:g},{y:g}" for x, y in points)
    marker = f' marker-end="url(#{key}-head)"' if head else ""
    return f'<polyline points="{through}" fill="none" stroke="{LINE_INK}" stroke-width="1.5"{marker}/>'


def picture(key: str, title: str, told: str, wide: float, high: float, parts: Sequence[str]) -> Markup:
    """A whole picture with a name and a text in its place; `key` makes its ids its own."""
    head = (
        f'<marker id="{key}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="{LINE_INK}"/></marker>'
    )
    opened = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}"'
        f' role="img" aria-labelledby="{key}-title {key}-desc" font-family="{FONT}" font-size="{SIZE}">'
    )
    named = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(told)}</desc>'
    ground = f'<rect width="{wide:g}" height="{high:g}" fill="#ffffff"/>'
    return Markup(f"{opened}{named}<defs>{head}</defs>{ground}{''.join(parts)}</svg>")
