# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme: who may have it and since when, what it gives, how to ask for it, and where all that stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rules_engine.facts.sets import Choice, Outcome, Value
from rules_engine.programmes.criteria import Criteria, Source
from rules_engine.programmes.limits import Limit
from rules_engine.programmes.use import NOTHING, Use

Kind = Literal["decided", "referral", "named"]
Recipient = Literal["person", "child", "household", "organisation"]
MONTHS_FRESH = 36
Selection = Literal["quota", "review"]


@dataclass(frozen=True, slots=True)
class Confirm:
    """A condition a person must see.

    Where `settled_by` is known to hold it falls away; known to fail, it refuses. Where `unless` is known to hold it
    falls away too, but failing leaves it to the person: "a one-person household, or soon to be one".
    No item has both: what settles it could still refuse what `unless` lets pass.
    """

    text: str
    settled_by: Criteria = ()
    unless: Criteria = ()


@dataclass(frozen=True, slots=True)
class AmountCase:
    """One amount and the conditions under which it is the one paid."""

    krw: Limit | None
    when: Criteria = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What is given: the first case that applies, a calculation by name, or words alone.

    `per` and `period` say for whom and how often (`once`, `month`, `year`).
    """

    cases: tuple[AmountCase, ...] = ()
    calculate: str | None = None
    per: str | None = None
    period: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which applications are taken, both included."""

    opens: date | None
    closes: date | None


@dataclass(frozen=True, slots=True)
class Apply:
    """How to ask for it. `within` is a number of months or days after a birth (`after`), as printed in `deadline`."""

    how: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    phone: str | None = None
    url: str | None = None
    deadline: str | None = None
    within_months: int | None = None
    within_days: int | None = None
    after: str | None = None
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The conditions in force from a day to a day, both included; `until` None means until a change is on record."""

    since: date | None
    until: date | None
    who: Criteria
    source: Source
    confirm: tuple[Confirm, ...] = ()
    steps: tuple[str, ...] = ()
    amount: Amount | None = None
    apply: Apply | None = None

    def covers(self, day: date) -> bool:
        """Whether the period is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change, in words, for people who ask what changed."""

    text: str
    effective: str | None


@dataclass(frozen=True, slots=True)
class Programme:
    """One benefit as the catalogue holds it.

    `kind`: decided by conditions; a referral (a place, a line or a service open to a group); or only named, of which
    no verdict is given. What is for an organisation gives residents no verdict either.
    `occasion`: only where something happened that no fact tells: a fire, a sudden illness.
    `unreviewed`: imported, so no further than `confirm`. `blank`: imported without any condition, which is unknown and
    not "open to all".
    """

    id: str
    name: str
    kind: Kind
    plain: str
    category: str
    provider: Mapping[str, str]
    region: Mapping[str, Any]
    recipient: Recipient
    periods: tuple[Period, ...]
    checked_on: date
    as_of: str
    authority: str
    aliases: tuple[str, ...] = ()
    amount: Amount | None = None
    apply: Apply = field(default_factory=Apply)
    selection: Selection | None = None
    occasion: bool = False
    unreviewed: bool = False
    blank: bool = False
    legal_basis: str | None = None
    paid: str | None = None
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    use: Use = NOTHING

    def on(self, day: date) -> Period | None:
        """The period in force on a day, or None: not yet, or no longer."""
        return next((period for period in self.periods if period.covers(day)), None)

    def stale(self, day: date) -> bool:
        """Whether what is on record is too old for a plain yes on a day: first ask whether it still runs."""
        year, month = (*map(int, self.as_of.split("-")[:2]), 12)[:2]
        return 12 * (day.year - year) + day.month - month > MONTHS_FRESH


def runs_here(region: Mapping[str, Any], known: Mapping[str, Value]) -> Outcome:
    """Whether what runs in a region runs where a household lives; that others may come too does not count."""
    return min((_part(known.get(f"residence.{part}"), named) for part, named in region.items()), default=Outcome.HOLDS)


def _part(place: Value | None, named: str | Sequence[str]) -> Outcome:
    words = frozenset([named] if isinstance(named, str) else named)
    return place.among(words) if isinstance(place, Choice) else Outcome.OPEN
