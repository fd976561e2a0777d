# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Coming back later: the talk is kept under a short code for seven days, once somebody agrees to it."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from actions.answer import Block, QuestionBlock, TextBlock
from actions.asked.codes import asks_to_delete, code_in
from actions.asked.sayings import says
from actions.conversation import Conversation
from actions.errands import Errand, Forget, Keep, Resume
from actions.looking import Reply, next_question
from actions.said import Beside, Said, asking, offered
from actions.turns.recalling import recall
from actions.turns.wished import Wished
from rules_engine import Catalogue

KEEP = "keep"
CODE = "code"
"""Names of our questions; they are no facts of a situation."""
Outcome = Literal["forgotten", "too_many", "not_now"]


def keeping(said: Said) -> Beside | None:
    """The answer to whoever wants to stop and come back, has a code, or answers our question about it."""
    if (code := code_in(said.text)) is not None:
        return _with_code(said, code)
    if said.asked == KEEP and (said.chose("keep.yes") or said.agrees):
        talk = replace(said.talk, question=None)
        return Beside(talk, (TextBlock(said.voice("keep.failed")),), errand=Keep())
    if said.asked in (KEEP, CODE) and (said.chose("keep.no") or said.declines):
        return Beside(replace(said.talk, question=None), (TextBlock(said.voice("keep.declined")),))
    if said.asked == CODE and re.search("[a-z0-9]{4}", said.closed):
        return asking(
            said, offered(CODE, said, "keep.which_code", "keep.no"), TextBlock(said.voice("keep.unknown_code"))
        )
    if says("back", said.closed) or (says("back_at_start", said.closed) and not said.talk.situation):
        return asking(said, offered(CODE, said, "keep.which_code", "keep.no"))
    if says("keep", said.closed):
        if not said.talk.situation:
            return Beside(said.talk, (TextBlock(said.voice("keep.nothing")),))
        return asking(said, offered(KEEP, said, "keep.ask", "keep.yes", "keep.no"))
    return None


def _with_code(said: Said, code: str) -> Beside:
    """The answer where the code is not known, or nothing can be looked up: it is the same for both."""
    errand: Errand = Forget(code) if asks_to_delete(said.text) else Resume(code)
    talk = said.without_line()
    talk = replace(talk, question=None) if said.asked == CODE else talk
    return Beside(talk, (TextBlock(said.voice("keep.unknown_code")),), errand=errand)


def content_to_keep(talk: Conversation) -> Conversation:
    """What of a talk is kept: the facts and where it stands, not the sentences."""
    parked = {whose: {**one, "said": [], "question": None} for whose, one in talk.parked.items()}
    return replace(talk, said=(), last=(), question=None, misses=0, parked=parked)


def kept(talk: Conversation, code: str) -> Reply:
    """The code, and how to use it; nothing more is asked."""
    return talk, (TextBlock(talk.voice("keep.kept", code=code)),)


def resumed(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """The talk that was found, with what is known, and the question that is next as of today."""
    talk = replace(talk, situation={**talk.situation, "as_of": today.isoformat()})
    back = TextBlock(talk.voice("keep.back"))
    _, known = recall(Wished("", talk, (), catalogue, today))
    return _then_ask(talk, (back, *known), catalogue, today)


def told(talk: Conversation, outcome: Outcome, catalogue: Catalogue, today: date) -> Reply:
    """Any other outcome in a sentence; the talk goes on."""
    return _then_ask(talk, (TextBlock(talk.voice(f"keep.{outcome}")),), catalogue, today)


def _then_ask(talk: Conversation, blocks: tuple[Block, ...], catalogue: Catalogue, today: date) -> Reply:
    question: QuestionBlock | None = talk.question or next_question(talk, catalogue, today)
    asked = () if question is None else (question,)
    return replace(talk, question=question), (*blocks, *asked)
