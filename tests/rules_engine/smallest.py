# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The fewest facts with which a failing pair of situations still fails, and the one answer added between them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from rules_engine.facts.reading import SituationError

Told = dict[str, Any]
Place = tuple[str | int, ...]
Shows = Callable[[Told, Told], bool]
PART_OF_THE_LIST = ("id", "lives_together", "as_of")


def smallest(before: Told, after: Told, shows: Shows) -> tuple[Told, str, Told]:
    """Situations with only what is needed for `shows` to hold of them, and where the answer between them stands."""
    before, after = _one_answer(before, after, shows)
    for place in list(_places(after)):
        less = _without(before, place), _without(after, place)
        if place[-1] not in PART_OF_THE_LIST and _holds(shows, *less):
            before, after = less
    old, new = dict(_places_with_values(before)), dict(_places_with_values(after))
    return before, " and ".join(_name(place) for place in new if old.get(place) != new[place]) or "a person", after


def _holds(shows: Shows, before: Told, after: Told) -> bool:
    try:
        return shows(before, after)
    except SituationError:
        return False


def _one_answer(before: Told, after: Told, shows: Shows) -> tuple[Told, Told]:
    """Add the answers one at a time until the first that fails; people are listed as one answer, in their order."""
    told = before
    for wider in _people_added(before, after):
        if _holds(shows, told, wider):
            return told, wider
        told = wider
    for place, value in _places_with_values(after):
        wider = _with(told, place, value)
        if wider != told and _holds(shows, told, wider):
            return told, wider
        told = wider
    return before, after


def _people_added(before: Told, after: Told) -> Iterator[Told]:
    known = [member["id"] for member in before.get("members", [])]
    new = [member for member in after.get("members", []) if member["id"] not in known]
    order = [member["id"] for member in after.get("members", [])]
    told = before
    for member in sorted(new, key=lambda one: one["lives_together"]):
        bare = {key: value for key, value in member.items() if key in (*PART_OF_THE_LIST, "relation")}
        members = sorted([*told.get("members", []), bare], key=lambda one: order.index(one["id"]))
        told = {**told, "members": members}
        yield told


def _places(told: Any, under: Place = ()) -> Iterator[Place]:
    yield from (place for place, _ in _places_with_values(told, under))


def _places_with_values(told: Any, under: Place = ()) -> Iterator[tuple[Place, Any]]:
    entries: Any = ()
    if isinstance(told, dict) and not told.keys() & {"min", "max", "any_of"}:
        entries = told.items()
    elif isinstance(told, list) and under == ("members",):
        entries = enumerate(told)
    else:
        yield under, told
    for key, value in entries:
        yield from _places_with_values(value, (*under, key))


def _with(told: Told, place: Place, value: Any) -> Told:
    changed = deepcopy(told)
    room: Any = changed
    for key in place[:-1]:
        room = room[key] if isinstance(key, int) else room.setdefault(key, [] if key == "members" else {})
    room[place[-1]] = value
    return changed


def _without(told: Told, place: Place) -> Told:
    changed = deepcopy(told)
    room: Any = changed
    for key in place[:-1]:
        if (isinstance(room, dict) and key not in room) or (isinstance(room, list) and key >= len(room)):  # type: ignore[operator]
            return changed
        room = room[key]
    if isinstance(room, dict):
        room.pop(place[-1], None)
    return changed


def _name(place: Place) -> str:
    return ".".join(map(str, place))
