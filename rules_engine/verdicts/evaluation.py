# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The readable execution of the rules, and the reference for every other: each condition with its reason.

A condition is Kleene: AND is the least of its parts, OR the greatest, and what is not known stays open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rules_engine.facts.sets import ANY_AMOUNT, ANY_NUMBER, UNKNOWN, Choice, Interval, Outcome, Value
from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion

FROM_ANYTHING = Interval(ANY_NUMBER.lo, ANY_NUMBER.lo)
TO_ANYTHING = Interval(ANY_NUMBER.hi, ANY_NUMBER.hi)


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition as it came out. `on_record` is False where no official figure is known for the day."""

    atom: Atom
    outcome: Outcome
    on_record: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a list of criteria with the reasons that carry it."""

    outcome: Outcome
    reasons: tuple[Reason, ...]


def judge(criteria: Criteria, known: Mapping[str, Value], on: date) -> Judgement:
    """All of the criteria, each with its reason."""
    parts = [_judge(criterion, known, on) for criterion in criteria]
    outcome = min((part.outcome for part in parts), default=Outcome.HOLDS)
    return Judgement(outcome, tuple(reason for part in parts for reason in part.reasons))


def _judge(criterion: Criterion, known: Mapping[str, Value], on: date) -> Judgement:
    if isinstance(criterion, Atom):
        reason = weigh(criterion, known, on)
        return Judgement(reason.outcome, (reason,))
    return _alternatives(criterion, known, on)


def _alternatives(criterion: AnyOf, known: Mapping[str, Value], on: date) -> Judgement:
    """One alternative that holds is the reason; else all that are still open; else all, each with why it fails."""
    parts = [judge(alternative, known, on) for alternative in criterion.alternatives]
    best = max((part.outcome for part in parts), default=Outcome.FAILS)
    if best is Outcome.HOLDS:
        return next(part for part in parts if part.outcome is best)
    shown = [part for part in parts if part.outcome is best]
    return Judgement(best, tuple(_distinct(reason for part in shown for reason in part.reasons)))


def _distinct(reasons: Iterator[Reason]) -> Iterator[Reason]:
    seen: set[int] = set()
    for reason in reasons:
        if id(reason.atom) not in seen:
            seen.add(id(reason.atom))
            yield reason


def weigh(atom: Atom, known: Mapping[str, Value], on: date) -> Reason:
    """One comparison of what is known with what the rule allows."""
    value = known.get(atom.fact)
    if atom.among is not None:
        outcome = value.among(atom.among) if isinstance(value, Choice) else Outcome.OPEN
        return Reason(atom, outcome)
    least = FROM_ANYTHING if atom.least is None else atom.least.on(known, on)
    most = TO_ANYTHING if atom.most is None else atom.most.on(known, on)
    held = value if isinstance(value, Interval) else widest(atom.fact)
    outcome = held.within(least or ANY_NUMBER, most or ANY_NUMBER)
    reckoned = value is not None or not atom.fact.startswith("recognised_income.")
    on_record = outcome is not Outcome.OPEN or (least is not None and most is not None and reckoned)
    return Reason(atom, outcome, on_record)


def widest(path: str) -> Interval:
    """Everything a fact could be while nothing is known of it."""
    fact = facts().get(path)
    if fact is not None:
        if fact.type == "boolean":
            return UNKNOWN
        return Interval(fact.minimum, fact.maximum) if fact.type == "integer" else ANY_NUMBER
    if path.startswith(("household.any_", "receiving.")) or path.endswith(".has_spouse"):
        return UNKNOWN
    return ANY_AMOUNT if path.startswith("recognised_income.") else ANY_NUMBER
