# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A YAML file as it is written: its parts with the places where they stand, so that a change leaves the rest as it is.

Nothing is ever written anew from data: comments, order, anchors and line breaks stay where a person put them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from yaml import MappingNode, Node, SequenceNode

ANCHOR = re.compile(r"&[\w-]+\s*")
WIDE = 10**9


class WrittenError(ValueError):
    """The text is no YAML, or has no such place: one Korean sentence."""


def composed(text: str) -> MappingNode:
    """The parts of a text.

    Raises:
        WrittenError: where it is no YAML, or no mapping.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.line + 1}번째 줄에서 " if mark is not None else ""
        raise WrittenError(f"{where}글의 꼴이 어긋났어요. 들여쓰기와 괄호를 확인해 주세요.") from None
    if not isinstance(root, MappingNode):
        raise WrittenError("글의 꼴이 어긋났어요. 처음부터 다시 적어 주세요.")
    return root


def part(root: Node, path: Sequence[str]) -> Node:
    """The part at a path of keys and numbers.

    Raises:
        WrittenError: where there is none.
    """
    found = root
    for step in path:
        if isinstance(found, MappingNode) and (value := keyed(found, step)) is not None:
            found = value
        elif isinstance(found, SequenceNode) and step.isdecimal() and int(step) < len(found.value):
            found = found.value[int(step)]
        else:
            raise WrittenError("그 칸이 이제 없어요. 처음부터 다시 열어 주세요.")
    return found


def keyed(node: MappingNode, key: str) -> Node | None:
    """The value of a key, if it is there."""
    return next((value for name, value in node.value if name.value == key), None)


def span(text: str, node: Node) -> tuple[int, int]:
    """Where a value stands, without the anchor before it and the blank lines after it."""
    start, end = node.start_mark.index, node.end_mark.index
    anchor = ANCHOR.match(text, start)
    start = anchor.end() if anchor else start
    return start, start + len(text[start:end].rstrip())


def source_of(text: str, node: Node) -> str:
    """A part as it is written."""
    start, end = span(text, node)
    return text[start:end]


def replaced(text: str, changes: Iterable[tuple[tuple[int, int], str]]) -> str:
    """The text with spans replaced; they do not overlap."""
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def line_of(text: str, at: int) -> tuple[int, int]:
    """Where the line around a place begins, and where the next one does."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end + 1


def in_flow(value: Any) -> str:
    """A value on one line, as it may stand in brackets.

    >>> in_flow("서류, 둘"), in_flow({"percent": 63}), in_flow("예")
    ("'서류, 둘'", '{percent: 63}', '예')
    """
    written = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=WIDE, sort_keys=False)
    return written.strip()[1:-1]


def data(node: Node) -> Any:
    """What a part means."""
    return yaml.SafeLoader("").construct_object(node, deep=True)
