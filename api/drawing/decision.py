# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The decision of a programme from top to bottom: each condition a box, what fails leaves to the right.

Drawn from the conditions as the programme's page has them, so the picture says what the text says.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from api.drawing.svg import LINE, box, line, picture, width, words, wrapped

WIDE, MARGIN, PAD, GAP = 620.0, 24.0, 12.0, 30.0
ROOM = 440.0
RAIL = MARGIN + ROOM + 40
WHITE, EDGE = "#ffffff", "#58616a"
ASK, OR, LOOK, YES, NO = "#ecf2fe", "#f4f5f6", "#fff3db", "#eaf6ec", "#fdefec"
REFUSED = "받기 어려워요"
Json = Mapping[str, Any]


def decision(key: str, name: str, period: Json, selection: str | None = None) -> Markup:
    """The picture of one period of a programme (as `programme_json` has it)."""
    end = "신청할 수 있어요" if selection else "받을 수 있어요"
    parts: list[str] = []
    y = _boxed(parts, MARGIN, wrapped(name, ROOM - 2 * PAD), WHITE, bold=True)
    refusals: list[float] = []
    for one in period["conditions"]:
        top = _down(parts, key, y)
        y = _condition(parts, one, MARGIN, top, ROOM)
        refusals.append((top + y) / 2)
    for said in period["confirm"]:
        top = _down(parts, key, y)
        y = _boxed(parts, top, wrapped(f"창구에서 확인해요: {said}", ROOM - 2 * PAD), LOOK)
    y = _boxed(parts, _down(parts, key, y), [end], YES, bold=True)
    parts += _refused(key, refusals)
    return picture(key, f"{name}: 조건을 차례로 본 그림", told(period, end), WIDE, y + MARGIN, parts)


def told(period: Json, end: str) -> str:
    """The same in sentences."""
    asked = [f"{place}. {_said(one)}" for place, one in enumerate(period["conditions"], 1)]
    looked = [f"창구에서 확인해요: {said}" for said in period["confirm"]]
    every = ["모두 맞아야 해요." if asked else "정해 둔 조건이 없어요.", *asked, *looked, f"그러면 {end}."]
    return " ".join([*every, *([f"하나라도 다르면 {REFUSED}."] if asked else [])])


def _said(one: Json) -> str:
    if "any_of" in one:
        return "다음 가운데 하나: " + " 또는 ".join(", ".join(_said(part) for part in some) for some in one["any_of"])
    return f"{one['label']}: {one['need']}"


def _condition(parts: list[str], one: Json, x: float, y: float, room: float) -> float:
    """Draw a condition; where it ends below."""
    if "any_of" not in one:
        return _boxed(parts, y, wrapped(_said(one), room - 2 * PAD), ASK, x=x, room=room)
    place = len(parts)
    inside = y + PAD + LINE
    parts.append(words(x + PAD, inside - 4, ["다음 가운데 하나"], bold=True))
    for number, some in enumerate(one["any_of"]):
        if number:
            inside += LINE
            parts.append(words(x + room / 2, inside - 4, ["또는"], anchor="middle"))
        for part in some:
            inside = _condition(parts, part, x + PAD, inside + 6, room - 2 * PAD)
    parts.insert(place, box(x, y, room, inside + PAD - y, OR, EDGE, dashes="5 4"))
    return inside + PAD


def _boxed(
    parts: list[str],
    y: float,
    lines: Sequence[str],
    fill: str,
    *,
    x: float = MARGIN,
    room: float = ROOM,
    bold: bool = False,
) -> float:
    high = 2 * PAD + LINE * len(lines) - 4
    parts += [box(x, y, room, high, fill, EDGE), words(x + PAD, y + PAD + 14, lines, bold=bold)]
    return y + high


def _down(parts: list[str], key: str, y: float) -> float:
    parts.append(line((MARGIN + ROOM / 2, y), (MARGIN + ROOM / 2, y + GAP), head=True, key=key))
    return y + GAP


def _refused(key: str, at: Sequence[float]) -> Iterator[str]:
    """The way out to the right, one for all."""
    if not at:
        return
    wide = width(REFUSED) * 15 + 2 * PAD
    top, bottom = at[0], max(at[-1], at[0] + 1)
    middle = (top + bottom) / 2
    for y in at:
        yield line((MARGIN + ROOM, y), (RAIL, y))
    yield line((RAIL, top), (RAIL, bottom))
    yield words(MARGIN + ROOM + 4, top - 6, ["다르면"])
    yield line((RAIL, middle), (RAIL + 14, middle), head=True, key=key)
    yield box(RAIL + 16, middle - 20, min(wide, WIDE - RAIL - 20), 40, NO, EDGE)
    yield words(RAIL + 16 + PAD / 2, middle + 5, [REFUSED])
