# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Small talk and commands: greeting, again, plainer words, from the start. The open question comes back after each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from actions.answer import BenefitsBlock, Block, Option, QuestionBlock, TextBlock
from actions.conversation import Conversation
from actions.looking import Reply, next_question
from actions.phrasing.choices import choice
from actions.turns.someone_else import offers
from rules_engine import Catalogue


def reply(intent: str, talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """The answer to a command or to small talk."""
    return REPLIES[intent](talk, catalogue, today)


def suggestions(talk: Conversation, blocks: tuple[Block, ...]) -> tuple[Option, ...]:
    """Buttons that always help, beside those of the question."""
    voice = talk.voice
    more = any(isinstance(block, BenefitsBlock) and block.more for block in blocks)
    keys = [*(["more"] if more else []), "person", *(["restart"] if talk.situation else [])]
    return (*offers(talk), *(choice(voice, f"buttons.{key}") for key in keys))


def with_question(talk: Conversation, blocks: tuple[Block, ...], catalogue: Catalogue, today: date) -> Reply:
    """The blocks and then the question that waits, as it was; where none waits, the next one."""
    question = talk.question or next_question(talk, catalogue, today)
    return replace(talk, question=question), (*blocks, *_asked(question))


def _asked(question: QuestionBlock | None) -> tuple[Block, ...]:
    return () if question is None else (question,)


def _says(occasion: str, *, ask: bool = True) -> Callable[[Conversation, Catalogue, date], Reply]:
    def say(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
        blocks = (TextBlock(talk.voice(occasion)),)
        return with_question(talk, blocks, catalogue, today) if ask else (talk, blocks)

    return say


def _restart(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    voice = talk.voice
    fresh = Conversation(plain=talk.plain, language=talk.language, turns=talk.turns)
    return with_question(fresh, (TextBlock(voice("restarted")),), catalogue, today)


def _repeat(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    if talk.last:
        return talk, talk.last
    return _says("nothing_to_repeat")(talk, catalogue, today)


def _simpler(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """From now on in plain words; the cards of the last answer are told again, each in one sentence."""
    plain = replace(talk, plain=True)
    voice = plain.voice
    cards = [item for block in talk.last if isinstance(block, BenefitsBlock) for item in block.items]
    told = tuple(TextBlock(f"{item.name}. {item.summary}") for item in cards)
    return with_question(plain, (TextBlock(voice("plainer")), *told), catalogue, today)


def _greet(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    return _says("welcome" if not talk.situation else "hello_again")(talk, catalogue, today)


def _unsure(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    return _says("not_understood")(talk, catalogue, today)


REPLIES: dict[str, Callable[[Conversation, Catalogue, date], Reply]] = {
    "greet": _greet,
    "thanks": _says("thanks"),
    "goodbye": _says("goodbye", ask=False),
    "restart": _restart,
    "stop": _says("stopped", ask=False),
    "repeat": _repeat,
    "slower": _says("slower"),
    "simpler": _simpler,
    "bot_challenge": _says("bot"),
    "ask_privacy": _says("privacy"),
    "ask_application_status": _says("status"),
    "out_of_scope": _says("out_of_scope"),
}
