# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A question about one programme in the middle of a talk: it is answered, then the open question comes back."""

import re
from dataclasses import replace
from datetime import date

from actions.answer import Block, TextBlock
from actions.asked.commands import QUESTIONS
from actions.asked.find import ids_of
from actions.asked.use_question import ASKING, PREFIX, Asked, use_question
from actions.conversation import Conversation
from actions.hearing.everything import Hearing
from actions.hearing.learning import Told, learn
from actions.looking import Reply, looked_at, next_question, situation_of
from actions.results.about import About
from actions.results.offering import key_of, state_of
from actions.results.telling import told_back
from actions.said import Said
from actions.turns.digressions import WHICH, answer, which_programme
from actions.turns.facts import facts_turn, learning_talk
from actions.understanding import Understanding
from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts

WHEN = re.compile("언제|며칠|몇 ?일|날짜|입금|들어|지급|매달|다음 ?달|이번 ?달")
"""Without one of these "자립수당 나와요?" asks whether, and not on which day."""


def asks_about_programme(intent: str | None, heard: Hearing, talk: Conversation) -> bool:
    """Whether a text is a question about one programme, or the name that we asked for."""
    if any(isinstance(one, Told) and one.path == "situation.receiving" for one in heard.told):
        return False
    if talk.question is not None and talk.question.fact.startswith(WHICH):
        return bool(heard.benefits) or intent in QUESTIONS
    if heard.benefits:
        return intent in QUESTIONS or heard.asked is not None or not heard.told
    return intent in QUESTIONS and intent != "ask_eligibility" and not heard.told


def asked_about_use(
    talk: Conversation, understanding: Understanding, intent: str | None, catalogue: Catalogue
) -> Asked | None:
    """The question about using a programme: one named here, or else the one spoken of last."""
    named = [one for mention in understanding.entities if mention.entity == "benefit" for one in ids_of(mention.norm)]
    if intent not in ASKING and not (named and intent is not None and intent.startswith("inform_")):
        return None
    spoken_of = _meant(named, talk, catalogue)
    programme = catalogue.programmes[spoken_of[0]] if len(spoken_of) == 1 else None
    return use_question(understanding.text, programme)


def missing_turn(said: Said, heard: Hearing, intent: str | None) -> Reply:
    """What is not on record is said not to be, with whom to ask; what else was told counts, and the talk goes on."""
    unknown = TextBlock(said.voice("info.unknown_name"))
    if not heard.told:
        return _with_pending(said.talk, (unknown,), said.catalogue, said.today, ())
    after, blocks = facts_turn(said, heard, intent)
    return after, (unknown, *blocks)


def programme_turn(said: Said, heard: Hearing, intent: str) -> Reply:
    """The answer about the programme, after what else was told in the same breath."""
    talk, catalogue, today, voice = said.talk, said.catalogue, said.today, said.voice
    learnt = learn(talk.situation, heard.told, today)
    after = learning_talk(talk, heard, learnt)
    back = told_back(learnt, heard, intent, after, catalogue)
    first: tuple[Block, ...] = (TextBlock(" ".join(back)),) if back else ()
    wanted = _wanted(intent, heard, talk, said.text)
    told = [one for one in heard.benefits if one in catalogue.programmes]
    named = _meant(told, talk, catalogue)
    if len(named) != 1:
        choice = tuple(catalogue.programmes[one] for one in told or _shown(talk, catalogue))
        question = replace(which_programme(choice, voice), fact=f"{WHICH}.{wanted}")
        return replace(after, question=question), (*first, question)
    about = About(
        catalogue.programmes[named[0]], situation_of(after, today), catalogue, voice, said.at, looked_at(after)
    )
    blocks = (*first, *answer(wanted, about, after.situation, said.text))
    after = replace(after, focus=named[0], pursued=named[0] if wanted == "ask_eligibility" else after.pursued)
    if wanted == "ask_eligibility":
        states = {key_of(result): state_of(result) for result in about.results[:1]}
        after = replace(after, shown={**after.shown, **states})
    return _with_pending(after, blocks, catalogue, today, learnt.changes)


def _wanted(intent: str, heard: Hearing, talk: Conversation, said: str) -> str:
    """What is asked of the programme; the name alone answers the question which one was meant."""
    if intent.startswith(PREFIX):
        return intent
    if heard.asked is not None and (intent not in QUESTIONS or heard.asked == "ask_deadline"):
        return heard.asked
    if intent == "ask_payment_date" and heard.benefits and not WHEN.search(said):
        return "ask_eligibility"
    if intent in QUESTIONS:
        return intent
    if talk.question is not None and talk.question.fact.startswith(f"{WHICH}."):
        return talk.question.fact.removeprefix(f"{WHICH}.")
    return "ask_eligibility" if intent == "ask_what_support" else "ask_benefit_info"


def _meant(told: list[str], talk: Conversation, catalogue: Catalogue) -> list[str]:
    """The programmes that may be meant: those named, else the one spoken of last, else those on the screen."""
    if told:
        return told
    return [talk.focus] if talk.focus and talk.focus in catalogue.programmes else _shown(talk, catalogue)[:2]


def _shown(talk: Conversation, catalogue: Catalogue) -> list[str]:
    """The programmes on the screen, the last shown first."""
    ids = dict.fromkeys(key.split("|")[0] for key in reversed(list(talk.shown)))
    return [one for one in ids if one in catalogue.programmes]


def _with_pending(
    talk: Conversation, blocks: tuple[Block, ...], catalogue: Catalogue, today: date, changes: object
) -> Reply:
    """The question that waited, as it was; a new one only where something was told meanwhile or none waited."""
    pending = talk.question if talk.question is not None and talk.question.fact in facts() and not changes else None
    question = pending or next_question(talk, catalogue, today)
    return replace(talk, question=question), (*blocks, *([question] if question is not None else []))
