# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads a situation as the contract writes it; whatever cannot be read is said in Korean, all of it at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from rules_engine.facts.sets import FALSE, MAX, MIN, TRUE, Choice, Interval, Value
from rules_engine.facts.single_values import LONGEST_WORD, NO_TRUTH, Single, single, wrong, wrong_day
from rules_engine.facts.situation import Member, Situation
from rules_engine.facts.vocabulary import Fact, facts, parts_of

MOST_MEMBERS = 30
MOST_PROBLEMS = 50
"""So many are told at once; whoever sends more has sent something else."""
OBJECT = (dict, Mapping)
"""A dict is nearly always what comes, and is quickly known to be one."""
SELF = Choice(frozenset({"self"}))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct: where it stands, and a sentence that says what to do."""

    path: str
    message: str


class SituationError(ValueError):
    """A situation that cannot be read. The message names paths only, never what was written there."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.path for problem in self.problems))


def read_situation(data: Any, today: date) -> Situation:
    """Read the contract's JSON; an absent or null fact is unknown.

    Raises:
        SituationError: with one Korean sentence for each thing that cannot be read.
    """
    reader = _Reader()
    situation = reader.situation(data, today)
    if reader.problems:
        raise SituationError(reader.problems)
    return situation


class _Entry(NamedTuple):
    """A fact, and how a single value of it is read."""

    path: str
    fact: Fact
    single: Single


class _Room(NamedTuple):
    """What a room may hold, by the key that a caller writes: facts, groups of yes-or-no facts, and whatever else."""

    facts: Mapping[str, _Entry]
    groups: Mapping[str, Mapping[str, str]]
    besides: tuple[str, ...]

    @property
    def keys(self) -> list[str]:
        """All keys, to find the one that was meant."""
        return [*self.facts, *self.groups, *self.besides]


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.as_of = date.min
        self.today = 0
        """The day of the enquiry, and its ordinal."""

    def situation(self, data: Any, today: date) -> Situation:
        rooms = self._object(data, "", ["as_of", "residence", "household", "members", "receiving"])
        self.as_of = self._day(rooms.get("as_of")) or today
        self.today = self.as_of.toordinal()
        found = {**self._room(rooms.get("residence"), "residence"), **self._room(rooms.get("household"), "household")}
        members = self._members(rooms.get("members"))
        size = found.get("household.size")
        if isinstance(size, Interval) and size.hi < sum(member.lives_together for member in members):
            self._say("household.size", "함께 사는 사람이 가구원 수보다 많아요. 둘 중 하나를 고쳐 주세요.")
        return Situation(self.as_of, found, members, self._receiving(rooms.get("receiving")))

    def _say(self, path: str, message: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(path or "situation", message))

    def _day(self, value: Any) -> date | None:
        if value is None:
            return None
        if (message := wrong_day(value)) is not None:
            self._say("as_of", message)
            return None
        return date.fromisoformat(value)

    def _object(self, data: Any, path: str, known: list[str]) -> Mapping[str, Any]:
        if data is None:
            return {}
        if not isinstance(data, OBJECT):
            self._say(path, "이름과 값의 묶음({ })이어야 해요.")
            return {}
        for key in data:
            if key not in known:
                self._unknown(key, path, known)
        return {key: value for key, value in data.items() if key in known and value is not None}

    def _unknown(self, key: Any, path: str, known: list[str]) -> None:
        # The name itself is not said again: somebody may have typed a person's there.
        if len(self.problems) < MOST_PROBLEMS:
            self._say(path, f"모르는 이름이 들어 있어요.{_nearest(str(key)[:40], known)}")

    def _room(self, data: Any, room: str, path: str | None = None) -> dict[str, Value]:
        path, known, today = room if path is None else path, _room(room), self.today
        if not isinstance(data, OBJECT):
            data = self._object(data, path, known.keys)
        found: dict[str, Value] = {}
        for key, value in data.items():
            if (entry := known.facts.get(key)) is not None:
                if value is not None:
                    read = entry.single(value, today) or self._several(value, entry, _under(path, key))
                    if read is not None:
                        found[entry.path] = read
            elif key in known.groups:
                found |= self._group(value, known.groups[key], _under(path, key))
            elif key not in known.besides:
                self._unknown(key, path, known.keys)
        return found

    def _group(self, data: Any, paths: Mapping[str, str], path: str) -> dict[str, Value]:
        found = _truths(data, paths) if isinstance(data, OBJECT) else None
        if found is not None and len(found) == len(data):
            return found
        told = self._object(data, path, list(paths))
        for key, value in told.items():
            if not isinstance(value, bool):
                self._say(_under(path, key), NO_TRUTH)
        return _truths(told, paths) or {}

    def _several(self, value: Any, entry: _Entry, path: str) -> Value | None:
        """What is told as more than a single value, or is wrong."""
        fact = entry.fact
        if fact.type in ("choice", "text"):
            return self._choice(value, fact, path)
        if fact.type in ("integer", "date") and isinstance(value, Mapping):
            return self._range(value, entry, path)
        self._say(path, wrong(value, fact))
        return None

    def _range(self, value: Any, entry: _Entry, path: str) -> Interval | None:
        ends = self._object(value, path, ["min", "max"])
        read = {end: entry.single(one, self.today) for end, one in ends.items()}
        for end, one in read.items():
            if one is None:
                self._say(_under(path, end), wrong(ends[end], entry.fact))
        found = {end: one.lo for end, one in read.items() if isinstance(one, Interval)}
        if len(found) < len(ends):
            return None
        least = entry.fact.minimum if entry.fact.type == "integer" else MIN
        lo, hi = found.get("min", least), found.get("max", MAX)
        if lo > hi:
            self._say(path, "min은 max보다 클 수 없어요.")
            return None
        return Interval(lo, hi)

    def _choice(self, value: Any, fact: Fact, path: str) -> Choice | None:
        words = value.get("any_of") if isinstance(value, Mapping) and set(value) == {"any_of"} else [value]
        if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
            self._say(path, f'{fact.label}: 글자로 적거나 {{"any_of": [...]}}로 적어 주세요.')
            return None
        if fact.options_of is not None and (wrong := set(words) - set(fact.options_of)):
            known = ", ".join(fact.options_of)
            self._say(path, f"{fact.label}: {known} 가운데 고를 수 있어요.{_nearest(min(wrong), fact.options_of)}")
            return None
        if any(len(word) > LONGEST_WORD for word in words):
            self._say(path, f"{fact.label}: {LONGEST_WORD}자까지 적을 수 있어요.")
            return None
        return Choice(frozenset(words))

    def _members(self, data: Any) -> tuple[Member, ...]:
        if data is None:
            return ()
        if not isinstance(data, list):
            self._say("members", "목록([ ])이어야 해요.")
            return ()
        if len(data) > MOST_MEMBERS:
            self._say("members", f"{MOST_MEMBERS}명까지 적을 수 있어요.")
            return ()
        members = [self._member(entry, f"members.{position}", position) for position, entry in enumerate(data)]
        ids = [member.id for member in members]
        for position, member_id in enumerate(ids if len({*ids}) < len(ids) else ()):
            if member_id in ids[:position]:
                self._say(f"members.{position}.id", "다른 구성원과 id가 같아요. 서로 다르게 적어 주세요.")
        return _with_enquirer(members)

    def _member(self, data: Any, path: str, position: int) -> Member:
        if data is None:
            self._say(path, "이름과 값의 묶음({ })이어야 해요.")
            return Member("", {})
        found = self._room(data, "member", path)
        together = found.pop("member.lives_together", None)
        year = found.get("member.birth_year")
        if isinstance(year, Interval) and year.lo > self.as_of.year:
            self._say(_under(path, "birth_year"), "출생연도: 기준일보다 뒤의 해예요. 태어난 해를 다시 확인해 주세요.")
        member_id = data.get("id") if isinstance(data, Mapping) else None
        if member_id is None:
            member_id = "me" if position == 0 else f"member-{position + 1}"
        if not isinstance(member_id, str) or not 0 < len(member_id) <= LONGEST_WORD:
            self._say(_under(path, "id"), f"{LONGEST_WORD}자까지의 글자로 적어 주세요.")
            member_id = ""
        return Member(member_id, found, lives_together=together != FALSE)

    def _receiving(self, data: Any) -> frozenset[str] | None:
        if data is None:
            return None
        if not isinstance(data, list) or not all(isinstance(word, str) for word in data):
            self._say("receiving", "혜택 id의 목록([ ])이어야 해요.")
            return None
        return frozenset(data)


def _with_enquirer(members: list[Member]) -> tuple[Member, ...]:
    """Who is named first without a relation is the enquirer, unless another is."""
    if not members or "member.relation" in members[0].facts or any(member.relation == "self" for member in members):
        return tuple(members)
    first = members[0]
    return (Member(first.id, {**first.facts, "member.relation": SELF}, first.lives_together), *members[1:])


def _truths(told: Mapping[str, Any], paths: Mapping[str, str]) -> dict[str, Value] | None:
    """All that is told as yes or no; None where there is a name that is not known. A person has dozens of statuses."""
    try:
        return {paths[key]: TRUE if value else FALSE for key, value in told.items() if value is True or value is False}
    except KeyError:
        return None


@cache
def _room(room: str) -> _Room:
    """What `residence`, `household` or `member` may hold."""
    inside = {path.split(".", 1)[1]: fact for path, fact in facts().items() if fact.room == room}
    groups = [name for name, fact in inside.items() if fact.type == "group"]
    return _Room(
        {
            name: _Entry(fact.path, fact, single(fact))
            for name, fact in inside.items()
            if name not in groups and "." not in name
        },
        {group: {name: f"{room}.{group}.{name}" for name in parts_of(f"{room}.{group}")} for group in groups},
        ("id",) if room == "member" else (),
    )


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _nearest(key: str, known: Iterable[str]) -> str:
    close = get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f" 혹시 {close[0]}인가요?" if close else ""
