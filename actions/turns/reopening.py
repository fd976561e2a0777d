# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A line of the recap is to be corrected: its question is asked again, the old value stands until it is answered."""

import re
from dataclasses import replace

from actions.answer import Block, QuestionBlock, RecapLine, TextBlock
from actions.asked.commands import closed
from actions.asking import GROUPS, ask_fact, ask_statuses
from actions.conversation import Conversation
from actions.hearing.statuses import wordings
from actions.household import value_of
from actions.phrasing.choices import choice
from actions.phrasing.wording import Voice
from actions.turns.recap import AGES, recap
from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts, parts_of, question_fact

WISH = "(을|를|이|가|은|는|도)?(다시)?(고칠게|고칠래|고쳐|바꿀게|바꿀래|바꿔|수정할|수정해|정정|잘못됐|틀렸)"

LAST = re.compile(
    "^(아니|아|앗)?(방금|아까|바로전|좀전|금방|지금|마지막)(에)?(한|말한|그|적은|답한)?(거|것|건|게|말|답|대답)?(을|를|은|는|이|가)?(다시)?"
    "(잘못|틀렸|틀려|틀린|취소|고칠|고쳐|바꿀|아니|실수)"
)
MOST_LINES = 8
CORRECTION = "correction"
"""The name of the question which line is wrong; it is no fact of a situation."""


def reopened(talk: Conversation, text: str, catalogue: Catalogue) -> tuple[Conversation, tuple[Block, ...]] | None:
    """The talk with the question of a recap line asked again; None where the text is no such wish."""
    lines = recap(talk, catalogue)
    line = _line(closed(text), lines) or _last(closed(text), lines, talk)
    if line is None:
        return None
    voice = talk.voice
    question = question_of(line, talk, voice)
    skipped = frozenset(place for place in talk.skipped if place[0] != question.fact)
    again = TextBlock(voice("ask_again", what=line.label))
    return replace(talk, question=question, skipped=skipped), (again, question)


def _line(said: str, lines: tuple[RecapLine, ...]) -> RecapLine | None:
    """The line whose label is named with a wish to change it; the longest where one label holds another."""
    meant = [line for line in lines if re.search(re.escape(closed(line.label)) + WISH, said)]
    return max(meant, key=lambda line: len(line.label), default=None)


def _last(said: str, lines: tuple[RecapLine, ...], talk: Conversation) -> RecapLine | None:
    """The line that was told last, where only that is taken back: "방금 거 잘못 말했어요"."""
    if not LAST.search(said):
        return None
    places = [(AGES[0] if path in AGES else path, member) for path, member in talk.latest]
    told = [one for one in lines if (AGES[0] if one.fact in AGES else one.fact, one.member) in places]
    return told[0] if len(told) == 1 else None


def which_line(talk: Conversation, catalogue: Catalogue) -> QuestionBlock | None:
    """The question which line is wrong, what was told last first; None where nothing is known."""
    voice = talk.voice
    latest = {(path, member) for path, member in talk.latest}
    lines = sorted(recap(talk, catalogue), key=lambda one: ((one.fact, one.member) not in latest, one.assumed))
    labels = dict.fromkeys(line.label for line in lines[:MOST_LINES])
    options = tuple(choice(voice, "correct.this", what=label) for label in labels)
    return QuestionBlock(CORRECTION, voice("correct.which"), "choice", options) if options else None


def question_of(line: RecapLine, talk: Conversation, voice: Voice) -> QuestionBlock:
    """The question that asks for a line of the recap."""
    if line.fact in GROUPS:
        told = value_of(talk.situation, line.fact, line.member) or {}
        parts = tuple(f"{line.fact}.{part}" for part in parts_of(line.fact) if told.get(part) is False)
        return ask_statuses(line.fact, line.member, parts, talk.situation, voice)
    if line.fact in wordings():
        return ask_statuses(line.fact.rsplit(".", 1)[0], line.member, (line.fact,), talk.situation, voice)
    fact = "member.birth_date" if line.fact in AGES else line.fact
    if facts()[fact].ask is None or facts()[fact].kind is None:
        fact = fact if fact.endswith("_krw") else question_fact(fact).path
    return ask_fact(fact, line.member, talk.situation, voice)
