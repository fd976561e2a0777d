# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The cases on which every execution must agree: made households, whole and told in part, on three days."""

from collections.abc import Iterator
from datetime import date
from itertools import count, islice
from random import Random
from typing import Any

from rules_engine import Situation, read_situation
from tests.rules_engine.households import told_in_part, whole_household

CASES = 500
DAYS = {date(2023, 12, 31), date(2024, 8, 1), date(2026, 11, 21)}
NEAR = {"any_of": ["강서구", "은평구", "수원시", "수원시 영통구"]}


def cases() -> list[Situation]:
    """The same households every time."""
    return list(islice(_cases(), CASES))


def _cases() -> Iterator[Situation]:
    for seed in count():
        rng = Random(seed)
        whole = _apart(rng, whole_household(rng))
        if date.fromisoformat(whole["as_of"]) in DAYS:
            yield read_situation(whole, date.max)
            yield read_situation(_doubtful(rng, _in_part(rng, whole)), date.max)


def _apart(rng: Random, household: dict[str, Any]) -> dict[str, Any]:
    """Of some families one lives elsewhere."""
    apart = rng.choice(household["members"])
    if apart["relation"] == "self" or rng.random() < 0.7:
        return household
    apart["lives_together"] = False
    size = household["household"]["size"] - 1
    return {
        **household,
        "household": {
            **household["household"],
            "size": size,
            "children": household["household"]["children"] - (apart["relation"] in ("child", "grandchild")),
            "types": {**household["household"]["types"], "one_person": size == 1},
        },
    }


def _in_part(rng: Random, whole: dict[str, Any]) -> dict[str, Any]:
    """Told in part, but for who lives here."""
    here = {member["id"]: member.get("lives_together", True) for member in whole["members"]}
    told = told_in_part(rng, whole)
    return {**told, "members": [{**member, "lives_together": here[member["id"]]} for member in told["members"]]}


def _doubtful(rng: Random, told: dict[str, Any]) -> dict[str, Any]:
    """Of some the place is one of several, or nobody is named at all."""
    kind = rng.random()
    if kind < 0.1:
        return {"as_of": told["as_of"]}
    return {**told, "residence": {**told["residence"], "sigungu": NEAR}} if kind < 0.3 else told
