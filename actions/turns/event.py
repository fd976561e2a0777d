# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A life event: first a word for the person, then what is due by when, then the benefits that hang on it."""

import re
from dataclasses import replace
from datetime import date

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asked.commands import closed
from actions.asked.events import Event
from actions.asking import ask_fact, ask_statuses
from actions.conversation import Conversation
from actions.hearing.everything import Hearing
from actions.hearing.learning import Learnt, NewMember, Told, learn
from actions.hearing.people import called
from actions.hearing.persons import persons
from actions.hearing.statuses import wordings
from actions.household import ME, Json, value_of, with_value, without_member
from actions.looking import Reply, look
from actions.phrasing.wording import Voice
from actions.results.listing import listed
from actions.results.offering import Outlines, Rank, grouped, rank
from actions.results.telling import told_back
from actions.said import Said
from actions.turns.facts import learning_talk
from actions.turns.newborn import BIRTH, BORN, asked_for_newborn, born
from actions.turns.wished import Wished
from actions.understanding import Understanding
from rules_engine import Catalogue

MOST_NAMES = 3
SUBJECT = re.compile("(들)?(님)?(이|가|은|는|도|께서|네)")
TOLD_BY = {"residence.sido": "residence", BORN: "member.birth_"}
"""What tells a fact that an event asks for, beside itself: any part of the place."""


def event_turn(event: Event, said: Said, heard: Hearing) -> Reply:
    """The answer to an event."""
    talk, understanding, catalogue, today, voice = said.talk, said.understanding, said.catalogue, said.today, said.voice
    them = _whom(event, understanding, talk) if event.happened(said.text) else None
    facts = (
        []
        if them is None
        else [Told(path, value, them if path.startswith("member.") else None) for path, value in event.facts.items()]
    )
    after, left = _left(event, talk, voice) if them is not None else (talk, [])
    told = born(heard.told, understanding, after.situation, today) if event.name == BIRTH else heard.told
    learnt = learn(after.situation, (*told, *facts), today)
    after = learning_talk(after, heard, learnt)
    greeting = () if talk.crisis else (event.say,)  # nobody in danger is wished joy
    first = " ".join((*greeting, *left, *told_back(learnt, heard, None, after, catalogue)))
    due = [voice("event.due", what=one.what, when=one.when, law=one.law) for one in event.due]
    blocks: list[Block] = [TextBlock(first)]
    blocks += [TextBlock("\n".join((voice("event.due_head"), *due)))] if due else []
    after, found = _topics(event, replace(after, question=None, whose=()), catalogue, today)
    return replace(after, question=_question(event, after, learnt, them, heard)), (*blocks, *found)


def _whom(event: Event, understanding: Understanding, talk: Conversation) -> str | None:
    """To whom it happened: a relative who is named and known, else the enquirer; None for one who is not known."""
    named = [
        one
        for one in persons(understanding.text, understanding.entities)
        if SUBJECT.match(closed(understanding.text[one.end :])) and one.kin.relation != event.leaves
    ]
    if not named or named[0].kin.relation == "self":
        return ME
    members = talk.situation.get("members", ())
    same = [one["id"] for one in members if one.get("relation") == named[0].kin.relation]
    return same[0] if same else None


def _left(event: Event, talk: Conversation, voice: Voice) -> tuple[Conversation, list[str]]:
    """The household without whoever is no longer of it, and that it was noted."""
    if event.leaves is None:
        return talk, []
    members = talk.situation.get("members", ())
    gone = next((one for one in members if one.get("relation") == event.leaves), None)
    if gone is None:
        return talk, []
    who, lived_here = called(talk.situation, gone["id"]), gone.get("lives_together", True)
    situation: Json = without_member(talk.situation, gone["id"])
    size = value_of(situation, "household.size")
    lines = [voice("event.left", who=who)]
    if lived_here and isinstance(size, int) and size > 1:
        situation = with_value(situation, "household.size", None, size - 1)
        lines.append(voice("event.size", size=size - 1))
    kept = frozenset(place for place in talk.assumed if place[1] != gone["id"])
    return replace(talk, situation=situation, assumed=kept), lines


def _topics(event: Event, talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """What of the event's benefits can be had; else what of them hangs on more answers."""
    voice = talk.voice
    wished = Wished("", talk, (), catalogue, today)
    likely = [one for one in wished.screening.likely() if one.programme.id in event.topics and not one.unlikely]
    if likely:
        return listed(voice("event.first"), sorted(grouped(likely), key=_nearest), wished)
    screening = look(talk, catalogue, today, event.topics)
    open_ = [one for one in screening.shown if one.verdict == "unknown" and not one.unlikely]
    unsettled = {one.programme.id: one.programme for one in open_}
    programmes = [unsettled[one] for one in event.topics if one in unsettled]
    if not programmes:
        return talk, ()
    names = ", ".join(one.name for one in programmes[:MOST_NAMES])
    return replace(talk, pursued=programmes[0].id), (TextBlock(voice("event.open", names=names)),)


def _nearest(group: Outlines) -> tuple[date, Rank]:
    return group[0].deadline.last or date.max, rank(group)


def _question(
    event: Event, talk: Conversation, learnt: Learnt, them: str | None, heard: Hearing
) -> QuestionBlock | None:
    """The question that the event raises, unless it was told in the same breath."""
    if event.ask is None or heard.ask is not None:
        return heard.ask
    voice, fact = talk.voice, event.ask.fact
    children = [one["id"] for one in talk.situation.get("members", ()) if one.get("relation") == "child"]
    member = {"child": children[-1] if children else None, "them": them, "household": None}[event.ask.of]
    paths = [one.path for one in (*learnt.changes, *heard.told) if not isinstance(one, NewMember) and not one.assumed]
    told = any(path.startswith(TOLD_BY.get(fact, fact)) for path in paths)
    if told or (fact.startswith("member.") and member is None) or (fact, member) in talk.skipped:
        return None
    if fact == "household.children" and children:
        return None
    if fact in wordings():
        return ask_statuses("member.statuses", member, (fact,), talk.situation, voice)
    question = ask_fact(fact, member, talk.situation, voice)
    text = event.ask.text or question.text
    return asked_for_newborn(question, text) if fact == BORN else replace(question, text=text)
