# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A result as a card: every figure in words, every condition with its source, never a bare no."""

from collections.abc import Iterable, Iterator
from datetime import date

from actions.answer import Apply, BenefitItem, Condition
from actions.phrasing.figures import amount_in, day_in
from actions.phrasing.wording import Voice
from rules_engine import Result
from rules_engine.facts.sets import Outcome
from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.criteria import Source
from rules_engine.programmes.programme import Apply as Ways
from rules_engine.screening.presentation import recency
from rules_engine.texts import wording
from rules_engine.verdicts.deadlines import Deadline
from rules_engine.verdicts.evaluation import Reason

MET = {Outcome.HOLDS: True, Outcome.FAILS: False, Outcome.OPEN: None}
MOST_WHY = 6
MOST_LACKING = 3


def card(result: Result, on: date, voice: Voice, who: str = "") -> BenefitItem:
    """The card of a result; `who` is how we call the recipient when that is not plain."""
    programme = result.programme
    return BenefitItem(
        program=programme.id,
        name=programme.name,
        verdict=result.verdict,
        member=result.member,
        summary=programme.plain,
        amount=None if result.verdict == "ineligible" else amount_in(voice, result.amount),
        deadline=deadline_in_words(result.apply, result.deadline, voice),
        why=tuple(_why(result, on)),
        apply=Apply(result.apply.how, result.apply.documents, result.apply.phone, result.apply.url),
        source=source_in_words(result.period.source),
        as_of=recency(programme, result.period, on),
        selection=programme.selection,
        received=result.received,
        headline=_headline(result, voice, who),
        confirm=(*_changes_it(result, on, voice), *result.confirm),
        steps=result.steps if result.verdict != "ineligible" else (),
        kind=programme.kind,
    )


def _headline(result: Result, voice: Voice, who: str) -> str:
    if result.received:
        words = voice("verdict.received")
    elif result.programme.unreviewed:
        words = voice("verdict.unreviewed_unlikely" if result.unlikely else "verdict.unreviewed")
    elif result.verdict == "unknown":
        asked = [missing.fact for missing in result.missing if not facts()[missing.fact].sensitive]
        lacking = ", ".join(dict.fromkeys(voice.of(wording.label(fact)) for fact in asked[:MOST_LACKING]))
        words = voice("verdict.unknown", lacking=lacking) if lacking else voice("verdict.unknown_plain")
    elif result.deadline.window == "closed" and result.verdict in ("eligible", "confirm"):
        words = voice("verdict.closed")
    elif result.verdict == "eligible" and result.programme.selection is not None:
        words = voice(f"verdict.{result.programme.selection}")
    elif result.programme.kind == "referral" and result.verdict in ("eligible", "confirm"):
        words = voice("verdict.referral" if result.verdict == "eligible" else "verdict.referral_confirm")
    else:
        words = voice(f"verdict.{result.verdict}")
    return f"{who}: {words}" if who else words


def _changes_it(result: Result, on: date, voice: Voice) -> Iterator[str]:
    """What would have to be otherwise, where a condition fails."""
    if result.verdict != "ineligible":
        return
    for reason in _distinct(reason for reason in result.reasons if reason.outcome is Outcome.FAILS):
        condition = _condition(reason, result, on)
        yield voice("would_change", label=condition.label, need=condition.need, have=condition.have)


def _why(result: Result, on: date) -> Iterator[Condition]:
    """The conditions that carry the verdict: what fails first, then what is open, then what is met."""
    reasons = sorted(_distinct(result.reasons), key=lambda reason: reason.outcome)
    if result.verdict in ("eligible", "confirm"):
        reasons = [reason for reason in reasons if reason.outcome is not Outcome.FAILS]
    for reason in reasons[:MOST_WHY]:
        yield _condition(reason, result, on)


def _distinct(reasons: Iterable[Reason]) -> Iterator[Reason]:
    seen: set[tuple[str, str | None, object, object]] = set()
    for reason in reasons:
        key = (reason.atom.fact, reason.atom.text, reason.atom.least, reason.atom.most)
        if key not in seen:
            seen.add(key)
            yield reason


def _condition(reason: Reason, result: Result, on: date) -> Condition:
    atom = reason.atom
    return Condition(
        label=wording.label(atom.fact),
        need=wording.need(atom, result.known, on),
        have=wording.have(result.known.get(atom.fact), atom.fact),
        met=MET[reason.outcome],
        source=source_in_words(atom.source),
    )


def source_in_words(source: Source) -> str:
    """Where a rule stands written, and since when it holds.

    >>> source_in_words(Source("서울시 주요업무보고(2024년 4월)", "a.txt", "453-490", None, date(2024, 3, 15)))
    '서울시 주요업무보고(2024년 4월) 453~490행, 2024년 3월 15일부터'
    """
    lines = f" {source.lines.replace('-', '~')}행" if source.lines else ""
    since = f", {wording.day(source.effective)}부터" if source.effective else ""
    return f"{source.title}{lines}{since}"


def deadline_in_words(ways: Ways, deadline: Deadline, voice: Voice) -> str | None:
    """Until when one may apply: the rule as it is printed, and the day that follows from it for this household."""
    if deadline.window == "closed":
        if deadline.opens is not None:
            return voice("deadline.opens", day=day_in(voice, deadline.opens))
        closed = "" if deadline.last is None else day_in(voice, deadline.last)
        return voice("deadline.closed", day=closed) if closed else voice("deadline.closed_plain")
    day = "" if deadline.last is None else day_in(voice, deadline.last)
    if deadline.window == "open":
        return voice("deadline.day", day=day) if day else ways.deadline
    if day and ways.deadline:
        return voice("deadline.earliest" if deadline.approximate else "deadline.exact", rule=ways.deadline, day=day)
    return ways.deadline
