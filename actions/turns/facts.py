# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The usual turn: facts are learnt, what follows from them is shown, and one question is asked."""

from dataclasses import replace
from datetime import date

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asked.wants import wants_more, wants_results
from actions.beside.acquaintance import refused_of
from actions.conversation import Conversation, Place
from actions.hearing.everything import Hearing, places_of
from actions.hearing.learning import Change, Learnt, learn
from actions.looking import Reply, look, next_question, situation_of
from actions.results.explaining import explanations
from actions.results.listing import headed, states
from actions.results.offering import benefits_block, cards, offer
from actions.results.telling import assumed_after, lead, told_back
from actions.said import Said
from actions.turns.misunderstanding import nothing_heard
from actions.turns.pausing import paused
from rules_engine import Catalogue, Screening

MOST_PASSED = 2


def facts_turn(said: Said, heard: Hearing, intent: str | None) -> Reply:
    """The talk with all that was told, and the answer."""
    if not heard.told and not heard.dropped and heard.ask is None and not wants_results(intent, said.text):
        return nothing_heard(said, heard, intent)
    learnt = learn(said.talk.situation, heard.told, said.today)
    after = _for_all(learning_talk(said.talk, heard, learnt), learnt)
    return _looked(said, after, learnt, heard, intent)


def learning_talk(talk: Conversation, heard: Hearing, learnt: Learnt) -> Conversation:
    """The talk with what was learnt; questions answered with a range, in part, or not at all are not asked again."""
    ranged = {
        (talk.question.fact, talk.question.member)
        for change in learnt.changes
        if talk.question is not None and (isinstance(change.after, dict) or _in_part(change, talk.question))
    }
    return replace(
        talk,
        situation=learnt.situation,
        assumed=assumed_after(talk.assumed, heard.told, learnt.changes),
        skipped=talk.skipped | heard.dropped | ranged,
        latest=_latest(learnt) or talk.latest,
        misses=0,
    )


def _in_part(change: Change, question: QuestionBlock) -> bool:
    """Whether some of those who live here were named, be it not all of them."""
    return question.fact == "household.members" and change.path == "member.relation"


def _for_all(talk: Conversation, learnt: Learnt) -> Conversation:
    """Who tells of somebody else than those singled out wants everybody looked at again."""
    others = any(change.member is not None and change.member not in talk.whose for change in learnt.changes)
    return replace(talk, whose=()) if others else talk


def _latest(learnt: Learnt) -> tuple[Place, ...]:
    return tuple((one.path, one.member) for one in learnt.changes if not one.assumed and one.after is not None)


def _looked(said: Said, talk: Conversation, learnt: Learnt, heard: Hearing, intent: str | None) -> Reply:
    """What comes of it: what was understood, what was found, and the question; `said` holds the talk before."""
    catalogue, today, voice = said.catalogue, said.today, talk.voice
    screening = look(talk, catalogue, today)
    corrected = any(change.before is not None for change in learnt.changes)
    more = wants_more(said.text)
    talk, asked = _passed_over(
        talk, _other_than(talk.question, talk, catalogue, today, screening, learnt), said, learnt
    )
    asked = heard.ask or asked
    offered = offer(
        screening,
        catalogue,
        talk.shown,
        situation_of(said.talk, today) if corrected else None,
        everything=more or asked is None or screening.reviewed_question is None,
        afar=more,
    )
    wanted = wants_results(intent, said.text)
    if not offered.groups and wanted and not more:
        offered = offer(screening, catalogue, {})
    talk, asked = (replace(talk, question=asked), asked) if heard.ask is not None else paused(talk, asked)
    named = [change.member for change in learnt.changes if change.member is not None]
    texts = [
        *told_back(learnt, heard, intent, talk, catalogue),
        *refused_of(screening, named, voice),
        *lead(offered, talk, voice, corrected=corrected, more=more, asked=asked),
    ]
    told, explained = explanations(
        (result for group in offered.groups for result in group.results), screening, talk.explained, voice
    )
    if not texts and not offered.groups and wanted:
        texts = [voice("lead.start")]
    blocks: tuple[Block, ...] = (
        *([TextBlock(" ".join(texts))] if texts else []),
        *benefits_block(voice("titles.changed"), cards(offered.changed, screening, talk.situation, voice)),
        *benefits_block(voice("titles.rechecked"), cards(offered.rechecked, screening, talk.situation, voice)),
        *headed(offered.new, screening, talk, offered.more, voice("titles.afar") if offered.afar else ""),
        *benefits_block(
            voice("titles.imported"), cards(offered.imported, screening, talk.situation, voice), offered.more_imported
        ),
        *told,
        *([asked] if asked is not None else []),
    )
    shown = {**talk.shown, **states(offered.groups)}
    return replace(talk, shown=shown, explained=explained, listing=()), blocks


def _passed_over(
    talk: Conversation, asked: QuestionBlock | None, said: Said, learnt: Learnt
) -> tuple[Conversation, QuestionBlock | None]:
    """The next question; one that was passed over time and again waits until another was answered."""
    last = said.talk.question
    again = last is not None and asked is not None and (asked.fact, asked.member) == (last.fact, last.member)
    passed = talk.passed + 1 if again and learnt.changes else 0
    if asked is None or passed < MOST_PASSED:
        return replace(talk, passed=passed), asked
    without = replace(talk, skipped=talk.skipped | places_of(asked))
    return replace(talk, passed=0), next_question(without, said.catalogue, said.today) or asked


def _other_than(
    last: QuestionBlock | None,
    talk: Conversation,
    catalogue: Catalogue,
    today: date,
    screening: Screening,
    learnt: Learnt,
) -> QuestionBlock | None:
    """The next question; one that was just answered is not asked once more, whatever the engine still lacks."""
    asked = next_question(talk, catalogue, today, screening)
    answered = last is not None and any(_about(change.path, last.fact) for change in learnt.changes)
    if (
        asked is None
        or last is None
        or not answered
        or (asked.fact, asked.member, asked.text, asked.options) != (last.fact, last.member, last.text, last.options)
    ):
        return asked
    skipped = talk.skipped | {(asked.fact, asked.member)}
    return next_question(replace(talk, skipped=skipped), catalogue, today)


def _about(path: str, fact: str) -> bool:
    return path == fact or path.startswith(f"{fact}.") or (path.startswith("member.") and fact == "member.birth_date")
