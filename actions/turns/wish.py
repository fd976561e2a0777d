# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Questions about the talk as a whole, about a relative, and what happened: answered, then the talk goes on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asked.events import event_in
from actions.asked.not_on_record import KINDS, name_asked
from actions.asked.topics import topic_in
from actions.asked.wants import wants_more
from actions.asked.whom import asked_of, asks_of_oneself, asks_what_for_oneself, is_bare
from actions.asked.wishes import wish_in
from actions.conversation import Conversation
from actions.hearing.everything import Hearing, hear
from actions.hearing.learning import Told, learn
from actions.hearing.people import known_as
from actions.hearing.persons import persons
from actions.household import ME
from actions.looking import Reply, next_question
from actions.results.by_topic import by_topic
from actions.results.comparing import both, difference
from actions.results.listing import further
from actions.results.sorting import largest, urgent
from actions.results.telling import told_back
from actions.results.trip import trip
from actions.results.why import why
from actions.said import Said
from actions.turns.digressions import WHICH
from actions.turns.event import event_turn
from actions.turns.facts import learning_talk
from actions.turns.meaning import meaning, word_asked
from actions.turns.pausing import PAUSE, go_on, results_now
from actions.turns.recalling import recall
from actions.turns.someone_else import chosen
from actions.turns.sourced import sourced
from actions.turns.whose import back_to_oneself, elsewhere, look_at
from actions.turns.why_asked import why_asked
from actions.turns.wished import Wished
from actions.understanding import SURE, Understanding, understand
from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts

ANSWERS: Mapping[str, Callable[[Wished], Reply]] = {
    "recall": recall,
    "why": why,
    "why_asked": why_asked,
    "both": both,
    "difference": difference,
    "largest": largest,
    "urgent": urgent,
    "by_another": sourced("by_another.told", "by_another.source"),
    "how_long": sourced("how_long.told", "how_long.source"),
    "trip": trip,
    "meaning": meaning,
    "topic": by_topic,
    "pause_results": results_now,
    "more_questions": go_on,
}
ASKED_ONLY = frozenset({"largest", "urgent", "difference", "both", "trip", "why", "topic"})
"""Where a fact is told with it, only a question mark makes it a question: "월세가 제일 많이 나가요"."""
GO_ON = frozenset({"pause_results", "more_questions"})
SHORTEST_NAME = 2
"""So many syllables beside the field and the kind of a benefit make a name."""
SEVERAL = frozenset({"ask_how_to_apply", "ask_documents"})


def wish_turn(said: Said) -> Reply | None:
    """The answer with the question that follows; None where a text asks for nothing of this kind."""
    talk, understanding, catalogue, today = said.talk, said.understanding, said.catalogue, said.today
    if _answers_by_button(talk, understanding.text):
        return None
    if (member := chosen(talk, understanding.text)) is not None:
        return _then_ask(elsewhere(talk, member, catalogue, today), catalogue, today)
    away = talk.about is not None or bool(talk.whose)
    mine = asks_of_oneself(understanding.text) and (away or not is_bare(understanding.text))
    if mine or (away and asks_what_for_oneself(understanding.text)):
        return _then_ask(back_to_oneself(talk, catalogue, today), catalogue, today)
    event, wish = event_in(understanding.text), _wish(talk, understanding)
    named = asked_of(understanding, talk.question)
    if event is None and wish is None and named is None:
        return None
    # "안 돼요" in such a question answers nothing that was asked, and the "이" of 이혼 is no number of people.
    alone = replace(talk, question=None)
    unasked = understand(understanding.text, None, alone, today, catalogue)
    heard = hear(replace(unasked, intent=understanding.intent), alone, today)
    told = any(isinstance(one, Told) for one in heard.told)
    if event is not None and not heard.benefits:
        return _then_ask(event_turn(event, said, heard), catalogue, today)
    if named is not None and not told:
        return _then_ask(look_at(named, talk, catalogue, today), catalogue, today)
    if wish is None or (wish in ASKED_ONLY and told and "?" not in understanding.text):
        return None
    return _answered(wish, said, heard)


def _answers_by_button(talk: Conversation, text: str) -> bool:
    """Whether an option of a question for a fact was picked: "최근에 아기를 낳았어요" is an answer then, no news."""
    question = talk.question
    return question is not None and question.fact in facts() and any(one.value == text for one in question.options)


def _wish(talk: Conversation, understanding: Understanding) -> str | None:
    """What is wished, be it by words that mean it only here."""
    question = talk.question
    names_one = any(one.entity == "benefit" for one in understanding.entities)
    if question is not None and question.fact == f"{WHICH}.why" and names_one:
        return "why"
    if question is not None and question.fact == PAUSE and understanding.intent in ("affirm", "deny"):
        return "pause_results" if understanding.intent == "affirm" else "more_questions"
    wish = wish_in(understanding.text)
    if wish is None and talk.listing and wants_more(understanding.text):
        return "more"
    if wish is None and not names_one and word_asked(understanding.text) is not None:
        return "meaning"
    if wish is None and not names_one and _asks_for_a_field(understanding):
        return "topic"
    several = understanding.intent in SEVERAL and understanding.confidence >= SURE
    if wish is None and several and not names_one and talk.focus is None and len(talk.shown) > 1:
        return "trip"
    return wish


def _asks_for_a_field(understanding: Understanding) -> bool:
    """Whether a whole field is asked for; "청년도약장려금" is one programme of it, be it not on record."""
    topic, named = topic_in(understanding.text), name_asked(understanding)
    if topic is None or named is None or named.name is None:
        return topic is not None
    return len(re.sub(KINDS, "", topic.words.sub("", named.name))) < SHORTEST_NAME


def _answered(wish: str, said: Said, heard: Hearing) -> Reply:
    """The answer, after what else was told in the same breath."""
    talk, understanding, catalogue, today = said.talk, said.understanding, said.catalogue, said.today
    learnt = learn(talk.situation, heard.told, today)
    after = learning_talk(talk, heard, learnt)
    back = told_back(learnt, heard, None, after, catalogue) if learnt.changes else []
    first: tuple[Block, ...] = (TextBlock(" ".join(back)),) if back else ()
    people = persons(understanding.text, understanding.entities)
    members = tuple(id_ for one in people for id_ in known_as(after.situation, one.kin) if id_ != ME)
    wished = Wished(said.text, after, tuple(said.benefits), catalogue, today, members)
    after, blocks = further(wished) if wish == "more" else ANSWERS[wish](wished)
    reply = after, (*first, *blocks)
    return reply if wish in GO_ON else _then_ask(reply, catalogue, today)


def _then_ask(reply: Reply, catalogue: Catalogue, today: date) -> Reply:
    """The answer and then the question that waits; where none waits, the next one."""
    talk, blocks = replace(reply[0], asked=0), reply[1]
    if blocks and isinstance(blocks[-1], QuestionBlock):
        return talk, blocks
    waiting = talk.question if talk.question is not None and talk.question.fact in facts() else None
    question = waiting or next_question(talk, catalogue, today)
    return replace(talk, question=question), (*blocks, *([question] if question is not None else []))
