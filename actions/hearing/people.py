# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who a family word means, and how we call the people of a household."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.household import ME, member_of
from actions.phrasing.birth_order import in_order

PEOPLE = Path(__file__).with_name("people.yaml")
CALLED = {
    "self": "본인",
    "spouse": "배우자",
    "child": "아이",
    "parent": "부모님",
    "grandparent": "조부모님",
    "grandchild": "손주",
    "sibling": "형제자매",
    "other": "가족",
}


@dataclass(frozen=True, slots=True)
class Kin:
    """What a family word tells of a person."""

    word: str
    relation: str
    together: bool
    sex: str | None = None
    one: bool = False


@cache
def kin() -> Mapping[str, Kin]:
    """Every family word of the grammar."""
    return {word: Kin(word, **entry) for word, entry in yaml.safe_load(PEOPLE.read_text(encoding="utf-8")).items()}


def known_as(situation: Mapping[str, Any], one: Kin) -> list[str]:
    """The ids of the members whom a word may mean, in the order in which they were named.

    >>> known_as({"members": [{"id": "me", "relation": "self"}]}, kin()["배우자"])
    []
    """
    return [
        member["id"]
        for member in situation.get("members", ())
        if member.get("relation") == one.relation and (one.sex is None or member.get("sex") in (None, one.sex))
    ]


def new_id(situation: Mapping[str, Any], one: Kin, taken: int = 0) -> str:
    """An id for one more person: `spouse`, `child-1`, `child-2`.

    >>> new_id({}, kin()["배우자"]), new_id({}, kin()["딸"], taken=1)
    ('spouse', 'child-2')
    """
    if one.relation == "self":
        return ME
    if one.relation == "spouse":
        return "spouse"
    same = sum(member.get("relation") == one.relation for member in situation.get("members", ()))
    return f"{one.relation}-{same + taken + 1}"


def called(situation: Mapping[str, Any], member: str | None, *, aged: bool = True) -> str:
    """How we call a member, several children by order and, with `aged`, age; empty for the enquirer and the household.

    >>> called({"members": [{"id": "child-1", "relation": "child"}, {"id": "child-2", "relation": "child"}]}, "child-2")
    '아이 2'
    """
    person = member_of(situation, member) if member else None
    if person is None or person["id"] == ME:
        return ""
    relation = person.get("relation", "other")
    same = [one["id"] for one in situation.get("members", ()) if one.get("relation") == relation]
    if len(same) == 1:
        return _word(relation, person.get("sex"))
    if relation == "child" and (name := in_order(situation, person["id"], aged=aged)) is not None:
        return name
    sex = None if relation == "child" else person.get("sex")
    return f"{_word(relation, sex)} {same.index(person['id']) + 1}"


def _word(relation: str, sex: str | None) -> str:
    by_sex = {
        ("spouse", "male"): "남편",
        ("spouse", "female"): "아내",
        ("parent", "female"): "어머니",
        ("parent", "male"): "아버지",
        ("child", "female"): "딸",
        ("child", "male"): "아들",
    }
    return by_sex.get((relation, sex or ""), CALLED.get(relation, "가족"))
