# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A life event: first a word for the person, then what is due by when, then the benefits that hang on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asking import ask_fact, ask_statuses
from actions.conversation import Conversation
from actions.events import Event
from actions.facts_turn import learning_talk
from actions.hearing import Hearing
from actions.household import ME, Json, value_of, with_value, without_member
from actions.learning import AGES, Learnt, NewMember, Told, learn
from actions.listing import listed
from actions.looking import Reply, look
from actions.newborn import BORN, asked_for_newborn, born_on
from actions.offering import Outlines, grouped, rank
from actions.people import called, kin, new_id
from actions.persons import persons
from actions.statuses import wordings
from actions.telling import told_back
from actions.understanding import Understanding
from actions.wished import Wished
from actions.wording import Voice
from rules_engine import Catalogue

MOST_NAMES = 3


def event_turn(
    event: Event,
    talk: Conversation,
    heard: Hearing,
    understanding: Understanding,
    catalogue: Catalogue,
    today: date,
) -> Reply:
    """The answer to an event."""
    voice = Voice(talk.plain)
    them = _whom(understanding, talk)
    facts = (
        []
        if them is None
        else [Told(path, value, them if path.startswith("member.") else None) for path, value in event.facts.items()]
    )
    after, left = _left(event, talk, voice)
    baby = [*_newborn(event, heard, after)]
    learnt = learn(after.situation, [*heard.told, *facts, *baby], today)
    if (day := born_on(understanding.text, today)) is not None and (child := _baby(event, learnt)) is not None:
        more = learn(learnt.situation, [Told(BORN, day, child)], today)
        learnt = replace(more, changes=(*learnt.changes, *more.changes), problems=(*learnt.problems, *more.problems))
    after = learning_talk(after, heard, learnt)
    first = " ".join((event.say, *left, *told_back(learnt, heard, None, after, catalogue)))
    due = [voice("event.due", what=one.what, when=one.when, law=one.law) for one in event.due]
    blocks: list[Block] = [TextBlock(first)]
    blocks += [TextBlock("\n".join((voice("event.due_head"), *due)))] if due else []
    after, found = _topics(event, replace(after, question=None, whose=()), catalogue, today)
    return replace(after, question=_question(event, after, learnt, them, heard)), (*blocks, *found)


def _whom(understanding: Understanding, talk: Conversation) -> str | None:
    """To whom it happened: a relative who is named and known, else the enquirer; None for one who is not known."""
    named = [one for one in persons(understanding.text, understanding.entities) if not one.gone]
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


def _newborn(event: Event, heard: Hearing, talk: Conversation) -> Iterator[NewMember | Told]:
    """A child who was born is one more person; one who is known without an age may be the same."""
    if event.ask is None or event.ask.of != "child":
        return
    children = [one for one in talk.situation.get("members", ()) if one.get("relation") == "child"]
    if any(not any(path.removeprefix("member.") in one for path in AGES) for one in children):
        return
    if not any(isinstance(one, NewMember) and one.relation == "child" for one in heard.told):
        yield NewMember(new_id(talk.situation, kin()["자녀"]), "child")
    told = {one.path for one in heard.told if isinstance(one, Told)}
    for path in {"household.size", "household.children"} - told:
        if isinstance(known := value_of(talk.situation, path), int) and known:
            yield Told(path, known + 1)


def _baby(event: Event, learnt: Learnt) -> str | None:
    """The child who was born: the last one named, of whom no age is known yet."""
    children = [one for one in learnt.situation.get("members", ()) if one.get("relation") == "child"]
    if event.ask is None or event.ask.of != "child" or not children:
        return None
    return None if any(path.removeprefix("member.") in children[-1] for path in AGES) else str(children[-1]["id"])


def _topics(event: Event, talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """What of the event's benefits can be had; else what of them hangs on more answers."""
    voice = Voice(talk.plain)
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


def _nearest(group: Outlines) -> tuple[date, tuple[bool, bool, bool, int, int, str]]:
    return group[0].deadline.last or date.max, rank(group)


def _question(
    event: Event, talk: Conversation, learnt: Learnt, them: str | None, heard: Hearing
) -> QuestionBlock | None:
    """The question that the event raises, unless it was told in the same breath."""
    if event.ask is None or heard.ask is not None:
        return heard.ask
    voice, fact = Voice(talk.plain), event.ask.fact
    children = [one["id"] for one in talk.situation.get("members", ()) if one.get("relation") == "child"]
    member = {"child": children[-1] if children else None, "them": them, "household": None}[event.ask.of]
    told = any(change.path.startswith(fact.rsplit("_", 1)[0]) and not change.assumed for change in learnt.changes)
    if told or (fact.startswith("member.") and member is None) or (fact, member) in talk.skipped:
        return None
    if fact == "household.children" and children:
        return None
    if fact in wordings():
        return ask_statuses("member.statuses", member, (fact,), talk.situation, voice)
    question = ask_fact(fact, member, talk.situation, voice)
    text = event.ask.text or question.text
    return asked_for_newborn(question, text) if fact == BORN else replace(question, text=text)
