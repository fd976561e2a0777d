# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One turn: what a person said, and the talk so far, become an answer and the talk from here. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from actions.answer import Answer, Block, QuestionBlock, TextBlock
from actions.asked.care import elder_in_mind
from actions.asked.commands import command_in
from actions.asked.find import imported_like
from actions.asked.not_on_record import missing_programme
from actions.asked.safety_abroad import danger_abroad
from actions.beside import crisis
from actions.beside.acquaintance import for_an_acquaintance
from actions.beside.dispatch import beside, is_ours
from actions.beside.handoff import TicketDraft, draft, flag, handoff_block
from actions.beside.said import Beside, Said
from actions.conversation import Conversation
from actions.errands import Errand
from actions.hearing.everything import Hearing, hear
from actions.hearing.learning import NewMember, Told, learn
from actions.hearing.righting import righted
from actions.hearing.their_home import gone_over
from actions.looking import Reply
from actions.phrasing.glosses import glossed
from actions.turns import replies
from actions.turns.abroad import in_another_language, languages_to_choose, with_note
from actions.turns.facts import facts_turn
from actions.turns.misunderstanding import MEANING
from actions.turns.pausing import PAUSE
from actions.turns.programme import asked_about_use, asks_about_programme, missing_turn, programme_turn
from actions.turns.recap import recap
from actions.turns.reopening import CORRECTION, reopened
from actions.turns.whose import look_at, noted
from actions.turns.wish import wish_turn
from actions.understanding import SURE, Understanding
from bot.korean.danger import Danger
from rules_engine import Catalogue

COMMANDS = frozenset({"bot_challenge", "restart"})
"""Wishes in which a number is no fact: "너 사람이야?"."""
EMPLOYED = "member.statuses.employed"
OF_COURSE = frozenset({"affirm", "deny", "dont_know", "refuse_answer", "correct_info"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The talk afterwards, what is said, a ticket where a person was asked for, and a programme we do not know.

    With an `errand` the answer says that it failed; `after_errand` makes the turn of any other outcome.
    """

    conversation: Conversation
    answer: Answer
    ticket: TicketDraft | None = None
    unmet: str | None = None
    errand: Errand | None = None


def take_turn(
    conversation: Conversation,
    understanding: Understanding,
    catalogue: Catalogue,
    today: date,
    ticket_number: str,
    at: time | None = None,
) -> Turn:
    """Answer one text.

    Args:
        conversation: the talk so far.
        understanding: the text and what it means.
        catalogue: the programmes.
        today: the day; ages, rules and deadlines are taken as of it.
        ticket_number: the number that a ticket would bear.
        at: the time of day, for "지금 하나요?"; without it the hours are told.
    """
    talk = conversation.hearing(understanding.text)
    if (abroad := danger_abroad(understanding.text)) is not None:
        spoken = replace(talk, language=abroad.language, plain=False)
        return _in_danger(spoken, abroad.danger, understanding, catalogue, today, ticket_number)
    if not _takes_any_text(talk) and (turned := in_another_language(talk, understanding.text, catalogue, today)):
        return _finished(*turned, catalogue)
    if (aside := beside(Said(talk, understanding, catalogue, today, ticket_number))) is not None:
        return _beside(aside, catalogue, today)
    if (danger := crisis.danger_of(understanding)) is not None:
        return _in_danger(talk, danger, understanding, catalogue, today, ticket_number)
    if (turn := _about_a_person(talk, understanding, catalogue, ticket_number)) is not None:
        return turn
    if (edited := reopened(talk, understanding.text, catalogue)) is not None:
        return _finished(*edited, catalogue)
    if (acquainted := for_an_acquaintance(talk, understanding.text)) is not None:
        return _finished(*replies.with_question(*acquainted, catalogue, today), catalogue)
    if (answered := wish_turn(talk, understanding, catalogue, today)) is not None:
        return _finished(*answered, catalogue)
    if (gone := gone_over(talk, understanding, catalogue, today)) is not None:
        after, answer = facts_turn(
            gone.said.intent, gone.talk, hear(gone.said, gone.talk, today), gone.said, catalogue, today
        )
        if gone.in_passing:
            return _finished(*replies.with_question(*noted(after), catalogue, today), catalogue)
        return _finished(after, (*gone.blocks, *answer), catalogue)
    talk = _without_choice(talk)
    understanding, heard = righted(hear(understanding, talk, today), understanding, talk, catalogue, today)
    intent = _intent(understanding, heard, talk)
    if (asked := asked_about_use(talk, understanding, intent, catalogue)) is not None:
        # "하나카드" and "지금 하나요?" hold no number: the question that waits is not answered by them.
        told = hear(understanding, replace(talk, question=None), today)
        told = replace(told, told=_without_work(told)) if asked.aspect == "hours" else told
        return _finished(*programme_turn(asked.name, talk, told, understanding, catalogue, today, at), catalogue)
    named = intent == "out_of_scope" and bool(heard.benefits)  # what is named by its name is no other matter
    if intent in replies.REPLIES and not named and (intent in COMMANDS or not heard.anything):
        return _finished(*replies.reply(intent, talk, catalogue, today), catalogue)
    if (missing := missing_programme(intent, heard, understanding)) is not None:
        near = imported_like(missing.name, catalogue, talk.situation.get("residence", {}))
        if near:
            heard = replace(heard, benefits=near)
            return _finished(*programme_turn(intent or "", talk, heard, understanding, catalogue, today, at), catalogue)
        after, blocks = missing_turn(intent, talk, heard, understanding, catalogue, today)
        return replace(_finished(after, blocks, catalogue), unmet=missing.name)
    if asks_about_programme(intent, heard, talk):
        return _finished(*programme_turn(intent or "", talk, heard, understanding, catalogue, today, at), catalogue)
    if not heard.anything and talk.about is None and (elder := elder_in_mind(understanding)) is not None:
        theirs = look_at(elder, talk, catalogue, today)
        return _finished(*replies.with_question(*theirs, catalogue, today), catalogue)
    return _finished(*facts_turn(intent, talk, heard, understanding, catalogue, today), catalogue)


def _takes_any_text(talk: Conversation) -> bool:
    """Whether the question that waits is for a place or a number in any letters."""
    return talk.question is not None and is_ours(talk.question.fact)


def _without_work(heard: Hearing) -> tuple[Told | NewMember, ...]:
    """What was told, without work: "내일 해요?" asks about hours and tells of none."""
    return tuple(one for one in heard.told if not (isinstance(one, Told) and one.path == EMPLOYED))


def _without_choice(talk: Conversation) -> Conversation:
    """The talk without a question that only asked what was meant, or whether to go on: it does not come back."""
    asked = None if talk.question is None else talk.question.fact
    return replace(talk, question=None) if asked in (MEANING, PAUSE, CORRECTION) or is_ours(asked) else talk


def _intent(understanding: Understanding, heard: Hearing, talk: Conversation) -> str | None:
    """The intent, where it is more than a guess; a plain answer to a question is not questioned."""
    if understanding.intent == "restart" and talk.situation and command_in(understanding.text) != "restart":
        return "unsure"  # what was told is not thrown away on a guess
    if understanding.confidence >= SURE or heard.anything:
        return understanding.intent if understanding.confidence >= SURE else None
    if talk.question is not None and understanding.intent in OF_COURSE:
        return understanding.intent
    return "unsure" if understanding.intent is not None else None


def _in_danger(
    talk: Conversation, danger: Danger, understanding: Understanding, catalogue: Catalogue, today: date, number: str
) -> Turn:
    """Help first, and a flag to the counter. What else was told is kept, but not spoken of now."""
    voice = talk.voice
    heard = hear(understanding, talk, today)
    situation: Mapping[str, object] = (
        learn(talk.situation, heard.told, today).situation if heard.told else talk.situation
    )
    question = crisis.offer_of_a_person(voice)
    blocks: tuple[Block, ...] = (crisis.urgent(danger, understanding.text, voice), question)
    ticket = flag(danger, number) if talk.crisis != danger else None
    talk = replace(talk, situation=situation, crisis=danger, question=question)
    return replace(_finished(talk, blocks, catalogue), ticket=ticket)


def _about_a_person(talk: Conversation, understanding: Understanding, catalogue: Catalogue, number: str) -> Turn | None:
    """A person is asked for, or our offer of one is answered."""
    voice = talk.voice
    offered = talk.question is not None and talk.question.fact == crisis.OFFER
    asked = understanding.intent == "handoff_human" and understanding.confidence >= SURE
    accepted = offered and (understanding.intent == "affirm" or understanding.text == voice.korean("crisis.person"))
    if asked or accepted:
        pending = None if offered else talk.question
        ticket = draft(talk, catalogue, number)
        blocks: tuple[Block, ...] = (handoff_block(ticket, voice), *_again(pending))
        return replace(_finished(replace(talk, question=pending), blocks, catalogue), ticket=ticket)
    declined = offered and (
        understanding.intent in ("deny", "refuse_answer", "stop") or understanding.text == voice.korean("crisis.later")
    )
    if declined:
        return _finished(replace(talk, question=None), (TextBlock(voice("crisis.still_here")),), catalogue)
    return None


def _beside(aside: Beside, catalogue: Catalogue, today: date) -> Turn:
    """An answer beside the search for benefits, and then the question that waits where it asks none of its own."""
    reply = aside.talk, aside.blocks
    reply = replies.with_question(*reply, catalogue, today) if aside.ask else reply
    return replace(_finished(*reply, catalogue), ticket=aside.ticket, errand=aside.errand)


def after_errand(reply: Reply, catalogue: Catalogue) -> Turn:
    """The turn of whoever ran an errand and knows its outcome."""
    return _finished(*reply, catalogue)


def _again(question: QuestionBlock | None) -> tuple[Block, ...]:
    return () if question is None else (question,)


def _finished(talk: Conversation, blocks: tuple[Block, ...], catalogue: Catalogue) -> Turn:
    """The answer with its recap and buttons; it is remembered for "다시"."""
    blocks = glossed(blocks) if talk.plain else blocks
    suggested = (*replies.suggestions(talk, blocks), *languages_to_choose(talk, blocks))
    return Turn(
        replace(talk, last=blocks), Answer(with_note(blocks, talk), recap(talk, catalogue), suggested, talk.language)
    )
