# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The JSON schema of a situation, derived from the fact vocabulary: no fact is written down twice."""

from typing import Any

from rules_engine import facts_json

Schema = dict[str, Any]
ROOMS = ("residence", "household", "member")
MOST_KRW = 10**15


def situation_schema() -> Schema:
    """A partial situation; every fact may be absent, null, exact, or the set of values still possible."""
    rooms: dict[str, Schema] = {room: _object() for room in ROOMS}
    for fact in facts_json()["items"]:
        room, *path = fact["fact"].split(".")
        if room in rooms and fact["type"] not in ("group", "list"):
            _put(rooms[room], path, {"title": fact["label"], **_value(fact)})
    member = rooms.pop("member")
    member["properties"]["id"] = {"type": "string", "minLength": 1, "maxLength": 40}
    situation = _object()
    situation["description"] = "A partial household; an absent or null fact is unknown. See GET /v1/facts."
    situation["properties"] = {
        "as_of": {"type": "string", "format": "date"},
        **rooms,
        "members": {"type": "array", "items": member, "maxItems": 30},
        "receiving": {"type": "array", "items": {"type": "string"}},
    }
    return situation


def _object() -> Schema:
    return {"type": "object", "properties": {}, "additionalProperties": False}


def _put(room: Schema, path: list[str], value: Schema) -> None:
    *groups, name = path
    for group in groups:
        room = room["properties"].setdefault(group, _object())
    room["properties"][name] = value


def _value(fact: dict[str, Any]) -> Schema:
    match fact["type"]:
        case "integer":
            exact: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_KRW}
            return {"anyOf": [exact, _range(exact), {"type": "null"}]}
        case "date":
            exact = {"type": "string", "format": "date"}
            return {"anyOf": [exact, _range(exact), {"type": "null"}]}
        case "boolean":
            return {"type": ["boolean", "null"]}
        case _:
            exact = {"type": "string"}
            if fact["options"]:
                exact["enum"] = [option["value"] for option in fact["options"]]
            several = {"type": "array", "items": exact, "minItems": 1}
            any_of = {**_object(), "properties": {"any_of": several}, "required": ["any_of"]}
            return {"anyOf": [exact, any_of, {"type": "null"}]}


def _range(end: Schema) -> Schema:
    return {**_object(), "properties": {"min": end, "max": end}, "minProperties": 1}
