# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""After several questions in a row we offer to stop with what is known, and go on only where that is wanted."""

from dataclasses import replace

from actions.answer import Block, QuestionBlock, TextBlock
from actions.conversation import Conversation
from actions.looking import Reply, next_question
from actions.phrasing.choices import choice
from actions.phrasing.wording import Voice
from actions.results.overview import overview
from actions.turns.wished import Wished

PAUSE = "pause"
"""The name of the offer to stop; it is no fact of a situation."""
IN_A_ROW = 5


def paused(talk: Conversation, question: QuestionBlock | None) -> tuple[Conversation, QuestionBlock | None]:
    """The talk with its next question, or with the offer where enough was asked in a row."""
    if question is None:
        return replace(talk, question=None, asked=0), None
    if question == talk.question:  # still open, and no further one
        return talk, question
    if talk.asked >= IN_A_ROW:
        offered = offer_to_stop(talk.voice)
        return replace(talk, question=offered, asked=0), offered
    return replace(talk, question=question, asked=talk.asked + 1), question


def offer_to_stop(voice: Voice) -> QuestionBlock:
    """The offer."""
    options = tuple(choice(voice, f"pause.{key}") for key in ("results", "more"))
    return QuestionBlock(PAUSE, voice("pause.ask"), "choice", options)


def results_now(wished: Wished) -> Reply:
    """What was found so far. Nothing is asked; how to go on is said where more could be found."""
    talk, blocks = overview(wished)
    open_ = next_question(replace(talk, question=None), wished.catalogue, wished.today)
    on: tuple[Block, ...] = (TextBlock(wished.voice("pause.how_on")),) if open_ is not None else ()
    return replace(talk, question=None, asked=0), (*blocks, *on)


def go_on(wished: Wished) -> Reply:
    """The next question, where one is left."""
    question = next_question(wished.talk, wished.catalogue, wished.today)
    talk = replace(wished.talk, question=question, asked=0 if question is None else 1)
    return talk, (TextBlock(wished.voice("lead.all_asked")),) if question is None else (question,)
