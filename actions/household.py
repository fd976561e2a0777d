# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The contract's situation as something to look into and to change a copy of."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

Json = dict[str, Any]
ME = "me"


def value_of(situation: Mapping[str, Any], path: str, member: str | None = None) -> Any:
    """A fact, or None where it is not known.

    >>> value_of({"household": {"types": {"near_poor": True}}}, "household.types.near_poor")
    True
    """
    room, *keys = path.split(".")
    place: Any = member_of(situation, member) if room == "member" else situation.get(room)
    if room == "situation":
        place = situation
    for key in keys:
        place = place.get(key) if isinstance(place, Mapping) else None
    return place


def member_of(situation: Mapping[str, Any], member: str | None) -> Mapping[str, Any] | None:
    """A person of the household."""
    return next((one for one in situation.get("members", ()) if one["id"] == (member or ME)), None)


def with_value(situation: Mapping[str, Any], path: str, member: str | None, value: Any) -> Json:
    """The situation with one fact set; None takes the fact away.

    >>> with_value({}, "household.size", None, 1)
    {'household': {'size': 1}}
    >>> with_value({}, "member.age", "me", 67)
    {'members': [{'id': 'me', 'relation': 'self', 'age': 67}]}
    """
    changed: Json = deepcopy(dict(situation))
    room, *keys = path.split(".")
    if room == "member":
        place = _member_to_change(changed, member or ME)
    else:
        place = changed if room == "situation" else changed.setdefault(room, {})
    for key in keys[:-1]:
        place = place.setdefault(key, {})
    if value is None:
        place.pop(keys[-1], None)
    else:
        place[keys[-1]] = value
    return changed


def with_member(situation: Mapping[str, Any], member: Mapping[str, Any]) -> Json:
    """The situation with one more person; the enquirer always stands first."""
    changed: Json = deepcopy(dict(situation))
    _member_to_change(changed, ME)
    changed["members"].append(dict(member))
    return changed


def without_member(situation: Mapping[str, Any], member: str) -> Json:
    """The situation without a person.

    >>> without_member({"members": [{"id": "me"}, {"id": "spouse"}]}, "spouse")
    {'members': [{'id': 'me'}]}
    """
    changed: Json = deepcopy(dict(situation))
    changed["members"] = [one for one in changed.get("members", ()) if one["id"] != member]
    return changed


def together(situation: Mapping[str, Any]) -> int:
    """How many of the people we know of live together, the enquirer among them.

    >>> together({}), together({"members": [{"id": "me"}, {"id": "mother", "lives_together": False}]})
    (1, 1)
    """
    return sum(one.get("lives_together", True) for one in situation.get("members", ())) or 1


def _member_to_change(situation: Json, member: str) -> Json:
    members: list[Json] = situation.setdefault("members", [])
    if not any(one["id"] == ME for one in members):
        members.insert(0, {"id": ME, "relation": "self"})
    return next(one for one in members if one["id"] == member)
