# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""In what role somebody receives a programme: the mother, the newborn, the household. It follows from the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from rules_engine.facts.called import CALLED, called
from rules_engine.facts.derivation import View, view
from rules_engine.facts.reading import read_situation
from rules_engine.facts.sets import Outcome, Value
from rules_engine.programmes.programme import Period, Programme
from rules_engine.verdicts.evaluation import judge

ROLES = Path(__file__).with_name("roles.yaml")
DAYS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its word; `refused` is a person whom every programme for this role refuses, where there is one."""

    name: str
    recipient: str
    label: str
    refused: Mapping[str, Any] | None = None


def role_of(programme: Programme, period: Period, on: date) -> Role:
    """For whom a programme is meant on a day: the first role of its recipient outside which its conditions all fail.

    So 첫만남이용권 is for a newborn because it refuses every child of three years or more; what takes mothers and
    others is for a person.
    """
    return next(
        role
        for role in _roles()
        if role.recipient == programme.recipient
        and (role.refused is None or judge(period.who, _outside(role.name, on), on).outcome is Outcome.FAILS)
    )


def role_label(role: Role, member_id: str | None, household: View) -> str:
    """To whom it goes, as people say it: 어머니(본인) 앞으로, 아기 앞으로, 집 앞으로."""
    member = next((one for one in household.people if one.id == member_id), None)
    if member is None:
        return f"{role.label} 앞으로"
    who = called(member, household.people)
    if not role.label:
        return f"{who} 앞으로"
    said_already = role.recipient == "child" and who == CALLED["child"]
    return f"{role.label} 앞으로" if said_already else f"{role.label}({who}) 앞으로"


@lru_cache(maxsize=DAYS_KEPT)
def _outside(name: str, on: date) -> Mapping[str, Value]:
    """All that is known, on a day, of somebody who is only known not to be in a role."""
    role = next(role for role in _roles() if role.name == name)
    return view(read_situation({"members": [role.refused]}, on)).people[0].facts


@cache
def _roles() -> tuple[Role, ...]:
    entries = yaml.safe_load(ROLES.read_text(encoding="utf-8"))
    return tuple(Role(name, entry["for"], entry["label"], entry.get("refused")) for name, entry in entries.items())
