# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The contract's JSON of what the engine knows. Same screening, same bytes, on every channel."""

from datetime import date
from typing import Any

from rules_engine.facts.derivation import View
from rules_engine.facts.sets import MAX, Interval, Outcome
from rules_engine.facts.vocabulary import Fact, facts
from rules_engine.means.recognised_income import Recognised
from rules_engine.programmes.catalogue import NATIONAL
from rules_engine.programmes.criteria import AnyOf, Criteria, Source
from rules_engine.programmes.programme import Amount, Apply, Period, Programme
from rules_engine.programmes.use import Use
from rules_engine.questions.question import Question
from rules_engine.screening.imported_page import ImportedAsked, imported_page
from rules_engine.screening.screen import Screening
from rules_engine.texts import wording
from rules_engine.verdicts.amounts import AmountResult
from rules_engine.verdicts.evaluation import Reason
from rules_engine.verdicts.missing import Missing
from rules_engine.verdicts.result import Result
from rules_engine.verdicts.roles import role_label, role_of

Json = dict[str, Any]


def screening_json(screening: Screening, imported: ImportedAsked | None = None) -> Json:
    """A screening as `POST /v1/screenings` answers it: all that is reviewed, then a page of what is imported."""
    page = imported_page(screening, imported or ImportedAsked())
    return {
        "as_of": screening.as_of.isoformat(),
        "catalogue_version": screening.catalogue_version,
        "asking": asking_json(screening),
        "refused": [{"member": refusal.member, "reason": refusal.reason} for refusal in screening.refused],
        "results": [result_json(result, screening.household) for result in (*screening.shown, *page.results)],
        "summary": screening.summary,
        "imported": {"count": page.fitting, "unlikely": page.unlikely, "next": page.next},
        "question": None if screening.question is None else question_json(screening.question),
        "recognised_income": {
            name: recognised_json(one) for name, one in screening.recognised.items() if screening.shows_household
        },
    }


def asking_json(screening: Screening) -> Json:
    """Who asked, on what ground, and how far a relation reaches."""
    asker = screening.asker
    return {
        "as": asker.basis,
        "label": asker.label,
        "consent": asker.consent,
        "member": asker.member,
        "stage": screening.stage,
    }


def result_json(result: Result, household: View) -> Json:
    """One result; the role says in what quality the recipient is meant."""
    on = household.as_of
    role = role_of(result.programme, result.period, on)
    found: Json = {
        "program": result.programme.id,
        "name": result.programme.name,
        "kind": result.programme.kind,
        "member": result.member,
        "role": role.name,
        "role_label": role_label(role, result.member, household),
        "verdict": result.verdict,
        "received": result.received,
        "selection": result.programme.selection,
        "amount": None if result.amount is None else amount_json(result.amount),
        "reasons": [_reason(reason, result, on) for reason in result.reasons],
        "missing": [missing.fact for missing in result.missing],
        "missing_of": [_missing(missing) for missing in result.missing],
        "confirm": [*result.steps, *result.confirm],
        "apply": _apply(result),
        "recency": recency(result.programme, result.period, on),
        "source": source_json(result.period.source),
    }
    if result.programme.unreviewed:
        found["unreviewed"] = True
    if result.unlikely:
        found["unlikely"] = True
    return found


def _missing(missing: Missing) -> Json:
    return {"fact": missing.fact, "member": missing.member, "label": wording.label(missing.fact)}


def _reason(reason: Reason, result: Result, on: date) -> Json:
    atom = reason.atom
    met = {Outcome.HOLDS: True, Outcome.FAILS: False, Outcome.OPEN: None}[reason.outcome]
    return {
        "fact": atom.fact,
        "label": wording.label(atom.fact),
        "need": wording.need(atom, result.known, on),
        "have": wording.have(result.known.get(atom.fact), atom.fact),
        "met": met,
        "source": source_json(atom.source),
    }


def source_json(source: Source) -> Json:
    """A source as the contract writes it."""
    return {
        "title": source.title,
        "file": source.file,
        "lines": source.lines,
        "url": source.url,
        "effective": None if source.effective is None else source.effective.isoformat(),
    }


def amount_json(amount: AmountResult) -> Json:
    """An amount: `krw` where it is one figure, else the range."""
    exact = None if amount.krw is None else amount.krw.exact
    return {
        "krw": exact,
        "range": None if amount.krw is None or exact is not None else _range(amount.krw),
        "at_most": amount.at_most,
        "per": amount.per,
        "period": amount.period,
        "text": amount.text,
    }


def _range(interval: Interval) -> Json:
    return {"min": interval.lo, "max": None if interval.hi >= MAX else interval.hi}


def _apply(result: Result) -> Json:
    apply, deadline = result.apply, result.deadline
    found: Json = {
        **apply_json(apply),
        "deadline": None if deadline.last is None else deadline.last.isoformat(),
        "deadline_approximate": deadline.approximate,
    }
    if deadline.window is not None:
        found["window"] = deadline.window
        found["opens"] = None if deadline.opens is None else deadline.opens.isoformat()
    return found


def apply_json(apply: Apply) -> Json:
    """How to apply, without the household's own dates."""
    return {
        "how": list(apply.how),
        "documents": list(apply.documents),
        "phone": apply.phone,
        "url": apply.url,
        "deadline_rule": apply.deadline,
    }


def question_json(question: Question) -> Json:
    """The next question."""
    return {
        "fact": question.fact,
        "member": question.member,
        "text": question.text,
        "kind": question.kind,
        "options": [{"label": option.label, "value": option.value} for option in question.options],
        "settles": question.settles,
    }


def recognised_json(recognised: Recognised) -> Json:
    """A recognised income with its steps."""
    return {
        "krw": recognised.krw.exact,
        "range": None if recognised.krw.exact is not None else _range(recognised.krw),
        "steps": [
            {
                "label": step.label,
                "how": step.how,
                "krw": step.krw.exact,
                "range": None if step.krw.exact is not None else _range(step.krw),
            }
            for step in recognised.steps
        ],
    }


def recency(programme: Programme, period: Period, on: date) -> str:
    """Of which day the rule is: its own document, or the year whose figures were used."""
    if programme.authority == NATIONAL and not programme.unreviewed:
        return f"{on.year}년 기준"
    year, month = (*programme.as_of.split("-")[:2], "")[:2]
    return f"{year}년 {int(month)}월 자료 기준" if month else f"{year}년 자료 기준"


def programme_summary(programme: Programme) -> Json:
    """One line of the list of programmes."""
    return {
        "id": programme.id,
        "name": programme.name,
        "kind": programme.kind,
        "category": programme.category,
        "provider": programme.provider.get("name"),
        "region": programme.region,
        "summary": programme.plain,
        "as_of": programme.as_of,
        "authority": programme.authority,
        "unreviewed": programme.unreviewed,
    }


def programme_json(programme: Programme, on: date) -> Json:
    """The whole programme: every period's conditions, amounts, how to apply, changes and sources."""
    current = programme.on(on)
    return {
        **programme_summary(programme),
        "aliases": list(programme.aliases),
        "provider": dict(programme.provider),
        "recipient": programme.recipient,
        "selection": programme.selection,
        "in_force": current is not None,
        "periods": [_period(period, on) for period in programme.periods],
        "amount": amount_words(current.amount if current is not None and current.amount else programme.amount),
        "apply": _windows(current.apply if current is not None and current.apply else programme.apply),
        "changes": [{"text": change.text, "effective": change.effective} for change in programme.changes],
        "notes": list(programme.notes),
        "legal_basis": programme.legal_basis,
        "paid": programme.paid,
        "use": _use(programme.use, on),
        "sources": [source_json(source) for source in programme.sources],
        "checked_on": programme.checked_on.isoformat(),
    }


def _use(use: Use, on: date) -> Json:
    """Which card, how often, until when, where not, at what price and hours."""
    return {
        "cards": list(use.cards),
        "used_for": list(use.used_for),
        "not_for": list(use.not_for),
        "times": [{"count": one.count, "unit": one.unit, "per": one.per} for one in use.times],
        "until": None
        if use.until is None
        else {"months": use.until.months, "days": use.until.days, "after": use.until.after},
        "prices": [
            {"krw": one.krw, "per": one.per, "conditions": _conditions(one.when, on), "text": one.text}
            for one in use.prices
        ],
        "hours": [
            {"days": list(one.days), "from": one.opens, "to": one.closes, "months": list(one.months)}
            for one in use.hours
        ],
        "places": [
            {"name": one.name, "address": one.address, "phone": one.phone, "sigungu": one.sigungu} for one in use.places
        ],
    }


def _windows(apply: Apply) -> Json:
    windows = [
        {
            "from": None if w.opens is None else w.opens.isoformat(),
            "to": None if w.closes is None else w.closes.isoformat(),
        }
        for w in apply.windows
    ]
    return {**apply_json(apply), "windows": windows}


def _period(period: Period, on: date) -> Json:
    reckoned = on if period.covers(on) else period.until or period.since or on
    return {
        "from": None if period.since is None else period.since.isoformat(),
        "to": None if period.until is None else period.until.isoformat(),
        "in_force": period.covers(on),
        "conditions": _conditions(period.who, reckoned),
        "confirm": [item.text for item in period.confirm],
        "steps": list(period.steps),
        "source": source_json(period.source),
    }


def _conditions(criteria: Criteria, on: date) -> list[Json]:
    found: list[Json] = []
    for criterion in criteria:
        if isinstance(criterion, AnyOf):
            found.append({"any_of": [_conditions(alternative, on) for alternative in criterion.alternatives]})
        else:
            found.append(
                {
                    "fact": criterion.fact,
                    "label": wording.label(criterion.fact),
                    "need": wording.need(criterion, {}, on),
                }
            )
    return found


def amount_words(amount: Amount | None) -> Json | None:
    """An amount as the catalogue states it."""
    if amount is None:
        return None
    return {"per": amount.per, "period": amount.period, "text": amount.text, "calculated": amount.calculate is not None}


def facts_json() -> Json:
    """The fact vocabulary."""
    return {"items": [_fact(fact) for fact in facts().values()]}


def _fact(fact: Fact) -> Json:
    return {
        "fact": fact.path,
        "label": fact.label,
        "type": fact.type,
        "unit": fact.unit or None,
        "options": None
        if fact.options_of is None
        else [{"value": v, "label": lb} for v, lb in fact.options_of.items()],
        "question": fact.ask,
        "kind": fact.kind,
        "asked_by": fact.asked_by,
        "gov24": fact.gov24,
        "sensitive": fact.sensitive,
        "gloss": fact.gloss,
    }
