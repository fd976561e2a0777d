# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A screening of the talk so far, and the question that follows from it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from actions.answer import Block, QuestionBlock
from actions.asking import ask
from actions.conversation import Conversation
from rules_engine import Catalogue, Screening, Situation, read_situation, screen

Reply = tuple[Conversation, tuple[Block, ...]]
"""The talk afterwards, and what is said."""


def situation_of(talk: Conversation, today: date) -> Situation:
    """What is known, as the engine takes it."""
    return read_situation(dict(talk.situation), today)


def look(talk: Conversation, catalogue: Catalogue, today: date, programs: Iterable[str] | None = None) -> Screening:
    """Every verdict for what is known now and whoever is looked at, and the question the engine would ask next."""
    return screen(situation_of(talk, today), catalogue, programs=programs, skip=talk.skipped, members=looked_at(talk))


def looked_at(talk: Conversation) -> tuple[str, ...] | None:
    """Whoever is looked at, None for everybody: those singled out; never a relative whose own talk is kept apart."""
    if talk.whose or talk.about is not None or not talk.parked:
        return talk.whose or None
    return tuple(one["id"] for one in talk.situation.get("members", ()) if one["id"] not in talk.parked)


def next_question(
    talk: Conversation, catalogue: Catalogue, today: date, screening: Screening | None = None
) -> QuestionBlock | None:
    """The next question in our words; first what the programme asked for hangs on, then what settles most."""
    if talk.pursued is not None and talk.pursued in catalogue.programmes:
        about = _asked(talk, catalogue, today, look(talk, catalogue, today, [talk.pursued]), [talk.pursued])
        if about is not None:
            return about
    return _asked(talk, catalogue, today, screening or look(talk, catalogue, today))


def _asked(
    talk: Conversation, catalogue: Catalogue, today: date, screening: Screening, programs: list[str] | None = None
) -> QuestionBlock | None:
    """The engine's question; where nothing of it is left to be asked, the next one."""
    while (question := screening.question) is not None:
        block = ask(question, talk.situation, talk.skipped, talk.voice)
        if block is not None:
            return block
        talk = replace(talk, skipped=talk.skipped | {(question.fact, question.member)})
        screening = look(talk, catalogue, today, programs)
    return None
