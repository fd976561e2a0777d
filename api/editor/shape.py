# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Changes of the shape of a file: a new period after the one in force, a line more or less in a list."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from api.editor import written
from api.editor.conditions import condition
from api.editor.fields import CRITERIA, FieldError, label
from api.editor.written import WrittenError

DAY = timedelta(days=1)
BRIEF = 80
NAME = re.compile(r"([&*])([\w-]+)")
GROWING = (*CRITERIA[:-1], "confirm", "steps", "notes", "how")
NOT_HERE = "이 칸은 한 줄에 모아 적혀 있어요. ‘글로 고치기’에서 고쳐 주세요."


def new_period(text: str, since: date, title: str, url: str) -> str:
    """The conditions that hold from a day on: a copy of the newest period to be changed, which ends the day before.

    The copy stands on a page of its own. What it repeats of others it repeats in full, so that a change of the one
    leaves the others alone.

    Raises:
        FieldError: where there is no such period, or the day is not after its beginning.
    """
    periods = _periods(written.composed(text))
    newest = max(periods.value, key=_since)
    if _since(newest) >= since:
        raise FieldError("since", f"{_since(newest).isoformat()} 뒤의 날을 적어 주세요.")
    until = written.keyed(newest, "to")
    if until is not None and written.data(until) >= since:
        raise FieldError("since", f"지금 조건은 {written.data(until)}에 끝나요. 그 뒤의 날을 적어 주세요.")
    first, after = _item_lines(text, newest)
    source = f"source: {written.in_flow({'title': title, 'url': url})}"
    copy = _copied(text, newest, text[first:after], {"from": since, "source": source})
    ended = text[first:after] if until is not None else _ended(text, newest, first, after, since - DAY)
    return text[:first] + copy + ended + text[after:]


def new_value(text: str, name: str, since: date, title: str, url: str) -> str:
    """A figure's value from a day on: a copy of the newest one, to be changed, with a source of its own.

    Raises:
        FieldError: where there is no such figure, or the day is not after its newest value.
    """
    values = written.part(written.composed(text), [name, "values"])
    if not isinstance(values, MappingNode) or values.flow_style:
        raise FieldError("since", NOT_HERE)
    key, newest = max(values.value, key=lambda one: str(one[0].value))
    if date.fromisoformat(key.value) >= since or not isinstance(newest, MappingNode):
        raise FieldError("since", f"{key.value} 뒤의 날을 적어 주세요.")
    first, _ = written.line_of(text, key.start_mark.index)
    after = _end(text, newest)
    source = written.keyed(newest, "reference")
    said = written.in_flow({"title": title, "href": url})
    changes = [(written.span(text, key), f'"{since}"'), *([(written.span(text, source), said)] if source else [])]
    for named, value in newest.value:
        if named.value == "until":
            begin, _ = written.line_of(text, named.start_mark.index)
            changes.append(((begin, _end(text, value)), ""))
    copy = written.replaced(text[:after], changes)[first:]
    return text[:first] + copy + text[first:]


def _end(text: str, node: Node) -> int:
    """Where the line after a part begins."""
    end = node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())
    return written.line_of(text, end - 1)[1]


def with_line(text: str, path: Sequence[str], line: str) -> str:
    """The text with a line more at the end of a list.

    Raises:
        FieldError: where the list is not one of lines.
    """
    if not line.strip():
        raise FieldError(".".join(path), "더할 것을 적어 주세요.")
    last = _lines(text, path).value[-1]
    at, _ = written.line_of(text, last.start_mark.index)
    indent = text[at : text.index("-", at)]
    _, after = _item_lines(text, last)
    return f"{text[:after]}{indent}- {line}\n{text[after:]}"


def with_text(text: str, path: Sequence[str], said: str) -> str:
    """The text with a sentence more in a list."""
    return with_line(text, path, written.in_flow(" ".join(said.split())) if said.strip() else "")


def with_condition(text: str, path: Sequence[str], kind: str, bound: str, value: str) -> str:
    """The text with a condition more.

    Raises:
        FieldError: at an unknown kind, or a value that cannot stand there; the check tells the rest.
    """
    return with_line(text, path, condition(".".join(path), kind, bound, value))


def without_line(text: str, path: Sequence[str]) -> str:
    """The text without one item of a list of lines.

    Raises:
        FieldError: where it is the last one, or others repeat it.
    """
    items = _lines(text, path[:-1])
    if len(items.value) == 1:
        raise FieldError(".".join(path), "하나 남은 것은 뺄 수 없어요. ‘글로 고치기’에서 고쳐 주세요.")
    first, after = _item_lines(text, written.part(items, path[-1:]))
    less = text[:first] + text[after:]
    try:
        written.composed(less)
    except WrittenError:
        raise FieldError(".".join(path), "다른 곳에서도 쓰는 조건이라 뺄 수 없어요.") from None
    return less


def lists(text: str) -> list[tuple[str, str, bool]]:
    """The lists that can take a line more: path, label, and whether it is one of conditions."""
    return [
        (".".join(path), label(path), path[-1] in CRITERIA)
        for path, node in _walk(written.composed(text), ())
        if _can_grow(node) and path[-1] in GROWING
    ]


def items(text: str) -> list[tuple[str, str]]:
    """The items that can be taken out of a list: path, and what they say."""
    return [
        (".".join((*path, str(place))), f"{label(path)} {place + 1}: {_brief(text, one)}")
        for path, node in _walk(written.composed(text), ())
        if _can_grow(node) and len(node.value) > 1
        for place, one in enumerate(node.value)
    ]


def _brief(text: str, node: Node) -> str:
    return " ".join(written.source_of(text, node).split())[:BRIEF]


def _can_grow(node: Node) -> bool:
    return isinstance(node, SequenceNode) and not node.flow_style and bool(node.value)


def _walk(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    if path:
        yield path, node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)))
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield from _walk(value, (*path, str(place)))


def _lines(text: str, path: Sequence[str]) -> SequenceNode:
    found = written.part(written.composed(text), path)
    if not isinstance(found, SequenceNode) or found.flow_style or not found.value:
        raise FieldError(".".join(path), NOT_HERE)
    return found


def _periods(root: MappingNode) -> SequenceNode:
    found = written.keyed(root, "periods")
    if not isinstance(found, SequenceNode) or found.flow_style or any(one.flow_style for one in found.value):
        raise FieldError("since", NOT_HERE if found is not None else "조건이 없는 혜택이에요.")
    return found


def _since(period: MappingNode) -> date:
    found = written.keyed(period, "from")
    return date.min if found is None else written.data(found)


def _item_lines(text: str, item: Node) -> tuple[int, int]:
    """The lines of an item of a list, from its dash to the next one's."""
    first, _ = written.line_of(text, text.rindex("- ", 0, item.start_mark.index))
    return first, _end(text, item)


def _ended(text: str, period: MappingNode, first: int, after: int, last: date) -> str:
    """The lines of a period with its last day written down."""
    since = written.keyed(period, "from")
    key = period.value[0][0]
    indent = " " * key.start_mark.column
    if since is None:
        at = key.start_mark.index
        return f"{text[first:at]}to: {last}\n{indent}{text[at:after]}"
    _, below = written.line_of(text, since.start_mark.index)
    return f"{text[first:below]}{indent}to: {last}\n{text[below:after]}"


def _copied(text: str, period: MappingNode, lines: str, wished: dict[str, object]) -> str:
    """The lines of a period with another beginning and source, no end, and anchors of its own."""
    offset, _ = _item_lines(text, period)
    key = period.value[0][0]
    indent = " " * key.start_mark.column
    head, body = lines[: key.start_mark.index - offset], lines[key.start_mark.index - offset :]
    kept = body
    for name, value in reversed(period.value):
        if name.value in ("from", "to", "source"):
            begin, _ = written.line_of(text, name.start_mark.index)
            begin = max(begin, key.start_mark.index)
            below = _end(text, value)
            kept = kept[: begin - key.start_mark.index] + kept[below - key.start_mark.index :]
    kept = kept.lstrip(" ")
    named = _own_names(text, kept)
    return f"{head}from: {wished['from']}\n{indent}{named}{indent}{wished['source']}\n"


def _own_names(text: str, lines: str) -> str:
    """The lines with what is defined in them under names of its own, and what is defined elsewhere in full."""
    own = {name for sign, name in NAME.findall(lines) if sign == "&"}
    taken = {name for _, name in NAME.findall(text)}
    fresh = {name: next(f"{name}-{n}" for n in range(2, 1000) if f"{name}-{n}" not in taken) for name in own}
    meant = _anchored(text)

    def put(match: re.Match[str]) -> str:
        sign, name = match.groups()
        if name in fresh:
            return f"{sign}{fresh[name]}"
        return written.in_flow(written.data(meant[name])) if name in meant else match[0]

    return NAME.sub(put, lines)


def _anchored(text: str) -> dict[str, Node]:
    """What each anchor of a text stands before."""
    found: dict[str, Node] = {}

    def look(node: Node) -> None:
        anchor = written.ANCHOR.match(text, node.start_mark.index)
        if anchor:
            found.setdefault(anchor[0].strip()[1:], node)
        for child in node.value if not isinstance(node, ScalarNode) else ():
            for one in child if isinstance(child, tuple) else (child,):
                look(one)

    look(written.composed(text))
    return found
