# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Questions about one programme in the middle of a talk, answered from the catalogue with its source."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from actions.answer import Block, Option, QuestionBlock, TextBlock
from actions.asked.naming import labels
from actions.asked.use_question import PREFIX, Asked
from actions.hearing.people import called
from actions.household import ME
from actions.phrasing.money import amount_in_words
from actions.phrasing.wording import Voice
from actions.results.about import About
from actions.results.cards import card, deadline_in_words, source_in_words
from actions.results.explaining import explanations
from actions.results.offering import benefits_block
from actions.results.using import prices_told, use_told
from rules_engine import Programme, programme_json
from rules_engine.facts.sets import MAX, Choice, Interval, Outcome
from rules_engine.programmes.programme import runs_here
from rules_engine.screening.presentation import recency
from rules_engine.texts.wording import MUST, MUST_NOT
from rules_engine.verdicts.amounts import AmountResult

VERDICT_ASKED = ("ask_eligibility", "ask_what_support")
MOST_PLACES = 4
MOST_NAMES = 6
MOST_CONDITIONS = 5
WHICH = "programme"
"""The name of the question which programme is meant; it is no fact of a situation."""


def answer(wanted: str, about: About, household: Mapping[str, Any], said: str = "") -> tuple[Block, ...]:
    """What the catalogue says.

    Args:
        wanted: the intent of the question, or the name of a question about using.
        about: the programme and the household.
        household: the situation as the talk keeps it.
        said: the text itself; a question about opening hours names its moment there.
    """
    if not about.in_force:
        return (TextBlock(about.voice("info.not_in_force", name=about.programme.name)), *_source(about))
    if wanted.startswith(PREFIX):
        return (TextBlock("\n".join(use_told(Asked.named(wanted), about, said))), *_source(about))
    if wanted in VERDICT_ASKED:
        return _eligibility(about, household)
    lines = list(_ANSWERS.get(wanted, _about)(about))
    return (*_elsewhere(about), TextBlock("\n".join(lines)), *_source(about))


def _elsewhere(about: About) -> tuple[Block, ...]:
    """That it runs somewhere else than where the person lives, where both are known."""
    if not about.programme.region or runs_here(about.programme.region, about.known) is not Outcome.FAILS:
        return ()
    return (TextBlock(about.voice("info.elsewhere", name=about.programme.name, place=about.programme.authority)),)


def _eligibility(about: About, situation: Mapping[str, Any]) -> tuple[Block, ...]:
    result = about.result
    if result is None:
        return (TextBlock("\n".join((*_about(about), *_whom_to_ask(about)))), *_source(about))
    who = "" if result.member in (None, ME) else called(situation, result.member)
    item = card(result, about.on, about.voice, who)
    found: list[Block] = [*benefits_block("", (item,))]
    if result.verdict in ("eligible", "confirm", "ineligible"):
        found += explanations([result], about.screening, {}, about.voice)[0]
    if result.verdict == "ineligible":
        found.append(TextBlock(about.voice("ask_129")))
    return tuple(found)


def _about(about: About) -> Iterator[str]:
    programme, voice = about.programme, about.voice
    yield programme.plain
    if about.for_organisations:
        yield voice("info.for_organisations", name=programme.name)
    if about.only_named:
        yield voice("info.only_named", name=programme.name)
    if conditions := conditions_of(about):
        yield voice("info.conditions", conditions=", ".join(conditions[:MOST_CONDITIONS]))
    if amount := amount_words(about):
        yield _amount_told(about, amount)
    yield from (() if voice.plain else programme.notes)


def _whom_to_ask(about: About) -> Iterator[str]:
    """Where no verdict is given: why, and who knows."""
    if about.only_named:
        yield about.voice("info.no_verdict")
    if provider := about.provider():
        yield about.voice("info.contact", name=about.programme.name, provider=provider)
    yield about.phone()


def conditions_of(about: About) -> list[str]:
    """Who may have it, condition by condition; nothing where that is not on record."""
    if about.only_named:
        return []
    shown = programme_json(about.programme, about.on)
    current = next((period for period in shown["periods"] if period["in_force"]), shown["periods"][0])
    found: list[str] = []
    for condition in current["conditions"]:
        if "any_of" in condition:
            ways = [" · ".join(_named(one) for one in way if "need" in one) for way in condition["any_of"]]
            found.append(" 또는 ".join(way for way in ways if way))
        else:
            found.append(_named(condition))
    return [one for one in found if one]


def _named(condition: Mapping[str, Any]) -> str:
    """A condition that says by itself what it is of; a bare yes, no or day stands behind its name."""
    need, label = str(condition["need"]), str(condition["label"])
    if need == MUST:
        return label
    if need == MUST_NOT:
        return f"{label} 제외"
    return f"{label} {need}" if need.endswith(("이전", "이후")) else need


def _amount(about: About) -> Iterator[str]:
    words = amount_words(about)
    if not words and about.programme.use.prices:
        yield from prices_told(about)
        return
    yield _amount_told(about, words)
    amount = about.period.amount or about.programme.amount
    if amount is not None and amount.text and amount.text != words:
        yield amount.text


def _amount_told(about: About, words: str) -> str:
    """The amount in a sentence; where the record says it in sentences, these."""
    if words.endswith("."):
        return words
    return about.voice("info.amount" if words else "info.amount_unknown", name=about.programme.name, amount=words)


def amount_words(about: About) -> str:
    """What this household would get, else what the catalogue gives to anybody."""
    mine = None if about.result is None else amount_in_words(about.result.amount)
    return mine or amount_in_words(_any_amount(about)) or ""


def _any_amount(about: About) -> AmountResult | None:
    amount = about.period.amount or about.programme.amount
    if amount is None:
        return None
    reached = [case.krw.on({}, about.on) for case in amount.cases if case.krw is not None]
    sums = [one for one in reached if one is not None and one.hi < MAX]
    spread = Interval(min(one.lo for one in sums), max(one.hi for one in sums)) if sums else None
    return AmountResult(spread, amount.per, amount.period, amount.text)


def _deadline(about: About) -> Iterator[str]:
    voice, name = about.voice, about.programme.name
    ways = about.period.apply or about.programme.apply
    result = about.result
    words = ways.deadline if result is None else deadline_in_words(ways, result.deadline, voice)
    yield voice("info.deadline_rule", name=name, rule=words) if words else voice("info.deadline_unknown", name=name)


def _documents(about: About) -> Iterator[str]:
    papers = ", ".join((about.period.apply or about.programme.apply).documents)
    occasion = "info.documents" if papers else "info.documents_unknown"
    yield about.voice(occasion, name=about.programme.name, documents=papers)
    if not papers:
        yield about.phone()


def _how(about: About) -> Iterator[str]:
    ways = about.period.apply or about.programme.apply
    yield about.voice("info.how" if ways.how else "info.how_unknown", name=about.programme.name)
    if about.period.steps:
        yield about.voice("info.steps", steps=" ".join(about.period.steps))
    yield from ways.how
    if ways.url:
        yield ways.url
    yield about.phone()


def _contact(about: About) -> Iterator[str]:
    if provider := about.provider():
        yield about.voice("info.contact", name=about.programme.name, provider=provider)
    yield from _places(about)
    yield about.phone()


def _places(about: About) -> Iterator[str]:
    """Where it is to be had: what is in the person's own district first."""
    sigungu = about.known.get("residence.sigungu")
    home = sigungu.exact if isinstance(sigungu, Choice) else None
    places = sorted(about.programme.use.places, key=lambda place: place.sigungu != home)
    for place in places[:MOST_PLACES]:
        yield "· " + ", ".join(filter(None, (place.name, place.address or place.sigungu, place.phone)))
    if len(places) > MOST_PLACES:
        yield about.voice("use.more_places", count=len(places) - MOST_PLACES)


def _payment(about: About) -> Iterator[str]:
    if about.programme.paid is not None:
        yield about.voice("info.paid", name=about.programme.name, paid=about.programme.paid)
        return
    yield about.voice("info.payment_day", name=about.programme.name)
    yield about.phone()


_ANSWERS: dict[str, Callable[[About], Iterator[str]]] = {
    "ask_benefit_info": _about,
    "ask_amount": _amount,
    "ask_deadline": _deadline,
    "ask_documents": _documents,
    "ask_how_to_apply": _how,
    "ask_contact_office": _contact,
    "ask_payment_date": _payment,
}


def _source(about: About) -> tuple[Block, ...]:
    source = source_in_words(about.period.source)
    as_of = recency(about.programme, about.period, about.on)
    unreviewed = [about.voice("info.unreviewed")] if about.programme.unreviewed else []
    return (TextBlock("\n".join((about.voice("info.source", source=source, as_of=as_of), *unreviewed))),)


def which_programme(programmes: tuple[Programme, ...], voice: Voice) -> QuestionBlock:
    """The question which programme is meant."""
    occasion = "info.ask_which_of" if programmes else "info.ask_which"
    names = labels(programmes[:MOST_NAMES]).values()
    return QuestionBlock(WHICH, voice(occasion), "choice", tuple(Option(name, name) for name in names))
