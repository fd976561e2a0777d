# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A screening of the talk so far, and the question that follows from it."""

from collections.abc import Iterable, Mapping
from datetime import date

from actions.answer import QuestionBlock
from actions.asking import ask
from actions.conversation import Conversation
from actions.learning import facts_in
from actions.wording import Voice
from rules_engine import Catalogue, Screening, Situation, read_situation, screen


def situation_of(talk: Conversation, today: date) -> Situation:
    """What is known, as the engine takes it."""
    return read_situation(dict(talk.situation), today)


def look(talk: Conversation, catalogue: Catalogue, today: date, programs: Iterable[str] | None = None) -> Screening:
    """Every verdict for what is known now, and the question the engine would ask next."""
    return screen(situation_of(talk, today), catalogue, programs=programs, skip=talk.skipped)


def next_question(
    talk: Conversation, catalogue: Catalogue, today: date, screening: Screening | None = None
) -> QuestionBlock | None:
    """The next question in our words; first what the programme asked for hangs on, then what settles most."""
    voice = Voice(talk.plain)
    if talk.pursued is not None and talk.pursued in catalogue.programmes:
        about = look(talk, catalogue, today, [talk.pursued]).question
        if about is not None:
            return ask(about, talk.situation, talk.skipped, voice)
    question = (screening or look(talk, catalogue, today)).question
    return None if question is None else ask(question, talk.situation, talk.skipped, voice)


def told_as_ranges(situation: Mapping[str, object]) -> frozenset[tuple[str, str | None]]:
    """The facts of which only a range is known."""
    return frozenset((path, member) for path, member, value in facts_in(situation) if isinstance(value, Mapping))
