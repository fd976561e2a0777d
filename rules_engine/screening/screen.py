# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household against the whole catalogue: first every verdict at once, then the reasons of those that are shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.conditions import CAN
from rules_engine.arrays.hanging import Hanging, hanging
from rules_engine.arrays.layout import NOBODY_TOLD
from rules_engine.arrays.weighing import CONFIRM, INELIGIBLE
from rules_engine.compiled.columns import EVERYBODY, LANE, Columns, Decided, spread
from rules_engine.compiled.compiling import columns
from rules_engine.facts.called import called
from rules_engine.facts.derivation import UNLISTED_CHILD, View, view
from rules_engine.facts.sets import ANY_AMOUNT, FALSE, TRUE, Outcome, Value
from rules_engine.facts.situation import Member, Situation
from rules_engine.means.recognised_income import SCHEMES, Recognised, recognised_income
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.programme import runs_here
from rules_engine.questions.question import Question, next_question
from rules_engine.questions.question_order import question_order, rank
from rules_engine.screening.asking import OWN_FAMILY, WIDEST_STAGE, Asker, Refusal, Stage
from rules_engine.screening.permission import Permission, permission
from rules_engine.verdicts.amounts import amount_for
from rules_engine.verdicts.deadlines import Deadline, deadline_for
from rules_engine.verdicts.guarded import guarded_result, or_else
from rules_engine.verdicts.missing import Missing, needed_for
from rules_engine.verdicts.plausibility import plausible
from rules_engine.verdicts.result import Outline, Result, Verdict

VERDICTS: tuple[Verdict, ...] = ("eligible", "confirm", "unknown", "ineligible")
KINDS = ("decided", "referral")
ELSEWHERE: Mapping[str, Value] = {f"recognised_income.{name}": ANY_AMOUNT for name in SCHEMES}
Pair = tuple[int, int]


@dataclass(eq=False)  # making a frozen one costs as much as weighing five rules
class Screening:
    """The verdicts for a household on a day. Reasons are made for the results that are asked for, when they are.

    `decided` is told of those who were asked about and may be looked at by the asker. `named` says that certain
    programmes were asked for.
    """

    situation: Situation
    catalogue: Catalogue
    compiled: Columns
    decided: Decided
    asker: Asker
    stage: Stage
    permission: Permission
    include_ineligible: bool = False
    skip: frozenset[tuple[str, str | None]] = frozenset()
    first: tuple[str, ...] = ()
    named: bool = False

    @property
    def as_of(self) -> date:
        """The day of the enquiry."""
        return self.situation.as_of

    @property
    def catalogue_version(self) -> str:
        """The version of the rules, texts and figures that were used."""
        return self.catalogue.version

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Who was asked about and may not be looked at, why, and what would allow it."""
        return self.permission.refused

    @property
    def shows_household(self) -> bool:
        """Whether what concerns the household as one may be looked at."""
        return self.permission.recipients[0]

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
    def meant(self) -> npt.NDArray[np.bool_]:
        """The pairs of programme (row) and recipient (column) that concern each other and were asked about."""
        return spread(self.decided.meant, self.decided.lanes)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The marked pairs, programme by programme."""
        return self._paired(np.arange(len(self._places[0])))

    @cached_property
    def _places(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """The row and the column of each marked pair."""
        rows, recipients = np.nonzero(self.meant)
        return rows, recipients

    def _paired(self, places: npt.NDArray[np.intp]) -> tuple[Pair, ...]:
        rows, recipients = self._places
        return tuple(zip(rows[places].tolist(), recipients[places].tolist(), strict=True))

    @cached_property
    def _made(self) -> dict[Pair, Result]:
        return {}

    def result(self, pair: Pair) -> Result:
        """A result with its reasons."""
        if pair not in self._made:
            (programme, period), column = self.compiled.rows[pair[0]], pair[1]
            member = self.recipients[column]
            self._made[pair] = guarded_result(programme, period, member, self.household, self._known_of[column])
        return self._made[pair]

    @property
    def codes(self) -> npt.NDArray[np.int8]:
        """The verdict of each pair as its place in `VERDICTS`."""
        return self.decided.codes

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
                else {f"receiving.{one}": TRUE if one in received else FALSE for one in self.compiled.benefits}
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
        return tuple(self.result(pair) for pair in self.pairs)

    @cached_property
    def shown(self) -> tuple[Result, ...]:
        """The results to show: what fails stays out unless it was asked for, what is imported unless it was named."""
        chosen = np.ones(len(self.codes), np.bool_) if self.include_ineligible else self.codes != INELIGIBLE
        chosen |= self._received
        if not self.named:
            chosen &= self._reviewed
        return tuple(self.result(pair) for pair in self._paired(np.flatnonzero(chosen)))

    @cached_property
    def imported(self) -> tuple[Pair, ...]:
        """What is imported and not ruled out, the best first: met before open, meant for few before meant for all."""
        return self._ranked(~self._ruled_out)

    @cached_property
    def imported_met(self) -> tuple[Pair, ...]:
        """What is imported and met as far as its codes say, in the same order."""
        return self._ranked(~self._ruled_out & (self.codes == CONFIRM))

    @cached_property
    def imported_unlikely(self) -> tuple[Pair, ...]:
        """What is imported and ruled out by its codes or its place, in the same order."""
        return self._ranked(self._ruled_out)

    def _ranked(self, wanted: npt.NDArray[np.bool_]) -> tuple[Pair, ...]:
        places = np.flatnonzero(wanted & ~self._reviewed & ~self._received & (not self.named))
        narrow = self.compiled.narrowness[self._places[0][places]]
        return self._paired(places[np.lexsort((places, -narrow, self.codes[places]))])

    def likely(self) -> Iterator[Outline]:
        """Outlines of what is reviewed, not received, and comes out as eligible or to be confirmed."""
        chosen = (self.codes <= CONFIRM) & self._reviewed & ~self._received
        return (self.outline(pair) for pair in self._paired(np.flatnonzero(chosen)))

    def outline_of(self, program: str, member: str | None) -> Outline | None:
        """The outline of one result, whatever came out; None where it is no result."""
        row = self.compiled.row_of.get(program)
        columns = () if row is None else np.flatnonzero(self.meant[row]).tolist()
        found = (self.outline((row, column)) for column in columns if row is not None)
        return next((one for one in found if one.member == member), None)

    def outline(self, pair: Pair) -> Outline:
        """What a result may be chosen by. Where more must be known, `unlikely` does not say what is hardly so."""
        row, column = pair
        (programme, period), member, known = self.compiled.rows[row], self.recipients[column], self._known_of[column]
        return Outline(
            pair=pair,
            programme=programme,
            member=member.id if member is not None and member.listed else None,
            verdict=VERDICTS[self.decided.code(row, column)],
            amount=or_else(
                programme, lambda: amount_for(period.amount or programme.amount, known, self.household), None
            ),
            deadline=or_else(
                programme, lambda: deadline_for(period.apply or programme.apply, known, self.as_of), Deadline(None)
            ),
            unlikely=not self._here[row] or (programme.unreviewed and not self._can_hold(*np.array([[row], [column]]))),
            nearby=runs_here(programme.region, self.situation.facts) is Outcome.HOLDS,
        )

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
        return self.reviewed_question or self._question_among(~self.compiled.reviewed)

    @cached_property
    def reviewed_question(self) -> Question | None:
        """The one fact that settles most of what is reviewed; what is imported is asked about when that is done."""
        of_kind, reviewed = self.compiled.of_kind, self.compiled.reviewed
        found = filter(None, (self._question_among(of_kind[kind] & reviewed) for kind in KINDS))
        if not self.first:
            return next(found, None)
        return min(found, key=lambda question: rank(question.fact, self.first), default=None)

    def _question_among(self, rows: npt.NDArray[np.bool_]) -> Question | None:
        counted, decided = rows & self._here & ~self._received_rows, self.decided
        undecided = decided.undecided & decided.meant
        hang = Hanging(*hanging(self.compiled.plan, decided.planes, undecided, counted, decided.unlisted))
        if not len(hang.topics):
            return None
        return next_question(hang, self.compiled.weights, self._needed, self._names, self.skip, self.first)

    def _names(self) -> Mapping[str | None, str]:
        return names_of(self.household)

    def _needed(self, topic: int, column: int) -> list[Missing]:
        household = self.household
        needed = needed_for(self.compiled.topics[topic], household, self.recipients[column])
        return [one for one in needed if plausible(one, household)]

    @cached_property
    def _received_rows(self) -> npt.NDArray[np.bool_]:
        received = self.situation.receiving or frozenset()
        found = np.zeros(len(self.compiled.rows), np.bool_)
        found[[row for one in received if (row := self.compiled.row_of.get(one)) is not None]] = True
        return found

    @cached_property
    def _received(self) -> npt.NDArray[np.bool_]:
        """Which pairs are of a programme that is received already."""
        return self._received_rows[self._places[0]]

    @cached_property
    def _reviewed(self) -> npt.NDArray[np.bool_]:
        """Which pairs are of a programme that somebody has checked."""
        return self.compiled.reviewed[self._places[0]]

    @cached_property
    def _here(self) -> npt.NDArray[np.bool_]:
        """Which programmes may run where the household lives."""
        return self.compiled.serving.at(self.situation.facts)

    def _can_hold(self, rows: npt.NDArray[np.intp], recipients: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Which pairs fail no condition; of what stands behind a gate it is not told."""
        bits = self.decided.planes[self.compiled.who[rows], CAN, 0]
        return np.asarray(bits >> recipients.astype(np.uint64) & LANE, np.bool_)

    @cached_property
    def _ruled_out(self) -> npt.NDArray[np.bool_]:
        """Which pairs fail a condition, or are of a programme of another place. It is told of what is imported only."""
        rows, recipients = self._places
        return ~(self._here[rows] & self._can_hold(rows, recipients))


def screen(
    situation: Situation,
    catalogue: Catalogue,
    *,
    members: Iterable[str] | None = None,
    programs: Iterable[str] | None = None,
    include_ineligible: bool = False,
    skip: frozenset[tuple[str, str | None]] = frozenset(),
    asker: Asker = OWN_FAMILY,
    stage: Stage = WIDEST_STAGE,
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
        asker: who asks, and on what ground; by default 본인, of the own household and family.
        stage: how far a relation reaches where this runs.
        first: facts to ask first, in this order, while they are open and can still matter (default: the catalogue's
            own, see `question_order`).

    Raises:
        KeyError: for a fact in `first` that no question asks for.
    """
    chosen = None if members is None else frozenset(members)
    allowed = permission(situation, asker, stage, chosen)
    compiled = columns(catalogue, situation.as_of)
    asked = None if programs is None else compiled.asking_for(programs)
    decided = compiled.decide(situation, asked, _lanes_of(situation, allowed, chosen))
    return Screening(
        situation,
        catalogue,
        compiled,
        decided,
        asker,
        stage,
        allowed,
        include_ineligible,
        skip,
        question_order(first),
        named=programs is not None,
    )


def _lanes_of(situation: Situation, allowed: Permission, chosen: frozenset[str] | None) -> int:
    """The lanes of the household and of those who were asked about, as far as the asker may look at them, in bits."""
    if chosen is None and all(allowed.recipients):
        return EVERYBODY
    ids = (None, *(member.id for member in situation.members or NOBODY_TOLD), "")
    return sum(
        1 << lane
        for lane, (one, seen) in enumerate(zip(ids, allowed.recipients, strict=True))
        if seen and (one is None or chosen is None or one in chosen)
    )


def names_of(household: View) -> dict[str | None, str]:
    """How a question addresses each person; the enquirer needs no name when alone."""
    if len(household.people) == 1:
        return {household.people[0].id: ""}
    return {member.id: f"{called(member, household.people)}의" for member in household.people}
