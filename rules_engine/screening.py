# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household against the whole catalogue: first every verdict at once, then the reasons of those that are shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.hanging import hanging
from rules_engine.arrays.layout import NOBODY_TOLD
from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.catalogue import Catalogue
from rules_engine.columns import Columns, Decided
from rules_engine.compiling import columns
from rules_engine.derivation import UNLISTED_CHILD, View, view
from rules_engine.missing import Missing, needed_for
from rules_engine.plausibility import plausible
from rules_engine.question import Question, next_question
from rules_engine.question_order import question_order, rank
from rules_engine.recognised_income import SCHEMES, Recognised, recognised_income
from rules_engine.result import Result, Verdict, result_for
from rules_engine.sets import ANY_AMOUNT, FALSE, TRUE, Value
from rules_engine.situation import Member, Situation

VERDICTS: tuple[Verdict, ...] = ("eligible", "confirm", "unknown", "ineligible")
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

    `meant` marks the (programme row, recipient column) that concern each other and were asked about.
    """

    situation: Situation
    catalogue: Catalogue
    compiled: Columns
    decided: Decided
    meant: npt.NDArray[np.bool_]
    include_ineligible: bool = False
    skip: frozenset[tuple[str, str | None]] = frozenset()
    first: tuple[str, ...] = ()

    @property
    def as_of(self) -> date:
        """The day of the enquiry."""
        return self.situation.as_of

    @property
    def catalogue_version(self) -> str:
        """The version of the rules, texts and figures that were used."""
        return self.catalogue.version

    @cached_property
    def household(self) -> View:
        """All that is known of the household."""
        return view(self.situation)

    @cached_property
    def recognised(self) -> Mapping[str, Recognised]:
        """The recognised incomes that are on record for the day, with their steps."""
        found = {name: recognised_income(name, self.household) for name in SCHEMES}
        return {name: one for name, one in found.items() if one is not None}

    @cached_property
    def recipients(self) -> tuple[Member | None, ...]:
        """Whom the columns are about: the household, each person, a child who was not named."""
        return (None, *self.household.people, UNLISTED_CHILD)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The marked pairs, programme by programme."""
        rows, recipients = np.nonzero(self.meant)
        return tuple(zip(rows.tolist(), recipients.tolist(), strict=True))

    @cached_property
    def _made(self) -> dict[Pair, Result]:
        return {}

    def _result(self, pair: Pair) -> Result:
        if pair not in self._made:
            (programme, period), column = self.compiled.rows[pair[0]], pair[1]
            member = self.recipients[column]
            self._made[pair] = result_for(programme, period, member, self.household, self._known_of[column])
        return self._made[pair]

    @cached_property
    def codes(self) -> npt.NDArray[np.int8]:
        """The verdict of each pair as its place in `VERDICTS`."""
        return self.decided.verdicts[self.meant]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict of each pair."""
        return tuple(VERDICTS[code] for code in self.codes.tolist())

    @cached_property
    def _known_of(self) -> tuple[Mapping[str, Value], ...]:
        """What is known for each recipient; somebody who lives elsewhere has another household."""
        received = self.situation.receiving
        home = {
            **self.household.household,
            **{f"recognised_income.{name}": result.krw for name, result in self.recognised.items()},
            **(
                {}
                if received is None
                else {f"receiving.{one}": TRUE if one in received else FALSE for one in self.catalogue.programmes}
            ),
        }
        return tuple(
            home
            if member is None
            else {**home, **member.facts}
            if member.lives_together
            else {**member.facts, **ELSEWHERE}
            for member in self.recipients
        )

    @property
    def results(self) -> tuple[Result, ...]:
        """Every result with its reasons."""
        return tuple(self._result(pair) for pair in self.pairs)

    @cached_property
    def shown(self) -> tuple[Result, ...]:
        """The results to show: what fails stays out unless it was asked for."""
        chosen = np.ones(len(self.codes), np.bool_) if self.include_ineligible else self.codes != INELIGIBLE
        chosen |= self._received
        return tuple(self._result(self.pairs[place]) for place in np.flatnonzero(chosen).tolist())

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many results came out how; what is received already counts as that only."""
        counts = np.bincount(self.codes[~self._received], minlength=len(VERDICTS)).tolist()
        return {**dict(zip(VERDICTS, counts, strict=True)), "received": int(self._received.sum())}

    @cached_property
    def question(self) -> Question | None:
        """The one fact that settles most, or None when nothing more would change a verdict.

        What gives something comes before places and services that one may go to anyway, and what is to be asked first
        before everything else.
        """
        if not self.first:
            return next(self._questions(), None)
        return min(self._questions(), key=lambda question: rank(question.fact, self.first), default=None)

    def _questions(self) -> Iterator[Question]:
        here = self.compiled.regions.serving(self.situation.facts) & ~self._received_rows
        names = names_of(self.household)
        for kind in ("decided", "referral"):
            counted = self.meant & (here & self.compiled.of_kind[kind])[:, None]
            open_conditions = hanging(self.compiled.rules, len(self.compiled.conditions), self.decided, counted)
            found = next_question(open_conditions, self.compiled.weights, self._needed, names, self.skip, self.first)
            if found is not None:
                yield found

    def _needed(self, condition: int, column: int) -> tuple[Missing, ...]:
        atom = self.compiled.conditions[condition]
        key = (atom.fact, *(getattr(limit, "by", type(limit)) for limit in (atom.least, atom.most)), column)
        if key not in self._lacking:
            needed = needed_for(atom, self.household, self.recipients[column])
            self._lacking[key] = tuple(one for one in needed if plausible(one, self.household))
        return self._lacking[key]

    @cached_property
    def _lacking(self) -> dict[tuple[object, ...], tuple[Missing, ...]]:
        return {}

    @cached_property
    def _received_rows(self) -> npt.NDArray[np.bool_]:
        received = self.situation.receiving or frozenset()
        if not received:
            return np.zeros(len(self.compiled.rows), np.bool_)
        return np.array([programme.id in received for programme, _ in self.compiled.rows], np.bool_)

    @cached_property
    def _received(self) -> npt.NDArray[np.bool_]:
        """Which pairs are of a programme that is received already."""
        return np.broadcast_to(self._received_rows[:, None], self.meant.shape)[self.meant]


def screen(
    situation: Situation,
    catalogue: Catalogue,
    *,
    members: Iterable[str] | None = None,
    programs: Iterable[str] | None = None,
    include_ineligible: bool = False,
    skip: frozenset[tuple[str, str | None]] = frozenset(),
    first: Iterable[str] | None = None,
) -> Screening:
    """Screen a situation.

    Args:
        situation: what is known; it carries the day.
        catalogue: the programmes.
        members: ids of the people asked about (default: everybody).
        programs: ids of the programmes asked about (default: all).
        include_ineligible: also show what fails, with the failing conditions.
        skip: questions (fact, member) not to ask again.
        first: facts to ask first, in this order, while they are open and can still matter (default: the catalogue's
            own, see `question_order`).

    Raises:
        KeyError: for a fact in `first` that no question asks for.
    """
    compiled = columns(catalogue, situation.as_of)
    decided = compiled.decide(situation)
    meant = decided.concerns[compiled.rules.kind]
    if members is not None:
        meant[:, 1:] &= np.isin([*(member.id for member in situation.members or NOBODY_TOLD), ""], list(members))
    if programs is not None:
        asked = frozenset(programs)
        meant &= np.array([[programme.id in asked] for programme, _ in compiled.rows], np.bool_)
    return Screening(situation, catalogue, compiled, decided, meant, include_ineligible, skip, question_order(first))


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
