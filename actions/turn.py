# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One turn: what a person said, and the talk so far, become an answer and the talk from here. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from actions.answer import Answer, Block, QuestionBlock, TextBlock
from actions.asked.commands import command_in
from actions.asked.elders import elder_in_mind
from actions.asked.find import imported_like
from actions.asked.not_on_record import missing_programme
from actions.asked.safety_abroad import danger_abroad
from actions.beside import crisis
from actions.beside.acquaintance import for_an_acquaintance
from actions.beside.dispatch import beside, is_ours
from actions.beside.handoff import TicketDraft, draft, flag, handoff_block
from actions.conversation import Conversation
from actions.errands import Errand
from actions.hearing.everything import Hearing, hear
from actions.hearing.learning import NewMember, Told, learn
from actions.hearing.righting import righted
from actions.hearing.their_home import as_their_own, gone_over
from actions.looking import Reply
from actions.phrasing.glosses import glossed
from actions.said import Said
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
from actions.turns.with_us import lives_with_us
from actions.understanding import SURE, Understanding
from bot.korean.danger import Danger
from rules_engine import Catalogue

COMMANDS = frozenset({"bot_challenge", "restart"})
"""Wishes in which a number is no fact: "너 사람이야?"."""
EMPLOYED = "member.statuses.employed"
DECLINED = frozenset({"deny", "refuse_answer", "stop"})
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
    said = Said(conversation.hearing(understanding.text), understanding, catalogue, today, ticket_number, at)
    if (turn := _first(way(said) for way in BEFORE_FACTS)) is not None:
        return turn
    talk = _without_choice(said.talk)
    understanding = as_their_own(talk, understanding)
    understanding, heard = righted(hear(understanding, talk, today), understanding, talk, catalogue, today)
    said = replace(said, talk=talk, understanding=understanding)
    intent = _intent(understanding, heard, talk)
    return _first(way(said, heard, intent) for way in WITH_FACTS) or _facts(said, heard, intent)


def _first(turns: Iterable[Turn | None]) -> Turn | None:
    return next((turn for turn in turns if turn is not None), None)


def _danger_abroad(said: Said) -> Turn | None:
    """Danger in another language is answered in it, whatever was spoken until now."""
    abroad = danger_abroad(said.text)
    if abroad is None:
        return None
    return _in_danger(replace(said, talk=replace(said.talk, language=abroad.language, plain=False)), abroad.danger)


def _in_another_language(said: Said) -> Turn | None:
    any_text = said.talk.question is not None and is_ours(said.talk.question.fact)  # a place or a number in any letters
    turned = None if any_text else in_another_language(said.talk, said.text, said.catalogue, said.today)
    return None if turned is None else _finished(*turned, said.catalogue)


def _beside(said: Said) -> Turn | None:
    """An answer beside the search for benefits, and then the question that waits where it asks none of its own."""
    aside = beside(said)
    if aside is None:
        return None
    turn = (
        _then_ask(said, (aside.talk, aside.blocks))
        if aside.ask
        else _finished(aside.talk, aside.blocks, said.catalogue)
    )
    return replace(turn, ticket=aside.ticket, errand=aside.errand)


def _danger(said: Said) -> Turn | None:
    danger = crisis.danger_of(said.understanding)
    return None if danger is None else _in_danger(said, danger)


def _a_line_to_correct(said: Said) -> Turn | None:
    edited = reopened(said.talk, said.text, said.catalogue)
    return None if edited is None else _finished(*edited, said.catalogue)


def _an_acquaintance(said: Said) -> Turn | None:
    acquainted = for_an_acquaintance(said.talk, said.text)
    return None if acquainted is None else _then_ask(said, acquainted)


def _one_household(said: Said) -> Turn | None:
    joined = lives_with_us(said.talk, said.text)
    return None if joined is None else _then_ask(said, joined)


def _a_wish(said: Said) -> Turn | None:
    answered = wish_turn(said)
    return None if answered is None else _finished(*answered, said.catalogue)


def _a_household_elsewhere(said: Said) -> Turn | None:
    """What is told of a relative's money or place goes into a talk about them; a place alone is only noted."""
    gone = gone_over(said.talk, said.understanding, said.catalogue, said.today)
    if gone is None:
        return None
    theirs = replace(said, talk=gone.talk, understanding=gone.said)
    heard, intent = hear(gone.said, gone.talk, said.today), gone.said.intent
    asked = not gone.in_passing and bool(heard.benefits) and asks_about_programme(intent, heard, gone.talk)
    after, answer = programme_turn(theirs, heard, intent or "") if asked else facts_turn(theirs, heard, intent)
    if gone.in_passing:
        return _then_ask(said, noted(after))
    return _finished(after, (*gone.blocks, *answer), said.catalogue)


def _use(said: Said, heard: Hearing, intent: str | None) -> Turn | None:
    """A question about using a programme: "하나카드", "지금 하나요?" hold no number that answers what waits."""
    asked = asked_about_use(said.talk, said.understanding, intent, said.catalogue)
    if asked is None:
        return None
    told = hear(said.understanding, replace(said.talk, question=None), said.today)
    return _programme(said, replace(told, told=_without_work(told)) if asked.aspect == "hours" else told, asked.name)


def _small_talk(said: Said, heard: Hearing, intent: str | None) -> Turn | None:
    """Small talk and commands; what is named by its name is no other matter."""
    named = intent == "out_of_scope" and bool(heard.benefits)
    if intent not in replies.REPLIES or named or (intent not in COMMANDS and heard.anything):
        return None
    return _finished(*replies.reply(intent, said.talk, said.catalogue, said.today), said.catalogue)


def _not_on_record(said: Said, heard: Hearing, intent: str | None) -> Turn | None:
    """A programme by a name that is not on record; where an imported one is like it, that one is answered."""
    missing = missing_programme(intent, heard, said.understanding)
    if missing is None:
        return None
    if near := imported_like(missing.name, said.catalogue, said.talk.situation.get("residence", {})):
        return _programme(said, replace(heard, benefits=near), intent)
    return replace(_finished(*missing_turn(said, heard, intent), said.catalogue), unmet=missing.name)


def _one_programme(said: Said, heard: Hearing, intent: str | None) -> Turn | None:
    return _programme(said, heard, intent) if asks_about_programme(intent, heard, said.talk) else None


def _an_elder(said: Said, heard: Hearing, intent: str | None) -> Turn | None:
    """Who only speaks of an elder wants to know what there is for them."""
    elder = None if heard.anything or said.talk.about is not None else elder_in_mind(said.understanding)
    return None if elder is None else _then_ask(said, look_at(elder, said.talk, said.catalogue, said.today))


def _facts(said: Said, heard: Hearing, intent: str | None) -> Turn:
    return _finished(*facts_turn(said, heard, intent), said.catalogue)


def _programme(said: Said, heard: Hearing, intent: str | None) -> Turn:
    return _finished(*programme_turn(said, heard, intent or ""), said.catalogue)


def _then_ask(said: Said, reply: Reply) -> Turn:
    """The answer, and the question that waits."""
    return _finished(*replies.with_question(*reply, said.catalogue, said.today), said.catalogue)


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


def _in_danger(said: Said, danger: Danger) -> Turn:
    """Help first, and a flag to the counter. What else was told is kept, but not spoken of now."""
    talk, voice = said.talk, said.voice
    heard = hear(said.understanding, talk, said.today)
    situation: Mapping[str, object] = (
        learn(talk.situation, heard.told, said.today).situation if heard.told else talk.situation
    )
    question = crisis.offer_of_a_person(voice)
    blocks: tuple[Block, ...] = (crisis.urgent(danger, said.text, voice), question)
    ticket = flag(danger, said.number) if talk.crisis != danger else None
    talk = replace(talk, situation=situation, crisis=danger, question=question)
    return replace(_finished(talk, blocks, said.catalogue), ticket=ticket)


def _a_person(said: Said) -> Turn | None:
    """A person is asked for, or our offer of one is answered."""
    talk, voice, offered = said.talk, said.voice, said.asked == crisis.OFFER
    accepted = offered and (said.understanding.intent == "affirm" or said.text == voice.korean("crisis.person"))
    if said.intent == "handoff_human" or accepted:
        pending = None if offered else talk.question
        ticket = draft(talk, said.catalogue, said.number)
        blocks: tuple[Block, ...] = (handoff_block(ticket, voice), *_again(pending))
        return replace(_finished(replace(talk, question=pending), blocks, said.catalogue), ticket=ticket)
    declined = said.understanding.intent in DECLINED or said.text == voice.korean("crisis.later")
    if offered and declined:
        return _finished(replace(talk, question=None), (TextBlock(voice("crisis.still_here")),), said.catalogue)
    return None


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


BEFORE_FACTS = (
    _danger_abroad,
    _in_another_language,
    _beside,
    _danger,
    _a_person,
    _a_line_to_correct,
    _an_acquaintance,
    _one_household,
    _a_wish,
    _a_household_elsewhere,
)
"""The answers that do not hang on what facts a text tells, the most urgent first."""
WITH_FACTS = (_use, _small_talk, _not_on_record, _one_programme, _an_elder)
"""The answers of a text whose facts were heard, before the usual turn."""
