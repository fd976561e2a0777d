# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who may what, as `rights.yaml` has it; what is not written there is refused."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_name("rights.yaml")

Role = Literal["counter", "planner", "nurse", "care", "case_manager", "tong", "district", "catalogue"]
Right = Literal[
    "check",
    "inbox",
    "open",
    "assign",
    "visits",
    "visit_details",
    "plan_visits",
    "reminders",
    "resources",
    "numbers",
    "access_log",
    "accounts",
    "draft",
    "approve",
]
Degree = Literal["none", "list", "read", "take"]
DEGREES: tuple[Degree, ...] = ("none", "list", "read", "take")
"""Each holds what stands before it."""


class RoleFacts(BaseModel):
    """A role's name, how far it sees, and where its day begins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    place: Literal["dong", "sigungu", "none"]
    begins: Literal["inbox", "counter"] = "inbox"


class WithoutPlace(BaseModel):
    """At most how much a role may of a case that names no place, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    most: Degree
    why: str


class Rights(BaseModel):
    """The matrix."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: Mapping[Role, RoleFacts]
    cases: Mapping[str, Mapping[Role, Degree]]
    receivers: Mapping[str, tuple[Role, ...]]
    without_place: Mapping[Role, WithoutPlace]
    told_by_number: tuple[str, ...]
    visits: Mapping[str, Mapping[Role, Degree]]
    rights: Mapping[Right, tuple[Role, ...]]

    def may(self, role: Role, right: Right) -> bool:
        """Whether a role has a right."""
        return role in self.rights.get(right, ())

    def degree(self, role: Role, kind: str) -> Degree:
        """How much of a kind of case a role may; a kind that nobody wrote down is for nobody."""
        return self.cases.get(kind, {}).get(role, "none")

    def reaches(self, role: Role, kind: str, degree: Degree) -> bool:
        """Whether a role may at least so much of a kind of case."""
        return holds(self.degree(role, kind), degree)

    def goes(self, role: Role, kind: str, degree: Degree) -> bool:
        """Whether a role may at least so much of a kind of visit."""
        return holds(self.visits.get(kind, {}).get(role, "none"), degree)

    def receives(self, role: Role, kind: str) -> bool:
        """Whether a kind of case may be handed on to a role."""
        return role in self.receivers.get(kind, ())

    def reaches_without_place(self, role: Role, degree: Degree) -> bool:
        """Whether a role may so much of a case that names no place."""
        return role in self.without_place and holds(self.without_place[role].most, degree)


def holds(given: Degree, degree: Degree) -> bool:
    """Whether what is given is at least so much."""
    return DEGREES.index(given) >= DEGREES.index(degree)


@cache
def rights() -> Rights:
    """The matrix of this service."""
    return Rights.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
