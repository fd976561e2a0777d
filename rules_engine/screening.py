# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household against the whole catalogue: first every verdict at once, then the reasons of those that are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rules_engine.catalogue import Catalogue
from rules_engine.columns import FAILS, OPEN, Columns, Decided, columns
from rules_engine.derivation import UNLISTED_CHILD, View, number, view
from rules_engine.plausibility import plausible
from rules_engine.question import Question, next_question
from rules_engine.recognised_income import SCHEMES, Recognised, recognised_income
from rules_engine.result import Result, Verdict, open_verdict, result_for
from rules_engine.sets import ANY_AMOUNT, FALSE, TRUE, Value
from rules_engine.situation import Member, Situation

ADULT = 19
CALLED = {
    "self": "본인",
    "spouse": "배우자",
    "child": "자녀",
    "parent": "부모님",
    "grandparent": "조부모님",
    "grandchild": "손자녀",
    "sibling": "형제자매",
}
ELSEWHERE: Mapping[str, Value] = {f"recognised_income.{name}": ANY_AMOUNT for name in SCHEMES}
Pair = tuple[int, int]


@dataclass(frozen=True)
class Screening:
    """The verdicts for a household on a day. Reasons are made for the results that are asked for, when they are.

    `pairs` are the (programme row, recipient column) that concern each other.
    """

    household: View
    catalogue_version: str
    recognised: Mapping[str, Recognised]
    compiled: Columns
    decided: Decided
    recipients: tuple[Member | None, ...]
    known: Mapping[str, Value]
    own: tuple[Mapping[str, Value], ...]
    pairs: tuple[Pair, ...]
    include_ineligible: bool = False
    skip: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def as_of(self) -> date:
        """The day of the enquiry."""
        return self.household.as_of

    @cached_property
    def _made(self) -> dict[Pair, Result]:
        return {}

    def _result(self, pair: Pair) -> Result:
        if pair not in self._made:
            (programme, period), column = self.compiled.rows[pair[0]], pair[1]
            member = self.recipients[column]
            self._made[pair] = result_for(programme, period, member, self.household, self._known(column))
        return self._made[pair]

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict of each pair. Only what is open, or an unreviewed import, needs its reasons for that."""
        return tuple(self._verdict(pair) for pair in self.pairs)

    def _verdict(self, pair: Pair) -> Verdict:
        outcome = self.decided.outcome[pair]
        programme, period = self.compiled.rows[pair[0]]
        if programme.unreviewed:
            return self._result(pair).verdict
        if outcome == OPEN:
            return open_verdict(period, self.recipients[pair[1]], self.household, self._known(pair[1]))
        return "ineligible" if outcome == FAILS else "confirm" if self.decided.confirm[pair] else "eligible"

    def _known(self, column: int) -> Mapping[str, Value]:
        member, own = self.recipients[column], self.own[column]
        return {**self.known, **own} if member is None or member.lives_together else own

    @property
    def results(self) -> tuple[Result, ...]:
        """Every result with its reasons."""
        return tuple(self._result(pair) for pair in self.pairs)

    @cached_property
    def shown(self) -> tuple[Result, ...]:
        """The results to show: what fails stays out unless it was asked for."""
        return tuple(
            self._result(pair)
            for pair, verdict in zip(self.pairs, self.verdicts, strict=True)
            if self.include_ineligible or verdict != "ineligible" or self._received(pair)
        )

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many results came out how; what is received already counts as that only."""
        counts = dict.fromkeys(("eligible", "confirm", "unknown", "ineligible", "received"), 0)
        for pair, verdict in zip(self.pairs, self.verdicts, strict=True):
            counts["received" if self._received(pair) else verdict] += 1
        return counts

    @cached_property
    def question(self) -> Question | None:
        """The one fact that settles most, or None when nothing more would change a verdict."""
        undecided = [
            (result.programme.id, tuple(one for one in result.missing if plausible(one, self.household)))
            for result in self.shown
            if result.verdict == "unknown" and not result.received
        ]
        return next_question(undecided, names_of(self.household), self.skip)

    def _received(self, pair: Pair) -> bool:
        return self.compiled.rows[pair[0]][0].id in (self.household.situation.receiving or ())


def screen(
    situation: Situation,
    catalogue: Catalogue,
    *,
    members: Iterable[str] | None = None,
    programs: Iterable[str] | None = None,
    include_ineligible: bool = False,
    skip: frozenset[tuple[str, str | None]] = frozenset(),
) -> Screening:
    """Screen a situation.

    Args:
        situation: what is known; it carries the day.
        catalogue: the programmes.
        members: ids of the people asked about (default: everybody).
        programs: ids of the programmes asked about (default: all).
        include_ineligible: also show what fails, with the failing conditions.
        skip: questions (fact, member) not to ask again.
    """
    household = view(situation)
    recognised = {name: found for name in SCHEMES if (found := recognised_income(name, household)) is not None}
    shared = _shared_facts(household, recognised, catalogue)
    recipients: tuple[Member | None, ...] = (None, *household.people, UNLISTED_CHILD)
    home = [member is None or member.lives_together for member in recipients]
    own = tuple(
        {} if member is None else member.facts if at_home else {**member.facts, **ELSEWHERE}
        for member, at_home in zip(recipients, home, strict=True)
    )
    known = {**household.household, **shared}
    compiled = columns(catalogue, situation.as_of)
    return Screening(
        household=household,
        catalogue_version=catalogue.version,
        recognised=recognised,
        compiled=compiled,
        decided=compiled.decide(known, own, home, situation.as_of),
        recipients=recipients,
        known=known,
        own=own,
        pairs=_pairs(compiled, recipients, household, members, programs),
        include_ineligible=include_ineligible,
        skip=skip,
    )


def names_of(household: View) -> dict[str | None, str]:
    """How a question addresses each person; the enquirer needs no name when alone."""
    if len(household.people) == 1:
        return {household.people[0].id: ""}
    names: dict[str | None, str] = {}
    for member in household.people:
        same = [other for other in household.people if other.relation == member.relation]
        place = f" {same.index(member) + 1}" if len(same) > 1 else ""
        names[member.id] = f"{CALLED.get(member.relation or '', '가족')}{place}의"
    return names


def _shared_facts(household: View, recognised: Mapping[str, Recognised], catalogue: Catalogue) -> dict[str, Value]:
    found: dict[str, Value] = {f"recognised_income.{name}": result.krw for name, result in recognised.items()}
    if (received := household.situation.receiving) is not None:
        found |= {f"receiving.{one}": TRUE if one in received else FALSE for one in catalogue.programmes}
    return found


def _pairs(
    compiled: Columns,
    recipients: Sequence[Member | None],
    household: View,
    members: Iterable[str] | None,
    programs: Iterable[str] | None,
) -> tuple[Pair, ...]:
    wanted = None if members is None else frozenset(members)
    asked = None if programs is None else frozenset(programs)
    columns_of = {
        kind: [
            column
            for column, member in enumerate(recipients)
            if _receives(kind, member, household) and _wanted(member, wanted)
        ]
        for kind in ("household", "child", "person", "organisation")
    }
    return tuple(
        (row, column)
        for row, (programme, _) in enumerate(compiled.rows)
        if asked is None or programme.id in asked
        for column in columns_of[programme.recipient]
    )


def _wanted(member: Member | None, wanted: frozenset[str] | None) -> bool:
    return wanted is None or member is None or (member.listed and member.id in wanted)


def _receives(recipient: str, member: Member | None, household: View) -> bool:
    if recipient == "organisation":
        return False
    if member is None or recipient == "household":
        return member is None and recipient == "household"
    if not member.listed:
        return recipient == "child" and _may_have_more_children(household)
    return recipient == "person" or _is_child(member)


def _may_have_more_children(household: View) -> bool:
    """Whether a child may live here who was not named; such a child may receive what is for children."""
    listed = [m for m in household.people if m.lives_together and m.relation in ("child", "grandchild")]
    return number(household.household, "household.children").hi > len(listed)


def _is_child(member: Member) -> bool:
    if member.relation in ("child", "grandchild", "sibling", "other"):
        return True
    age = number(member.facts, "member.age")
    return age.hi < ADULT
