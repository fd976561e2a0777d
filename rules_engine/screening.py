# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household against the whole catalogue: a verdict for each programme and recipient, with its reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rules_engine.amounts import AmountResult, amount_for
from rules_engine.catalogue import Catalogue
from rules_engine.criteria import atoms
from rules_engine.deadlines import Deadline, deadline_for
from rules_engine.derivation import UNLISTED_CHILD, View, number, view
from rules_engine.evaluation import Reason, judge
from rules_engine.missing import Missing, limits_need, missing_for
from rules_engine.programme import Apply, Period, Programme
from rules_engine.question import Question, next_question
from rules_engine.recognised_income import Recognised, recognised_income
from rules_engine.sets import FALSE, TRUE, Interval, Outcome, Value
from rules_engine.situation import Member, Situation

Verdict = Literal["eligible", "confirm", "unknown", "ineligible"]
SCHEMES = ("basic_pension", "disability_pension", "livelihood", "near_poor")
ADULT = 19
CALLED = {"self": "본인", "spouse": "배우자", "child": "자녀", "parent": "부모님", "grandparent": "조부모님", "grandchild": "손자녀", "sibling": "형제자매"}


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict on one programme for one recipient; `member` is None where the household receives it."""

    programme: Programme
    period: Period
    member: str | None
    verdict: Verdict
    received: bool
    known: Mapping[str, Value]
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    confirm: tuple[str, ...]
    steps: tuple[str, ...]
    amount: AmountResult | None
    apply: Apply
    deadline: Deadline
    unlikely: bool = False


@dataclass(frozen=True, slots=True)
class Screening:
    """All results for a household on a day, the recognised incomes behind them, and the next question."""

    as_of: date
    catalogue_version: str
    results: tuple[Result, ...]
    recognised: Mapping[str, Recognised]
    question: Question | None
    include_ineligible: bool = False

    @property
    def shown(self) -> tuple[Result, ...]:
        """The results to show: what fails stays out unless it was asked for."""
        return tuple(r for r in self.results if self.include_ineligible or r.verdict != "ineligible" or r.received)

    @property
    def summary(self) -> dict[str, int]:
        """How many results came out how; what is received already counts as that only."""
        counts = dict.fromkeys(("eligible", "confirm", "unknown", "ineligible", "received"), 0)
        for result in self.results:
            counts["received" if result.received else result.verdict] += 1
        return counts


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
    wanted = None if members is None else frozenset(members)
    chosen = catalogue.programmes if programs is None else {i: catalogue.programmes[i] for i in programs}
    results = tuple(
        _result(programme, period, recipient, household, shared)
        for programme in chosen.values()
        if (period := programme.on(situation.as_of)) is not None
        for recipient in _recipients(programme, household, wanted)
    )
    undecided = [(r.programme.id, r.missing) for r in results if r.verdict == "unknown" and not r.received]
    question = next_question(undecided, names_of(household), skip)
    return Screening(situation.as_of, catalogue.version, results, recognised, question, include_ineligible)


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


def _recipients(programme: Programme, household: View, wanted: frozenset[str] | None) -> list[Member | None]:
    if programme.recipient == "household":
        return [None]
    if programme.recipient == "child":
        chosen: list[Member] = [member for member in household.people if _is_child(member)]
        if wanted is None and number(household.household, "household.children").hi > sum(
            member.lives_together and member.relation in ("child", "grandchild") for member in household.people
        ):
            chosen.append(UNLISTED_CHILD)
    else:
        chosen = list(household.people)
    return [member for member in chosen if wanted is None or member.id in wanted]


def _is_child(member: Member) -> bool:
    if member.relation in ("child", "grandchild", "sibling", "other"):
        return True
    age = number(member.facts, "member.age")
    return age.hi < ADULT


def _result(
    programme: Programme, period: Period, member: Member | None, household: View, shared: Mapping[str, Value]
) -> Result:
    at_home = member is None or member.lives_together
    known = {**household.facts_of(member), **shared} if at_home else household.facts_of(member)
    on = household.as_of
    judged = judge(period.who, known, on)
    reasons, outcome, confirm = list(judged.reasons), judged.outcome, []
    for item in period.confirm:
        settled = judge(item.settled_by, known, on) if item.settled_by else None
        if settled is None or settled.outcome is Outcome.OPEN:
            confirm.append(item.text)
        else:
            reasons.extend(settled.reasons)
            outcome = min(outcome, settled.outcome)
    missing = _missing(reasons, household, member) if outcome is Outcome.OPEN else ()
    off_record = [reason for reason in reasons if not reason.on_record]
    if off_record and outcome is not Outcome.FAILS:
        confirm.append(f"{on.year}년 기준 금액이 저희 자료에 없어요. 담당자에게 확인해 주세요.")
    apply = period.apply or programme.apply
    received = programme.id in (household.situation.receiving or ())
    return Result(
        programme=programme,
        period=period,
        member=member.id if member is not None and member.listed else None,
        verdict=_verdict(outcome, confirm=bool(confirm), missing=bool(missing), unreviewed=programme.unreviewed),
        received=received,
        known=known,
        reasons=tuple(reasons),
        missing=missing,
        confirm=tuple(confirm),
        steps=period.steps,
        amount=amount_for(period.amount or programme.amount, known, household),
        apply=apply,
        deadline=deadline_for(apply, known, on),
        unlikely=programme.unreviewed and outcome is Outcome.FAILS,
    )


def _verdict(outcome: Outcome, *, confirm: bool, missing: bool, unreviewed: bool) -> Verdict:
    if unreviewed:
        return "unknown" if outcome is Outcome.OPEN and missing else "confirm"
    if outcome is Outcome.FAILS:
        return "ineligible"
    if outcome is Outcome.OPEN and missing:
        return "unknown"
    return "confirm" if confirm or outcome is Outcome.OPEN else "eligible"


def _missing(reasons: list[Reason], household: View, member: Member | None) -> tuple[Missing, ...]:
    found: dict[Missing, None] = {}
    for reason in reasons:
        if reason.outcome is not Outcome.OPEN or not reason.on_record:
            continue
        atom = reason.atom
        value = household.facts_of(member).get(atom.fact)
        exact = isinstance(value, Interval) and value.exact is not None
        needed = [] if exact else list(missing_for(atom.fact, household, member))
        for limit in (atom.least, atom.most):
            needed.extend(limits_need(limit, household))
        found |= dict.fromkeys(needed)
    return tuple(found)


def used_facts(programme: Programme, on: date) -> tuple[str, ...]:
    """The facts that a programme's conditions compare on a day."""
    period = programme.on(on)
    return () if period is None else tuple(dict.fromkeys(atom.fact for atom in atoms(period.who)))
