# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is known of a household on a day, each fact as the set of values still possible."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules_engine.facts.sets import Choice, Value


@dataclass(frozen=True, slots=True)
class Member:
    """One person: `facts` by path (`member.age`); an absent fact is unknown."""

    id: str
    facts: Mapping[str, Value]
    lives_together: bool = True
    listed: bool = True
    relation: str | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """The relation to the enquirer, when it is certain."""
        value = self.facts.get("member.relation")
        object.__setattr__(self, "relation", value.exact if isinstance(value, Choice) else None)

    def may_be(self, *relations: str) -> bool:
        """Whether the relation may be one of these; any may be where none was told."""
        value = self.facts.get("member.relation")
        return not isinstance(value, Choice) or not value.possible.isdisjoint(relations)

    def is_surely(self, *relations: str) -> bool:
        """Whether the relation is one of these, whichever."""
        value = self.facts.get("member.relation")
        return isinstance(value, Choice) and value.possible <= {*relations}


@dataclass(frozen=True, slots=True)
class Situation:
    """The enquiry as a whole. `facts` holds residence and household facts by path.

    `receiving` is None when nobody has said what is received already.
    """

    as_of: date
    facts: Mapping[str, Value]
    members: tuple[Member, ...]
    receiving: frozenset[str] | None = None
    written: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The facts in the form of the fast executor, once it was needed; a situation is screened several times a turn."""

    def member(self, member_id: str) -> Member | None:
        """The member with this id."""
        return next((member for member in self.members if member.id == member_id), None)
