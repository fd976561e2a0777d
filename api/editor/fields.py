# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A file as a typed form: a field for each value that stands in it, and the same text again with what was changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from api.editor import written
from api.editor.written import WrittenError
from rules_engine.facts.vocabulary import facts, parts_of
from rules_engine.pages.criteria_page import label_of
from rules_engine.programmes.criteria import KINDS

FILE = Path(__file__).with_name("labels.yaml")
LIMITS = ("at_least", "over", "at_most", "under", "krw")
FLAGS = {
    "status": "member.statuses",
    "not_status": "member.statuses",
    "anybody": "member.statuses",
    "nobody": "member.statuses",
    "household_type": "household.types",
    "not_household_type": "household.types",
}
CRITERIA = ("who", "settled_by", "unless", "when", "any_of")
FIXED = ("id",)
PERCENT = re.compile(r"(\d{1,3})\s*%")
NUMBER = re.compile(r"-?\d{1,3}(?:[,_]\d{3})+|-?\d+")
DECIMAL = re.compile(r"-?\d+\.\d+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
GROUPED = 10_000

Kind = Literal["text", "number", "day", "limit", "words", "choice"]


class FieldError(ValueError):
    """What was typed into a field cannot stand there; says what can."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True, slots=True)
class Field:
    """One value: `path` names it, `shown` is what stands there, `choices` are the words it may be."""

    path: str
    label: str
    kind: Kind
    shown: str
    line: int
    choices: Mapping[str, str] | None = None

    @property
    def section(self) -> str:
        """Under which heading it stands; each period has one of its own."""
        first, second, *_ = [*self.path.split("."), ""]
        if first == "periods":
            return f"{first}.{second}"
        return first if second == "values" or first in labels()["sections"] else "other"

    @property
    def long(self) -> bool:
        """Whether it needs more than one line."""
        return self.kind == "text" and len(self.shown) > 40


def fields(text: str) -> list[Field]:
    """Every value of a file in its order; what is repeated by an alias is a field once.

    Raises:
        WrittenError: where the text is no YAML.
    """
    return [_field(text, path, node) for path, node in _leaves(written.composed(text), (), set())]


def edited(text: str, typed: Mapping[str, str]) -> str:
    """The text with the fields that were changed; all else, comments too, stays as it is.

    Raises:
        FieldError: at the first field with a value that cannot stand there.
        WrittenError: where the text is no YAML.
    """
    changes = []
    for path, node in _leaves(written.composed(text), (), set()):
        field = _field(text, path, node)
        wished = typed.get(field.path)
        if wished is not None and _tidy(wished) != _tidy(field.shown):
            changes.append((written.span(text, node), _written(field, _tidy(wished))))
    return written.replaced(text, changes)


def _leaves(node: Node, path: tuple[str, ...], seen: set[int]) -> Iterator[tuple[tuple[str, ...], Node]]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if _is_leaf(node, path):
        yield path, node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value not in FIXED:
                yield from _leaves(value, (*path, str(key.value)), seen)
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield from _leaves(value, (*path, str(place)), seen)


def _is_leaf(node: Node, path: tuple[str, ...]) -> bool:
    """A limit is one field however it is written, and so is a list on one line."""
    if isinstance(node, ScalarNode) or (path and path[-1] in LIMITS):
        return True
    return isinstance(node, SequenceNode) and _is_words(node)


def _is_words(node: SequenceNode) -> bool:
    return bool(node.flow_style) and all(isinstance(one, ScalarNode) for one in node.value)


def _field(text: str, path: tuple[str, ...], node: Node) -> Field:
    kind, choices = _kind(path, node), None
    if kind == "choice":
        choices = _choices(path)
    return Field(".".join(path), label(path), kind, _shown(text, node, kind), node.start_mark.line + 1, choices)


def _kind(path: tuple[str, ...], node: Node) -> Kind:
    if path[-1] in LIMITS:
        return "limit"
    if isinstance(node, SequenceNode):
        return "words"
    if _choices(path) is not None:
        return "choice"
    if node.tag.endswith(":timestamp"):
        return "day"
    if node.tag.endswith((":int", ":float")) and path[-1] not in ("phone", "as_of", "lines", "effective"):
        return "number"
    return "text"


def _choices(path: tuple[str, ...]) -> Mapping[str, str] | None:
    key = path[-1]
    if len(path) == 1 and key in labels()["words"]:
        return dict(labels()["words"][key])
    if key == "period" and "amount" in path:
        return dict(labels()["words"]["period"])
    if key in FLAGS and set(path) & set(CRITERIA):
        return {name: facts()[f"{FLAGS[key]}.{name}"].label for name in parts_of(FLAGS[key])}
    return None


def _shown(text: str, node: Node, kind: Kind) -> str:
    if kind == "words":
        return ", ".join(str(written.data(one)) for one in node.value)
    value = written.data(node)
    if kind == "limit" and isinstance(value, dict):
        percent = value.get("percent")
        return f"{percent}%" if set(value) == {"percent"} and isinstance(percent, int) else _one_line(text, node)
    if kind in ("limit", "number") and isinstance(value, int):
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else _bare(node, value)


def _bare(node: Node, value: Any) -> str:
    """A text as it is meant; a number in a text's place as it is written (02-120)."""
    return value if isinstance(value, str) else str(node.value)


def _one_line(text: str, node: Node) -> str:
    return " ".join(written.source_of(text, node).split())


def _tidy(typed: str) -> str:
    """On one line: a text field never makes a second one."""
    return " ".join(typed.split())


def _written(field: Field, value: str) -> str:
    writer = {"number": _number, "day": _day, "limit": _limit, "words": _words, "choice": _choice}.get(field.kind)
    return _text(field, value) if writer is None else writer(field, value)


def _text(field: Field, value: str) -> str:
    if not value:
        raise FieldError(field.path, "비워 둘 수 없어요. 줄을 없애려면 ‘빼기’를 눌러 주세요.")
    return written.in_flow(value)


def _number(field: Field, value: str) -> str:
    if DECIMAL.fullmatch(value):
        return value
    if NUMBER.fullmatch(value) is None:
        raise FieldError(field.path, "수를 적어 주세요. 보기: 65")
    return _grouped(value)


def _grouped(value: str) -> str:
    number = int(value.replace(",", "").replace("_", ""))
    return f"{number:_}" if abs(number) >= GROUPED else str(number)


def _day(field: Field, value: str) -> str:
    return _day_written(field.path, value)


def _limit(field: Field, value: str) -> str:
    return limit_written(field.path, value)


def _day_written(path: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise FieldError(path, "날을 이렇게 적어 주세요: 2026-12-01") from None


def limit_written(path: str, value: str) -> str:
    """A limit as it is written in a file: a number, a day, or a percent of the median income.

    >>> limit_written("", "63%"), limit_written("", "1,000,000")
    ('{percent: 63}', '1_000_000')
    """
    if percent := PERCENT.fullmatch(value):
        return f"{{percent: {percent[1]}}}"
    if DAY.fullmatch(value):
        return _day_written(path, value)
    if NUMBER.fullmatch(value):
        return _grouped(value)
    if isinstance(_read(value), dict):
        return value
    raise FieldError(path, "63%, 65, 1,000,000, 2026-12-01처럼 적어 주세요.")


def _read(value: str) -> Any:
    try:
        return yaml.safe_load(value)
    except yaml.YAMLError:
        return None


def _words(field: Field, value: str) -> str:
    words = [word.strip() for word in value.split(",") if word.strip()]
    if not words:
        raise FieldError(field.path, "하나는 적어 주세요. 여럿이면 쉼표로 나눠 주세요.")
    return f"[{', '.join(written.in_flow(word) for word in words)}]"


def _choice(field: Field, value: str) -> str:
    if value not in (field.choices or {}):
        raise FieldError(field.path, "목록에서 골라 주세요.")
    return value


def label(path: Sequence[str]) -> str:
    """The way to a value in words, below the heading under which it stands.

    >>> label(["periods", "0", "who", "2", "income", "at_most"]), label(["notes", "0"]), label(["provider", "name"])
    ('조건 3, 가구 월소득, 이하', '알아 두실 것 1', '주는 곳, 이름')
    """
    said: list[str] = []
    for step in path[2:] if path[0] == "periods" else path:
        if step.isdecimal():
            said[-1] = f"{said[-1]} {int(step) + 1}"
        else:
            said.append(_called(step, inside=bool(set(path) & set(CRITERIA))))
    return ", ".join(said)


def _called(key: str, *, inside: bool) -> str:
    if inside and key in KINDS and key not in labels()["keys"]:
        return label_of(key)
    return str(labels()["keys"].get(key, key))


@cache
def labels() -> Mapping[str, Any]:
    """What keys are called."""
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


__all__ = ["Field", "FieldError", "WrittenError", "edited", "fields", "labels"]
