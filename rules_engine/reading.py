# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads a situation as the contract writes it; whatever cannot be read is said in Korean, all of it at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from rules_engine.sets import FALSE, MAX, MIN, TRUE, Choice, Interval, Value, truth
from rules_engine.situation import Member, Situation
from rules_engine.vocabulary import Fact, facts

EARLIEST = date(1890, 1, 1)
MOST_MEMBERS = 30
MEMBER_ID_LENGTH = 40
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


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.as_of = date.min

    def situation(self, data: Any, today: date) -> Situation:
        rooms = self._object(data, "", ["as_of", "residence", "household", "members", "receiving"])
        self.as_of = self._day(rooms.get("as_of"), "as_of") or today
        found = {**self._room(rooms.get("residence"), "residence"), **self._room(rooms.get("household"), "household")}
        members = self._members(rooms.get("members"))
        size = found.get("household.size")
        if isinstance(size, Interval) and size.hi < sum(member.lives_together for member in members):
            self._say("household.size", "함께 사는 사람이 가구원 수보다 많아요. 둘 중 하나를 고쳐 주세요.")
        return Situation(self.as_of, found, members, self._receiving(rooms.get("receiving")))

    def _say(self, path: str, message: str) -> None:
        self.problems.append(Problem(path or "situation", message))

    def _object(self, data: Any, path: str, known: list[str]) -> Mapping[str, Any]:
        if data is None:
            return {}
        if not isinstance(data, Mapping):
            self._say(path, "이름과 값의 묶음({ })이어야 해요.")
            return {}
        for key in data:
            if key not in known:
                self._say(_under(path, str(key)[:40]), _unknown_key(str(key), known))
        return {key: value for key, value in data.items() if key in known and value is not None}

    def _room(self, data: Any, room: str, path: str | None = None) -> dict[str, Value]:
        if data is None:
            return {}
        path = room if path is None else path
        known = _entries(room)
        allowed = {*known, "id"} if room == "member" else known.keys()
        if not isinstance(data, Mapping) or not data.keys() <= allowed:
            data = self._object(data, path, list(allowed))
        found: dict[str, Value] = {}
        for key, value in data.items():
            fact = known.get(key)
            if fact is None or value is None:
                continue
            if fact.type == "group":
                found |= self._group(value, fact.path, _under(path, key))
            elif (read := self._plain(value, fact) or self._fact(value, fact, _under(path, key))) is not None:
                found[fact.path] = read
        return found

    def _group(self, data: Any, group: str, path: str) -> dict[str, Value]:
        found: dict[str, Value] = {}
        known = _entries(group)
        if not isinstance(data, Mapping) or not data.keys() <= known.keys():
            data = self._object(data, path, list(known))
        for key, value in data.items():
            if value is True or value is False:
                found[known[key].path] = TRUE if value else FALSE
            elif value is not None:
                self._say(_under(path, key), "true, false, null 중 하나로 적어 주세요.")
        return found

    def _plain(self, value: Any, fact: Fact) -> Value | None:
        """A single value that is right as it stands; all else goes the way that says what is wrong."""
        if fact.type == "integer":
            if type(value) is int and fact.minimum <= value <= fact.maximum:
                return Interval(value, value)
        elif fact.type == "choice":
            if type(value) is str and fact.options_of is not None and value in fact.options_of:
                return Choice(frozenset((value,)))
        elif fact.type == "boolean" and type(value) is bool:
            return TRUE if value else FALSE
        return None

    def _fact(self, value: Any, fact: Fact, path: str) -> Value | None:
        match fact.type:
            case "integer":
                return self._range(value, path, lambda one, where: self._number(one, fact, where), fact.minimum)
            case "date":
                return self._range(value, path, lambda one, where: self._ordinal(one, fact, where), MIN)
            case "boolean":
                return self._truth(value, path)
            case "choice" | "text":
                return self._choice(value, fact, path)
        self._say(path, "여기에는 값을 적을 수 없어요.")
        return None

    def _range(self, value: Any, path: str, one: Callable[[Any, str], int | None], least: int) -> Interval | None:
        if not isinstance(value, Mapping):
            exact = one(value, path)
            return None if exact is None else Interval(exact, exact)
        ends = self._object(value, path, ["min", "max"])
        lo = one(ends["min"], _under(path, "min")) if "min" in ends else least
        hi = one(ends["max"], _under(path, "max")) if "max" in ends else MAX
        if lo is None or hi is None:
            return None
        if lo > hi:
            self._say(path, "min은 max보다 클 수 없어요.")
            return None
        return Interval(lo, hi)

    def _number(self, value: Any, fact: Fact, path: str) -> int | None:
        if isinstance(value, bool) or not isinstance(value, int):
            self._say(path, f"{fact.label}: 숫자(정수)로 적어 주세요.")
            return None
        if not fact.minimum <= value <= fact.maximum:
            unit = fact.unit
            self._say(path, f"{fact.label}: {fact.minimum:,}{unit}부터 {fact.maximum:,}{unit}까지 적을 수 있어요.")
            return None
        return value

    def _day(self, value: Any, path: str) -> date | None:
        if value is None:
            return None
        try:
            if not isinstance(value, str) or len(value) != len("2024-04-15"):
                raise ValueError
            day = date.fromisoformat(value)
        except ValueError:
            self._say(path, "있는 날짜를 2024-04-15 꼴로 적어 주세요.")
            return None
        if not EARLIEST <= day <= date(2100, 12, 31):
            self._say(path, "1890년부터 2100년 사이의 날짜를 적어 주세요.")
            return None
        return day

    def _ordinal(self, value: Any, fact: Fact, path: str) -> int | None:
        day = self._day(value, path)
        if day is None:
            return None
        if day > self.as_of and not fact.future:
            self._say(path, f"{fact.label}: 기준일보다 뒤의 날짜예요. 날짜를 다시 확인해 주세요.")
            return None
        return day.toordinal()

    def _truth(self, value: Any, path: str) -> Interval | None:
        if isinstance(value, bool):
            return truth(value)
        self._say(path, "true, false, null 중 하나로 적어 주세요.")
        return None

    def _choice(self, value: Any, fact: Fact, path: str) -> Choice | None:
        words = value.get("any_of") if isinstance(value, Mapping) and set(value) == {"any_of"} else [value]
        if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
            self._say(path, f'{fact.label}: 글자로 적거나 {{"any_of": [...]}}로 적어 주세요.')
            return None
        if fact.options_of is not None and (wrong := set(words) - set(fact.options_of)):
            known = ", ".join(fact.options_of)
            self._say(path, f"{fact.label}: {known} 가운데 고를 수 있어요.{_nearest(min(wrong), fact.options_of)}")
            return None
        if any(len(word) > MEMBER_ID_LENGTH for word in words):
            self._say(path, f"{fact.label}: {MEMBER_ID_LENGTH}자까지 적을 수 있어요.")
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
        for position, member_id in enumerate(ids):
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
        if not isinstance(member_id, str) or not 0 < len(member_id) <= MEMBER_ID_LENGTH:
            self._say(_under(path, "id"), f"{MEMBER_ID_LENGTH}자까지의 글자로 적어 주세요.")
            member_id = ""
        return Member(member_id, found, lives_together=together != truth(False))

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


@cache
def _entries(room: str) -> Mapping[str, Fact]:
    """The facts of a room, or of a group, by the key that a caller writes."""
    depth = room.count(".") + 1
    return {
        path.rsplit(".", 1)[1]: fact
        for path, fact in facts().items()
        if path.startswith(room + ".") and path.count(".") == depth
    }


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _unknown_key(key: str, known: Iterable[str]) -> str:
    return f"모르는 이름이에요.{_nearest(key, known)}"


def _nearest(key: str, known: Iterable[str]) -> str:
    close = get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f" 혹시 {close[0]}인가요?" if close else ""
