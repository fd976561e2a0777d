# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything that the page of a draft shows."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from api.drawing import decision
from api.editor import shape
from api.editor.conditions import BOUNDS, kinds
from api.editor.drafts import OPEN, Draft, digest
from api.editor.editor import Editor
from api.editor.fields import Field, fields, labels
from api.editor.in_korean import in_korean
from api.editor.written import WrittenError
from api.staff.accounts import Officer
from api.staff.rights import rights
from rules_engine import programme_json
from rules_engine.checking import Problem
from rules_engine.texts import wording

STEPS = {
    "begun": "시작",
    "changed": "고침",
    "looked": "누가 달라지나 확인",
    "sent": "승인 요청",
    "returned": "돌려보냄",
    "published": "승인하고 내보냄",
    "dropped": "버림",
}
STATES = {"drafted": "쓰는 중", "sent": "승인 기다림", "published": "내보냄", "dropped": "버림"}
PARTS = {"district": "사는 곳", "age": "나이", "size": "가구원 수"}
MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    title: str
    fields: tuple[Field, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with the field in whose line it is."""

    line: int
    field: str
    message: str
    language: Literal["ko", "en"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is more or less than before."""

    sign: str
    text: str


def values(editor: Editor, draft: Draft, officer: Officer) -> dict[str, Any]:
    """What the template of a draft shows."""
    problems = editor.problems(draft)
    shown, lists, items, unreadable = _form(draft.text)
    may = rights().may
    return {
        "draft": draft,
        "name": name_of(draft.text, draft.program),
        "digest": digest(draft.text),
        "sections": _sections(shown),
        "lists": lists,
        "items": items,
        "unreadable": unreadable,
        "kinds": kinds(),
        "bounds": BOUNDS,
        "problems": [_told(one, shown) for one in problems],
        "lines": list(changed_lines(before(editor, draft), draft.text)),
        "shipped_lines": list(_shipped_lines(editor, draft)),
        "drawn": _drawn(editor, draft),
        "difference": told(draft.difference),
        "steps": STEPS,
        "states": STATES,
        "dated": [] if not draft.of_figures else sorted({one.section for one in shown if ".values." in one.path}),
        "writable": draft.state == "drafted" and may(officer.role, "draft"),
        "droppable": draft.state in ("drafted", "sent") and may(officer.role, "draft"),
        "approvable": draft.state == "sent" and may(officer.role, "approve"),
        "own": officer.name in draft.drafters,
    }


def _drawn(editor: Editor, draft: Draft) -> Markup | None:
    """The decision of the newest period."""
    programme = editor.drafted(draft)
    if programme is None or not programme.periods:
        return None
    whole = programme_json(programme, max(editor.today(), programme.periods[0].since or date.min))
    return decision("decision", whole["name"], whole["periods"][0], whole["selection"])


def before(editor: Editor, draft: Draft) -> str:
    """The text that a draft began from: the one in force, or for what is published the one before it."""
    layer = next((one for one in editor.published.layers() if one.draft == draft.id), None)
    if layer is None:
        return editor.live(draft.place)
    earlier = [one.folder for one in editor.published.layers() if one.at < layer.at]
    file = editor.published.among(draft.place, earlier)
    return "" if file is None else file.read_text(encoding="utf-8")


def _shipped_lines(editor: Editor, draft: Draft) -> Iterator[Line]:
    """In what an open draft differs from the file that is shipped now, where that is another one than before."""
    if draft.state in OPEN and draft.place in editor.overtaken():
        yield from changed_lines(editor.shipped(draft.place), draft.text)


def name_of(text: str, program: str) -> str:
    """The name that a file gives itself."""
    line = next((one for one in text.splitlines() if one.startswith("name:")), None)
    return line.removeprefix("name:").strip().strip("'\"") if line else program


def _form(text: str) -> tuple[list[Field], Sequence[Any], Sequence[Any], str]:
    try:
        return fields(text), shape.lists(text), shape.items(text), ""
    except WrittenError as error:
        return [], [], [], str(error)


def _sections(shown: Sequence[Field]) -> list[Section]:
    """The periods first, as they are what mostly changes."""
    names = list(dict.fromkeys(field.section for field in shown))
    names.sort(key=lambda name: not name.startswith("periods"))
    return [
        Section(_title(name, some), some, place == 0)
        for place, name in enumerate(names)
        for some in [tuple(field for field in shown if field.section == name)]
    ]


def _title(name: str, some: Sequence[Field]) -> str:
    if not name.startswith("periods"):
        return str(labels()["sections"].get(name, name))
    begin, end = (next((f.shown for f in some if f.path == f"{name}.{key}"), "") for key in ("from", "to"))
    said = " ".join(part for part in (begin and f"{begin}부터", end and f"{end}까지") if part)
    return f"조건: {said or '늘'}"


def _told(found: Problem, shown: Sequence[Field]) -> Told:
    near = [field for field in shown if field.line <= found.line]
    korean = in_korean(found.message)
    label = near[-1].label if near else ""
    return Told(found.line, label, korean or found.message, "en" if korean is None else "ko")


def changed_lines(old: str, new: str) -> Iterator[Line]:
    """The lines that are more or less, with a few around them."""
    for line in list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=2))[2:]:
        if not line.startswith("@@"):
            yield Line(line[0], line[1:])


def told(difference: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What a draft would do, for the page: the total, and the groups of each part where anything moves."""
    if difference is None:
        return None
    rows = difference["rows"]
    [total] = [row for row in rows if row["by"] == "total"]
    moved = [row for row in rows if (row["gained"], row["lost"]) != (0, 0)]
    parts = [(title, [row for row in moved if row["by"] == part][:MOST_ROWS]) for part, title in PARTS.items()]
    day = wording.day(date.fromisoformat(difference["day"]))
    return {**difference, "day": day, "total": total, "parts": [(title, some) for title, some in parts if some]}
