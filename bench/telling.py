# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A made household that answers questions: of what is true, only what was asked is told."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from rules_engine.facts.vocabulary import facts, question_fact

Asked = tuple[str, str | None]
Household = dict[str, Any]
PLACE = ("residence.sido", "residence.sigungu")
CHILDREN, MEMBERS, BIRTH = "household.children", "household.members", "member.birth_date"
SEVERITY = "member.disability_severity"
CHILD = ("child", "grandchild")


def nothing_told(whole: Household) -> Household:
    """The beginning of a talk: the day, and that somebody is there."""
    return {"as_of": whole["as_of"], "members": [_named(whole["members"][0])]}


def one_sentence_told(whole: Household) -> Household:
    """ "서울 강서구 사는 예순일곱이에요": the place and the enquirer's age."""
    return answered((BIRTH, "me"), whole, answered((PLACE[0], None), whole, nothing_told(whole)))


def answered(asked: Asked, whole: Household, told: Household) -> Household:
    """What is told after the question was answered truthfully and in full."""
    fact, member = asked
    after = deepcopy(told)
    if fact == "situation.receiving":
        after["receiving"] = whole["receiving"]
    elif fact in PLACE:
        after.setdefault("residence", {}).update({path.split(".")[1]: _at(whole, path) for path in PLACE})
    elif fact.startswith("member."):
        known = {one["id"]: one for one in after["members"]}
        person, place = _person(whole, member or "me"), known[member or "me"]
        _tell(fact, "member", person, place)
        if fact == SEVERITY and fact.split(".")[1] not in person:
            place.setdefault("statuses", {})["disabled"] = False
    else:
        room = fact.split(".")[0]
        _tell(fact, room, whole[room], after.setdefault(room, {}))
    if fact in (MEMBERS, CHILDREN):
        _list(whole, after, children_only=fact == CHILDREN)
    return after


def form(whole: Household) -> tuple[Asked, ...]:
    """Every question that this household can be asked, in the order of the vocabulary: a form with all of them."""
    return tuple(_questions(whole))


def _questions(whole: Household) -> Iterator[Asked]:
    for path, fact in facts().items():
        if fact.ask is None or fact.kind is None or fact.sensitive or fact.asked_by or path == PLACE[1]:
            continue
        if fact.room == "member":
            yield from ((path, one["id"]) for one in whole["members"])
        else:
            yield path, None


def _tell(fact: str, room: str, true: Household, told: Household) -> None:
    for path, value in _leaves(room, true):
        if path in facts() and question_fact(path).path == fact:
            *groups, name = path.removeprefix(f"{room}.").split(".")
            place = told
            for group in groups:
                place = place.setdefault(group, {})
            place[name] = value


def _leaves(room: str, data: Household) -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(f"{room}.{name}", value)
        else:
            yield f"{room}.{name}", value


def _list(whole: Household, told: Household, *, children_only: bool) -> None:
    """People are named with their relation, and children with their age, as the question asks."""
    known = {one["id"]: one for one in told["members"]}
    for one in whole["members"]:
        child = one["relation"] in CHILD
        if one["id"] not in known and (child or not children_only):
            known[one["id"]] = _named(one)
        if child:
            known[one["id"]]["birth_date"] = one["birth_date"]
    told["members"] = [known[one["id"]] for one in whole["members"] if one["id"] in known]


def _named(person: Household) -> Household:
    return {"id": person["id"], "relation": person["relation"]}


def _person(whole: Household, member: str) -> Household:
    return next(one for one in whole["members"] if one["id"] == member)


def _at(whole: Household, path: str) -> Any:
    room, name = path.split(".")
    return whole[room][name]
