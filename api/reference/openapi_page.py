# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""docs/api.md, made from the OpenAPI document: every call, what it takes, what it answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]

HEAD = """\
# API

켠 서비스의 `/openapi.json`에서 만든 쪽이에요(`make docs`). 손으로 해 보려면 서비스의 `/docs`를 열어요. 틀리면 답은 모두
`application/problem+json`이고, 무엇을 어떻게 고치면 되는지 `errors`에 우리말로 적혀 있어요.
"""
TYPES = {"string": "글", "integer": "정수", "number": "수", "boolean": "참·거짓", "object": "객체", "null": "없음"}
FORMATS = {"date": "날짜", "date-time": "때"}
DEEPEST = 2
"""Below so many names of an object its parts are not listed one by one."""


def api_page(document: Schema) -> str:
    """The page of a document."""
    lines = [HEAD]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            lines += _operation(f"{method.upper()} {path}", operation)
    lines.append("## 모양\n")
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += [f"### {name}\n", *_table(schema)]
    return "\n".join(lines).rstrip() + "\n"


def _operation(title: str, operation: Schema) -> Iterator[str]:
    yield f"## {operation['summary']}: `{title}`\n"
    if parameters := operation.get("parameters"):
        rows = [(one["name"], one["schema"], one.get("required", False)) for one in parameters]
        yield from _rows(rows)
    if body := operation.get("requestBody"):
        yield f"**보내는 것**: {_type(next(iter(body['content'].values()))['schema'])}\n"
    yield "| 답 | 뜻 | 모양 |\n|---|---|---|"
    for status, answer in operation["responses"].items():
        content: Schema = next(iter(answer.get("content", {}).values()), {})
        meaning = "잘됨" if status == "200" else answer["description"]
        yield f"| {status} | {meaning} | {_type(content['schema']) if 'schema' in content else ''} |"
    yield ""


def _table(schema: Schema) -> Iterator[str]:
    if "properties" not in schema:
        yield f"{_type(schema)}\n"
        return
    yield from _rows(list(_properties(schema)))


def _properties(schema: Schema, within: str = "", depth: int = 0) -> Iterator[tuple[str, Schema, bool]]:
    for name, one in schema["properties"].items():
        yield f"{within}{name}", one, name in schema.get("required", ())
        if "properties" in one and depth < DEEPEST:
            yield from _properties(one, f"{within}{name}.", depth + 1)


def _rows(rows: Sequence[tuple[str, Schema, bool]]) -> Iterator[str]:
    yield "| 이름 | 모양 | 꼭 |\n|---|---|---|"
    for name, schema, required in rows:
        yield f"| `{name}` | {_type(schema)} | {'예' if required else ''} |"
    yield ""


def _type(schema: Schema) -> str:
    """A schema in a few words.

    >>> _type({"anyOf": [{"type": "array", "items": {"$ref": "#/components/schemas/Fact"}}, {"type": "null"}]})
    '[Fact](#fact)의 목록 또는 없음'
    """
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " 또는 ".join(dict.fromkeys(_type(one) for one in choices))
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))}의 목록"
    if schema.get("type") == "object" and "properties" in schema:
        return f"객체({', '.join(f'`{name}`' for name in schema['properties'])})"
    return FORMATS.get(schema.get("format", ""), TYPES.get(schema.get("type", ""), "무엇이든"))
