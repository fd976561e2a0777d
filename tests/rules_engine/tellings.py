# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A world told answer by answer, from nothing to all of it.

An added answer leaves fewer worlds possible, and the true one among them. It names a fact, narrows a range or a choice,
or lists another person. What a list of people says is part of it:

- who is listed lives here unless told otherwise;
- the first is the enquirer unless told to be another, and comes before whoever lives elsewhere;
- once as many are listed as live together, a spouse who lives elsewhere is listed too, and of who else lives elsewhere
  it is told that they are not the spouse.

What the office reckoned is told before anything else, for it stands whatever the parts add up to.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from rules_engine.facts.vocabulary import facts

STEPS = 5
LAST = STEPS - 1
RELATIONS = tuple(facts()["member.relation"].options_of or ())
WIDTHS = (1, 2, 5)
WON_WIDTHS = (1, 100_000, 5_000_000)
DAYS_WIDTHS = (1, 31, 400)
GIVEN = "household.recognised_income_krw"
AT_ONCE = ("id", "lives_together")


class Version(NamedTuple):
    """How a fact is told from a step on."""

    since: int
    value: Any


def chain(rng: Random, world: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The situations: each has an answer or several more than the one before, the last is the whole world."""
    day, soon = date.fromisoformat(world["as_of"]), rng.choice([(1, 1, 1, 1, 1), (4, 2, 1, 1, 1), (0, 1, 1, 2, 4)])
    rooms = {name: _versions(rng, name, world[name], day, soon) for name in ("residence", "household")}
    listed = _listing(rng, world["members"])
    people = [_versions(rng, "member", member, day, soon) for member in world["members"]]
    for place in [*_before_the_enquirer(listed), *_added_to_a_whole_list(world["members"], listed)]:
        people[place]["relation"] = [Version(0, world["members"][place]["relation"])]
    received = rng.randrange(STEPS)
    if "recognised_income_krw" in world["household"]:
        first = rooms["household"]["recognised_income_krw"][0]
        rooms["household"]["recognised_income_krw"][0] = Version(0, first.value)
    for step in range(STEPS):
        told = {"as_of": world["as_of"]}
        told |= {name: found for name, versions in rooms.items() if (found := _told(versions, step))}
        if members := [_told(one, step) for one, since in zip(people, listed, strict=True) if since <= step]:
            told["members"] = members
        if received <= step:
            told["receiving"] = world["receiving"]
        yield told


def _listing(rng: Random, members: list[dict[str, Any]]) -> list[int]:
    """From which step each person is listed."""
    first = rng.choice([0, 0, 1, 2, LAST])
    listed = [first, *(rng.randint(first, LAST) for _ in members[1:])]
    if rng.random() < 0.2:  # the others before the enquirer
        listed[0] = rng.randint(first, LAST)
        away = [place for place, member in enumerate(members) if not member["lives_together"]]
        listed = [max(since, listed[0]) if place in away else since for place, since in enumerate(listed)]
    whole = _whole(members, listed)
    for place, member in enumerate(members):
        if member["relation"] == "spouse" and not member["lives_together"]:
            listed[place] = min(listed[place], whole)
    return listed


def _whole(members: list[dict[str, Any]], listed: list[int]) -> int:
    return max(since for since, member in zip(listed, members, strict=True) if member["lives_together"])


def _added_to_a_whole_list(members: list[dict[str, Any]], listed: list[int]) -> list[int]:
    """Who lives elsewhere and is listed last is not the spouse, and is told not to be."""
    return [place for place in range(len(members)) if listed[place] > _whole(members, listed)]


def _before_the_enquirer(listed: list[int]) -> list[int]:
    """Who comes first without being the enquirer is told not to be."""
    return [place for place in range(len(listed)) if listed[place] < listed[0]]


Versions = dict[str, Any]


def _versions(rng: Random, room: str, told: dict[str, Any], day: date, soon: tuple[int, ...]) -> Versions:
    """Each fact with the steps from which it is told, vaguely and then exactly; groups with the step of each part."""
    steps = iter(rng.choices(range(STEPS), soon, k=len(told)))
    found: Versions = {}
    for (key, value), since in zip(told.items(), steps, strict=True):
        if key in AT_ONCE:
            found[key] = [Version(0, value)]
        elif isinstance(value, dict):
            parts = rng.choices(range(STEPS), soon, k=len(value))
            found[key] = [(name, one, part) for (name, one), part in zip(value.items(), parts, strict=True)]
        elif since < LAST and (vague := _vague(rng, f"{room}.{key}", value, day)) is not None:
            found[key] = [Version(since, vague), Version(rng.randint(since + 1, LAST), value)]
        else:
            found[key] = [Version(since, value)]
    return found


def _told(versions: Versions, step: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for key, known in versions.items():
        if isinstance(known[0], Version):
            if known[-1].since <= step:
                told[key] = known[-1].value
            elif known[0].since <= step:
                told[key] = known[0].value
        elif parts := {name: value for name, value, since in known if since <= step}:
            told[key] = parts
    return told


def _vague(rng: Random, path: str, value: Any, day: date) -> Any:
    """The fact told less exactly, or None to tell it exactly at once."""
    if rng.random() < 0.5 or value == "self":
        return None
    if path == "residence.sigungu" and " " in value and rng.random() < 0.5:
        return value.split(" ")[0]
    if path in WORDS:
        return {"any_of": sorted({value, *rng.sample(WORDS[path], rng.randint(1, 2))})}
    fact = facts()[path]
    if fact.type == "integer":
        widths = WON_WIDTHS if path.endswith("_krw") else WIDTHS
        lo, hi = (rng.choice((0, *widths)) for _ in range(2))
        ends = {"min": max(value - lo, fact.minimum), "max": min(value + hi, fact.maximum)}
        return ends if path == GIVEN else _opened(rng, ends)
    if fact.type == "date":
        lo, hi = (timedelta(days=rng.choice((0, *DAYS_WIDTHS))) for _ in range(2))
        known = date.fromisoformat(value)
        latest = known + hi if fact.future else min(known + hi, day)
        return _opened(rng, {"min": (known - lo).isoformat(), "max": latest.isoformat()})
    return None


def _opened(rng: Random, ends: dict[str, Any]) -> dict[str, Any]:
    """The range, now and then without one of its ends."""
    kept = rng.choice(["min", "max", "both", "both"])
    return ends if kept == "both" else {kept: ends[kept]}


WORDS = {
    "residence.sido": ["서울특별시", "경기도"],
    "residence.sigungu": ["중구", "수원시"],
    "household.housing": list(facts()["household.housing"].options_of or ()),
    "member.relation": [name for name in RELATIONS if name != "self"],
    "member.disability_severity": ["severe", "mild"],
    "member.birth_registered_sido": ["서울특별시", "경기도", "강원특별자치도"],
    "member.nationality": ["대한민국", "베트남", "중국"],
}
