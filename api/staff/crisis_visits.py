# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A visit to a household in a crisis of poverty or of care, which an officer puts on the round with one other by name.

A 빈곤위기가정 is visited together with the 통장 of the place; for a 돌봄위기가정 exactly one 복지플래너 answers.
Source: 찾아가는 동주민센터, 보편방문 (빈곤·돌봄위기가정).
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.staff.accounts import Accounts, Officer
from api.staff.rights import Role
from api.store.access_log import Access, AccessLog
from api.store.visits import Plan, Visits

WITH: Mapping[str, Role] = {"poverty_crisis": "tong", "care_crisis": "planner"}
"""The kinds of visit, and the role of the one who comes along or answers for it."""
LONGEST = 20


class NobodyNamedError(Exception):
    """The visit names nobody, or somebody who is not there for it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A visit: its kind, the household by its number (never a name), the 동, the day, and the one who is named."""

    kind: str
    household: str
    dong: str
    on: date
    named: str


def nameable(officer: Officer, accounts: Accounts) -> Mapping[str, Sequence[Officer]]:
    """Who may be named for each kind of visit: the officers of that role in this 시군구."""
    return {kind: accounts.open_of(role, officer.sigungu) for kind, role in WITH.items()}


def put_on_the_round(wanted: Wanted, officer: Officer, accounts: Accounts, visits: Visits, log: AccessLog) -> bool:
    """Plan the visit; False where the same one stands there already.

    Raises `NobodyNamedError`, or one of `database.DEAD`.
    """
    near = [one.name for one in nameable(officer, accounts).get(wanted.kind, ()) if one.dong in ("", wanted.dong)]
    if wanted.named not in near:
        raise NobodyNamedError
    content = {"household": wanted.household or "-", "named": wanted.named, "planned_by": officer.name}
    key = f"{wanted.household}/{wanted.on}" if wanted.household else uuid.uuid4().hex
    companion = "tong" if WITH[wanted.kind] == "tong" else ""
    log.note(Access(officer.name, officer.role, "change", "visits planned", why="case"))
    plan = Plan(wanted.kind, key, officer.sigungu, wanted.dong, wanted.on, content, companion=companion)
    return visits.plan([plan]) == 1
