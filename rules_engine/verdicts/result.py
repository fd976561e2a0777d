# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The verdict on one programme for one recipient, with everything that explains it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from rules_engine.facts.derivation import View
from rules_engine.facts.sets import Outcome, Value
from rules_engine.facts.situation import Member
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.programme import Apply, Confirm, Period, Programme, runs_here
from rules_engine.verdicts.amounts import AmountResult, amount_for
from rules_engine.verdicts.deadlines import Deadline, deadline_for
from rules_engine.verdicts.evaluation import Reason, judge
from rules_engine.verdicts.missing import Missing, needed_for
from rules_engine.verdicts.plausibility import plausible

Verdict = Literal["eligible", "confirm", "unknown", "ineligible"]
OFF_RECORD = "{year}년 기준 금액이 저희 자료에 없어요. 담당자에게 확인해 주세요."
OLD_RECORD = "{year}년 자료예요. 지금도 하는 사업인지 먼저 전화로 물어봐 주세요."
LIVES_ELSEWHERE = "따로 사는 가족은 그 집의 소득과 사는 곳을 봐야 해요. 담당자에게 확인해 주세요."


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
class Outline:
    """A result before its reasons are made: what it is chosen by among many. `pair` is its place in the screening.

    `nearby`: it surely runs where the household lives; of a place that is not known, only what runs everywhere.
    """

    pair: tuple[int, int]
    programme: Programme
    member: str | None
    verdict: Verdict
    amount: AmountResult | None
    deadline: Deadline
    unlikely: bool
    nearby: bool


def result_for(
    programme: Programme, period: Period, member: Member | None, household: View, known: Mapping[str, Value]
) -> Result:
    """Judge one programme for one recipient, of whom `known` is all that is known."""
    on = household.as_of
    judged = _judged(period, known, on)
    missing = _missing(judged.reasons, household, member) if judged.outcome is Outcome.OPEN else ()
    confirm = list(judged.confirm)
    if judged.outcome is not Outcome.FAILS and any(not reason.on_record for reason in judged.reasons):
        confirm.append(OFF_RECORD.format(year=on.year))
    if programme.stale(on):
        confirm.append(OLD_RECORD.format(year=programme.as_of[:4]))
    if judged.outcome is Outcome.OPEN and not missing and member is not None and not member.lives_together:
        confirm.append(LIVES_ELSEWHERE)
    apply = period.apply or programme.apply
    return Result(
        programme=programme,
        period=period,
        member=member.id if member is not None and member.listed else None,
        verdict="unknown"
        if programme.blank
        else _verdict(judged.outcome, confirm=bool(confirm), missing=bool(missing), unreviewed=programme.unreviewed),
        received=programme.id in (household.situation.receiving or ()),
        known=known,
        reasons=judged.reasons,
        missing=missing,
        confirm=tuple(confirm),
        steps=period.steps,
        amount=amount_for(period.amount or programme.amount, known, household),
        apply=apply,
        deadline=deadline_for(apply, known, on),
        unlikely=_unlikely(programme, judged.outcome, missing, household),
    )


class _Judged(NamedTuple):
    outcome: Outcome
    reasons: tuple[Reason, ...]
    confirm: tuple[str, ...]


def _judged(period: Period, known: Mapping[str, Value], on: date) -> _Judged:
    """The conditions with the confirm items beside them."""
    judged = judge(period.who, known, on)
    reasons, outcome, confirm = list(judged.reasons), judged.outcome, []
    for item in period.confirm:
        weighed = _weighed(item, known, on)
        reasons.extend(reason for reason in weighed.reasons if not any(_same(reason, told) for told in reasons))
        outcome = min(outcome, weighed.outcome)
        confirm.extend([item.text] if weighed.asked else [])
    return _Judged(outcome, tuple(reasons), tuple(confirm))


def _same(one: Reason, other: Reason) -> bool:
    """Whether two reasons compare the same, whatever words each rule has for it."""
    return _meaning(one.atom) == _meaning(other.atom)


def _meaning(atom: Atom) -> tuple[object, ...]:
    return atom.fact, atom.least, atom.most, atom.among, atom.source


class _Weighed(NamedTuple):
    """What the machine makes of a confirm item: its effect, the reasons for it, and whether a person must see it."""

    outcome: Outcome
    asked: bool
    reasons: tuple[Reason, ...] = ()


def _weighed(item: Confirm, known: Mapping[str, Value], on: date) -> _Weighed:
    settled, unless = judge(item.settled_by, known, on), judge(item.unless, known, on)
    if item.settled_by and settled.outcome is not Outcome.OPEN:
        return _Weighed(settled.outcome, asked=False, reasons=settled.reasons)
    if item.unless and unless.outcome is not Outcome.FAILS:
        return _Weighed(unless.outcome, asked=unless.outcome is Outcome.OPEN, reasons=unless.reasons)
    return _Weighed(Outcome.HOLDS, asked=True)


def _verdict(outcome: Outcome, *, confirm: bool, missing: bool, unreviewed: bool) -> Verdict:
    if unreviewed:
        return "unknown" if outcome is Outcome.OPEN and missing else "confirm"
    if outcome is Outcome.FAILS:
        return "ineligible"
    if outcome is Outcome.OPEN and missing:
        return "unknown"
    return "confirm" if confirm or outcome is Outcome.OPEN else "eligible"


def _missing(reasons: Sequence[Reason], household: View, member: Member | None) -> tuple[Missing, ...]:
    open_atoms = (reason.atom for reason in reasons if reason.outcome is Outcome.OPEN and reason.on_record)
    return tuple(dict.fromkeys(one for atom in open_atoms for one in needed_for(atom, household, member)))


def _unlikely(programme: Programme, outcome: Outcome, missing: tuple[Missing, ...], household: View) -> bool:
    if programme.unreviewed and outcome is Outcome.FAILS:
        return True
    if runs_here(programme.region, household.household) is Outcome.FAILS:
        return True
    return bool(missing) and not any(plausible(one, household) for one in missing)
