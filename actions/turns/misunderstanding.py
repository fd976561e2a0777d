# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Nothing could be taken from a text: we ask back, and never guess."""

from dataclasses import replace

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asking import GROUPS, ask_fact, ask_income, ask_statuses
from actions.beside import crisis
from actions.conversation import Conversation
from actions.hearing.everything import Hearing, places_of
from actions.hearing.learning import AGES
from actions.hearing.statuses import wordings
from actions.household import ME, value_of
from actions.looking import Reply, next_question
from actions.phrasing.choices import choice
from actions.phrasing.wording import Voice, texts
from actions.said import Said
from actions.turns.reopening import which_line
from actions.understanding import Understanding
from rules_engine.facts.vocabulary import facts

MEANING = "meaning"
"""The name of the question what was meant; it is no fact of a situation."""
MEANINGS = 2
LEAST = 0.05
"""Below this a meaning is no guess but noise."""
LEAST_DANGER = 0.25
"""A danger is offered as a meaning only with some reason: "애들 건?" is no hunger."""
MOST_MISSES = 2
"""A question whose answers were not understood so often is put off."""
STATUSES = {
    "inform_employment": (
        "member.statuses.job_seeker",
        "member.statuses.employed",
        "member.statuses.small_business_owner",
    ),
    "inform_illness": ("member.statuses.patient", "member.statuses.needs_hospital_help", "member.statuses.needs_care"),
    "inform_disability": ("member.statuses.disabled",),
    "inform_pregnancy": ("member.statuses.pregnant", "member.statuses.gave_birth"),
}
FACTS = {
    "inform_age": "member.birth_date",
    "inform_household": "household.size",
    "inform_district": "residence.sido",
    "inform_housing": "household.housing",
}


def nothing_heard(said: Said, heard: Hearing, intent: str | None) -> Reply:
    """What we answer where nothing was told."""
    talk, catalogue, today, voice = said.talk, said.catalogue, said.today, said.voice
    pending = talk.question or next_question(talk, catalogue, today)
    if heard.unclear_money:
        return _asking(talk, ask_income(talk.situation, talk.skipped, voice) or pending, voice("no_money_per_hour"))
    if intent == "unsure" and (guesses := _guesses(said.understanding, voice)) is not None:
        return replace(talk, question=guesses, misses=talk.misses + 1), (guesses,)
    raised = None if intent is None else _raised(intent, talk, voice)
    if raised is not None and (talk.question is None or raised.fact != talk.question.fact):
        return _asking(talk, raised, voice("raised"))
    if intent == "affirm" and pending is not None and pending.fact in GROUPS:
        return _asking(talk, pending, voice("which_of_these"))
    if intent in ("affirm", "deny", "dont_know", "refuse_answer") and talk.question is None:
        return _asking(
            talk,
            pending,
            voice("lead.all_asked" if pending is None else "say_something"),
        )
    if intent == "correct_info":
        return _asking(talk, which_line(talk, catalogue) or pending, voice("which_one"))
    if talk.misses >= MOST_MISSES and pending is not None and pending.fact in facts():
        put_off = replace(talk, question=None, misses=0, skipped=talk.skipped | places_of(pending))
        return _asking(put_off, next_question(put_off, catalogue, today), voice("put_off"))
    missed = replace(talk, misses=talk.misses + 1)
    return _asking(missed, pending, voice("not_understood_again" if talk.misses else "not_understood"))


def _asking(talk: Conversation, question: QuestionBlock | None, sentence: str) -> Reply:
    blocks: tuple[Block, ...] = (TextBlock(sentence), *([question] if question is not None else []))
    return replace(talk, question=question), blocks


def _guesses(understanding: Understanding, voice: Voice) -> QuestionBlock | None:
    """The likeliest meanings, as sentences to choose from."""
    known = texts()
    ranking = [(understanding.intent or "", understanding.confidence), *understanding.alternatives]
    likely = [intent for intent, sure in ranking if sure >= (LEAST_DANGER if intent in crisis.DANGERS else LEAST)]
    meant = [choice(voice, f"meanings.{intent}") for intent in likely if f"meanings.{intent}" in known][:MEANINGS]
    if len(meant) < MEANINGS:
        return None
    options = (*meant, choice(voice, "not_so"))
    return QuestionBlock(MEANING, voice("which_meaning"), "choice", options)


def _raised(intent: str, talk: Conversation, voice: Voice) -> QuestionBlock | None:
    """The question about what the person seems to speak of, as far as it is open and may be asked."""
    if intent in STATUSES:
        parts = tuple(part for part in STATUSES[intent] if part in wordings() and _open(part, ME, talk))
        return ask_statuses("member.statuses", ME, parts, talk.situation, voice) if parts else None
    if intent in FACTS:
        fact, member = FACTS[intent], ME if FACTS[intent].startswith("member.") else None
        return ask_fact(fact, member, talk.situation, voice) if _open(fact, member, talk) else None
    return ask_income(talk.situation, talk.skipped, voice) if intent == "inform_income" else None


def _open(fact: str, member: str | None, talk: Conversation) -> bool:
    """Whether a fact is not known yet, and its question was not left aside."""
    known = AGES if fact in AGES else (fact,)
    return (fact, member) not in talk.skipped and all(value_of(talk.situation, one, member) is None for one in known)
