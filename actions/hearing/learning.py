# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was heard becomes part of the situation: corrections replace, contradictions are told, nothing is lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.household import ME, Json, member_of, together, value_of, with_member, with_value
from actions.phrasing.wording import Voice
from rules_engine import SituationError, read_situation

AGES = ("member.birth_date", "member.birth_year", "member.age")
INCOME = "household.monthly_income_krw"
INCOME_PARTS = ("household.earned_income_krw", "household.other_income_krw")
ASSETS = "household.assets_krw"
ASSET_PARTS = tuple(
    f"household.{kind}_krw" for kind in ("residential_property", "general_property", "financial_assets", "vehicle")
)
DEBT = "household.debt_krw"


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as it was told. `assumed` marks what follows only from a closed question, in which it went unsaid.

    `whole` marks a list that stands for the one known before, and does not add to it.
    """

    path: str
    value: Any
    member: str | None = None
    assumed: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person who was spoken of: relation, and what the word itself tells."""

    id: str
    relation: str
    sex: str | None = None
    together: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is now other than it was; `before` is None where it was not known."""

    path: str
    member: str | None
    before: Any
    after: Any
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Learnt:
    """The situation afterwards, what changed in it, and a sentence for each thing that could not be."""

    situation: Json
    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()


def learn(situation: Mapping[str, Any], told: Iterable[Told | NewMember], today: date) -> Learnt:
    """The situation with everything that was told and can be so."""
    learnt = Learnt(dict(situation))
    for one in told:
        if (problem := _impossible(one, today)) is not None:
            learnt = replace(learnt, problems=(*learnt.problems, problem))
            continue
        changed = (
            _with_person(learnt.situation, one) if isinstance(one, NewMember) else _with_fact(learnt.situation, one)
        )
        changed["as_of"] = today.isoformat()
        try:
            read_situation(changed, today)
        except SituationError as error:
            sentences = (problem.message for problem in error.problems)
            learnt = replace(learnt, problems=tuple(dict.fromkeys((*learnt.problems, *sentences))))
            continue
        learnt = replace(
            learnt, situation=changed, changes=(*learnt.changes, *_changes(learnt.situation, changed, one))
        )
    return learnt


def _impossible(told: Told | NewMember, today: date) -> str | None:
    """A year of birth that has not come yet."""
    if not isinstance(told, Told) or told.path != "member.birth_year" or not isinstance(told.value, int):
        return None
    return Voice()("year_to_come") if told.value > today.year else None


def _with_person(situation: Json, person: NewMember) -> Json:
    if member_of(situation, person.id) is not None:
        return with_value(situation, "member.lives_together", person.id, None if person.together else False)
    size = value_of(situation, "household.size")
    at_home = person.together and size != 1
    member: Json = {"id": person.id, "relation": person.relation}
    member |= {} if person.sex is None else {"sex": person.sex}
    member |= {} if at_home else {"lives_together": False}
    return _roomy(with_member(situation, member))


def _roomy(situation: Json) -> Json:
    """A household in which everybody who was named has room."""
    size, known = value_of(situation, "household.size"), together(situation)
    if isinstance(size, int) and size < known:
        return with_value(situation, "household.size", None, known)
    return situation


def _with_fact(situation: Json, told: Told) -> Json:
    changed = situation
    for path in _replaced(situation, told):
        changed = with_value(changed, path, told.member, None)
    if told.path == "household.size" and told.value == 1:
        for member in situation.get("members", ()):
            if member["id"] != ME:
                changed = with_value(changed, "member.lives_together", member["id"], False)
    if told.path == "residence":
        return _moved(changed, told.value)
    if told.path == "situation.receiving" and not told.whole:
        return with_value(changed, told.path, None, sorted({*told.value, *(value_of(situation, told.path) or ())}))
    return with_value(changed, told.path, told.member, told.value)


def _replaced(situation: Json, told: Told) -> Iterator[str]:
    """The facts that cannot stand beside the new one: another word for the same, or a sum that no longer holds."""
    if told.path in AGES:
        yield from (path for path in AGES if path != told.path)
    elif told.path in (INCOME, ASSETS):
        parts = INCOME_PARTS if told.path == INCOME else ASSET_PARTS
        if not _fits(situation, told.path, told.value, parts):
            yield from parts
    elif told.path in (*INCOME_PARTS, *ASSET_PARTS):
        whole, parts = (INCOME, INCOME_PARTS) if told.path in INCOME_PARTS else (ASSETS, ASSET_PARTS)
        after = with_value(situation, told.path, None, told.value)
        if not _fits(after, whole, value_of(situation, whole), parts):
            yield whole
    elif told.path == "member.pregnancy_months" and told.value:
        yield "member.due_date"
    elif told.path == "member.statuses.pregnant" and told.value is False:
        yield from ("member.pregnancy_months", "member.due_date")
    elif told.path in ("residence.since", "residence.months"):
        yield from {"residence.since", "residence.months"} - {told.path}


def _fits(situation: Json, whole: str, value: Any, parts: tuple[str, ...]) -> bool:
    if value is None:
        return True
    known = [value_of(situation, part) for part in parts]
    least = sum(_least(part) for part in known)
    most = sum(_most(part) for part in known)
    return least <= _most(value) and most >= _least(value)


def _least(value: Any) -> float:
    return value.get("min", 0) if isinstance(value, Mapping) else value or 0


def _most(value: Any) -> float:
    if isinstance(value, Mapping):
        return float(value.get("max", float("inf")))
    return float("inf") if value is None else value


def _moved(situation: Json, place: Mapping[str, str]) -> Json:
    """A new place; what was known of the old one stays only where it is still true."""
    old: Mapping[str, Any] = situation.get("residence", {})
    new = {key: word for key in ("sido", "sigungu", "dong") if (word := place.get(key))}
    if old.get("sido") == new.get("sido"):
        same = "sigungu" not in new or old.get("sigungu") == new["sigungu"]
        kept = {key: old[key] for key in ("sigungu", "dong", "since", "months") if key in old}
        new = {**(kept if same else {}), **new}
    return {**situation, "residence": new}


def _changes(before: Json, after: Json, told: Told | NewMember) -> Iterator[Change]:
    """What is different, apart from the day."""
    assumed = isinstance(told, Told) and told.assumed
    for path, member in sorted({*_places(before), *_places(after)}, key=str):
        old, new = value_of(before, path, member) if _exists(before, member) else None, value_of(after, path, member)
        if old != new:
            yield Change(path, member, old, new, assumed and isinstance(told, Told) and told.path == path)


def _exists(situation: Json, member: str | None) -> bool:
    return member is None or member_of(situation, member) is not None


def _places(situation: Json) -> Iterator[tuple[str, str | None]]:
    for room in ("residence", "household"):
        for key, value in situation.get(room, {}).items():
            yield from _leaves(f"{room}.{key}", None, value)
    for member in situation.get("members", ()):
        for key, value in member.items():
            if key != "id":
                yield from _leaves(f"member.{key}", member["id"], value)
    if "receiving" in situation:
        yield "situation.receiving", None


def _leaves(path: str, member: str | None, value: Any) -> Iterator[tuple[str, str | None]]:
    if path in ("household.types", "member.statuses"):
        yield from ((f"{path}.{key}", member) for key in value)
    else:
        yield path, member


def facts_in(situation: Mapping[str, Any]) -> list[tuple[str, str | None, Any]]:
    """Every fact of a situation with its path and member, in the order in which they were learnt.

    >>> facts_in({"household": {"size": 1}, "members": [{"id": "me", "age": 67}]})
    [('household.size', None, 1), ('member.age', 'me', 67)]
    """
    return [(path, member, value_of(situation, path, member)) for path, member in _places(dict(situation))]
