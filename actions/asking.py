# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The engine's next question in our words: only what is still open is asked, and every answer is a plain sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from actions.answer import Option, QuestionBlock, QuestionKind
from actions.conversation import Place
from actions.hearing.learning import ASSET_PARTS, ASSETS, DEBT, INCOME, INCOME_PARTS
from actions.hearing.people import called
from actions.hearing.statuses import wordings
from actions.household import value_of
from actions.phrasing.choices import choice
from actions.phrasing.wording import KOREAN, Voice
from rules_engine.facts.vocabulary import facts
from rules_engine.questions.question import Question

GROUPS = ("member.statuses", "household.types")
EVERY_ASSET = (*ASSET_PARTS, DEBT)
EARNED, OTHER = INCOME_PARTS
SPECIAL = {EARNED: "ask.earned", OTHER: "ask.other"}


def ask(
    question: Question, situation: Mapping[str, Any], skipped: frozenset[Place], voice: Voice
) -> QuestionBlock | None:
    """The block for the engine's question; None where all of it that may be asked has been asked."""
    why = voice("ask.why", count=question.settles) if question.settles > 1 else ""
    if question.fact in GROUPS:
        parts = tuple(part for part in question.parts if part in wordings() and wordings()[part].say)
        return ask_statuses(question.fact, question.member, parts, situation, voice, why) if parts else None
    if question.fact == INCOME:
        return ask_income(situation, skipped, voice, why)
    if question.fact == ASSETS:
        return ask_assets(situation, skipped, voice, why)
    return ask_fact(question.fact, question.member, situation, voice, why)


def ask_fact(fact: str, member: str | None, situation: Mapping[str, Any], voice: Voice, why: str = "") -> QuestionBlock:
    """The question of a fact, as the vocabulary words it."""
    if fact in SPECIAL:
        return _special(fact, voice, why)
    if fact in EVERY_ASSET:
        return how_much(fact, voice)
    if fact == "household.children" and _may_be_more(situation):
        return QuestionBlock(
            fact, voice("ask.more_children"), "text", (choice(voice, "ask.no_more"), unknown(voice)), None, why
        )
    if _only_ages_open(fact, situation):
        return QuestionBlock(fact, voice("ask.ages"), _kind(facts()[fact].kind), (unknown(voice),), None, why)
    entry = facts()[fact]
    asked = voice.of(entry.ask) if entry.ask else voice("ask_again", what=voice.of(entry.label))
    text = asked.format(who=whom(situation, member, voice)).strip()
    options = [Option(voice.of(option["label"]), option["value"]) for option in entry.options]
    if fact == "household.members":
        options += [choice(voice, f"ask.with_{who}") for who in ("spouse", "child", "parent")]
    if fact == "situation.receiving":
        options.append(choice(voice, "ask.not_receiving"))
    if fact == "member.pregnancy_months":
        options.append(choice(voice, "ask.no_pregnancy"))
    return QuestionBlock(fact, text, _kind(entry.kind), (*options, unknown(voice)), member, why)


def _may_be_more(situation: Mapping[str, Any]) -> bool:
    """Whether every child who was told of has an age, and nobody said that there are no more."""
    ages = ("birth_date", "birth_year", "age")
    known = [one for one in situation.get("members", ()) if one.get("relation") == "child"]
    aged = bool(known) and all(any(age in one for age in ages) for one in known)
    return aged and isinstance(value_of(situation, "household.children"), Mapping)


def _only_ages_open(fact: str, situation: Mapping[str, Any]) -> bool:
    """Whether it is known how many children there are, and nothing is open but how old: "애 둘이랑 살아요"."""
    children, size = value_of(situation, "household.children"), value_of(situation, "household.size")
    if fact == "household.members":
        return isinstance(children, int) and children > 0 and size == children + 1
    return fact == "household.children" and bool(children)


def ask_statuses(
    group: str, member: str | None, parts: tuple[str, ...], situation: Mapping[str, Any], voice: Voice, why: str = ""
) -> QuestionBlock:
    """Several yes-or-no facts at once; one alone is a question to be answered with yes or no."""
    who = whom(situation, member, voice)
    if len(parts) == 1:
        wording = wordings()[parts[0]]
        options = (choice(voice, "say_yes"), choice(voice, "say_no"), unknown(voice))
        return QuestionBlock(
            parts[0], voice.of(wording.ask or "").format(who=who).strip(), "yes_no", options, member, why
        )
    more = any(value_of(situation, f"{group}.{part}", member) for part in _parts_told(situation, group, member))
    text = voice("more_of_these", who=who) if more else voice.of(facts()[group].ask or "").format(who=who)
    shown = tuple(_option(part, voice) for part in parts)
    none = choice(voice, "no_more_of_these" if more else "nothing_of_these")
    return QuestionBlock(group, text.strip(), "choice", (*shown, none, unknown(voice)), member, why)


def _parts_told(situation: Mapping[str, Any], group: str, member: str | None) -> Iterator[str]:
    yield from value_of(situation, group, member) or ()


def _option(part: str, voice: Voice) -> Option:
    say = wordings()[part].say or ""
    return Option(voice.of(say), say)


def ask_income(
    situation: Mapping[str, Any], skipped: frozenset[Place], voice: Voice, why: str = ""
) -> QuestionBlock | None:
    """The whole income; where a part of it is known, only the rest."""
    told = [part for part in INCOME_PARTS if value_of(situation, part) is not None]
    left = [part for part in INCOME_PARTS if part not in told and (part, None) not in skipped]
    if told:
        return _special(left[0], voice, why) if left else None
    if value_of(situation, INCOME) is not None:
        return _special(EARNED, voice, why, voice.of(facts()[EARNED].ask or "")) if EARNED in left else None
    return ask_fact(INCOME, None, situation, voice, why)


def _special(fact: str, voice: Voice, why: str, text: str | None = None) -> QuestionBlock:
    """One part of the income."""
    none = choice(voice, "ask.none_left")
    return QuestionBlock(fact, text or voice(SPECIAL[fact]), "money", (none, unknown(voice)), None, why)


def ask_assets(
    situation: Mapping[str, Any], skipped: frozenset[Place], voice: Voice, why: str = ""
) -> QuestionBlock | None:
    """All that one owns and owes; where something of it is known, only the rest."""
    left = open_assets(situation, skipped)
    if not left:
        return None
    if len(left) == len(EVERY_ASSET):
        return ask_fact(ASSETS, None, situation, voice, why)
    parts = ", ".join(voice(f"parts.{part}") for part in left)
    none = choice(voice, "ask.none_left")
    fact = left[0] if len(left) == 1 else ASSETS
    return QuestionBlock(fact, voice("ask.rest_of_assets", parts=parts), "money", (none, unknown(voice)), None, why)


def open_assets(situation: Mapping[str, Any], skipped: frozenset[Place] = frozenset()) -> tuple[str, ...]:
    """The kinds of property, and debt, of which nothing was said."""
    return tuple(part for part in EVERY_ASSET if value_of(situation, part) is None and (part, None) not in skipped)


def how_much(part: str, voice: Voice) -> QuestionBlock:
    """The worth of something that was named without it."""
    return QuestionBlock(part, voice("ask.how_much", part=voice(f"parts.{part}")), "money", (unknown(voice),))


def unknown(voice: Voice) -> Option:
    """The answer that is always possible."""
    return choice(voice, "dont_know")


def whom(situation: Mapping[str, Any], member: str | None, voice: Voice = KOREAN) -> str:
    """Whom a question is about; nobody need be named when there is only the enquirer.

    >>> whom({"members": [{"id": "me"}, {"id": "spouse", "relation": "spouse", "sex": "male"}]}, "spouse")
    '남편은'
    """
    if member is None or len(situation.get("members", ())) < 2:
        return ""
    return voice("ask.whom", who=voice.of(called(situation, member) or "본인"))


def _kind(kind: str | None) -> QuestionKind:
    kinds: Mapping[str, QuestionKind] = {"number": "number", "money": "money", "date": "date", "district": "district"}
    return kinds.get(kind or "", "choice" if kind == "choice" else "text")
