# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What of a talk somebody has not read yet, as answers of the skill."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.answer import Block, Option, QuestionBlock, UrgentBlock
from actions.blocks import block_from
from api.kakao.place import Place
from api.kakao.render import pages
from api.kakao.response import SkillResponse
from api.talk import Exchange, Talk
from api.web.starts import STARTS

MOST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer, and how far the reader is after it."""

    response: SkillResponse
    place: Place


def first_of(talk: Talk, place: Place, *, operator: bool) -> Reading:
    """The beginning of the last turn; before it stand those that came too late to be shown."""
    after = max(place.turn, talk.version - MOST_TURNS) if place.turn < talk.version else talk.version - 1
    return _page(talk, Place(after, talk.version), operator=operator)


def next_of(talk: Talk, place: Place, *, operator: bool) -> Reading:
    """What comes after the place; the end again where all was shown."""
    if place.turn != talk.version:
        return first_of(talk, place, operator=operator)
    return _page(talk, place, operator=operator)


def _page(talk: Talk, place: Place, *, operator: bool) -> Reading:
    exchanges = talk.exchanges[-(place.turn - place.after) :]
    messages = tuple(sorted(_messages(exchanges), key=lambda block: not isinstance(block, UrgentBlock)))
    answers = pages(messages, _suggestions(talk, messages), operator=operator)
    shown = min(place.shown, len(answers) - 1)
    return Reading(answers[shown], replace(place, shown=shown + 1))


def _messages(exchanges: tuple[Exchange, ...]) -> Iterator[Block]:
    """What the turns say; only the question of the last one still waits for an answer."""
    for place, exchange in enumerate(exchanges):
        blocks = [block_from(block) for block in exchange.answer["messages"]]
        last = place == len(exchanges) - 1
        yield from (block for block in blocks if last or not isinstance(block, QuestionBlock))


def _suggestions(talk: Talk, messages: tuple[Block, ...]) -> tuple[Option, ...]:
    """The buttons that always help, and the ways in where nothing is known and nothing else was said."""
    begins = not talk.conversation.situation and not any(isinstance(block, UrgentBlock) for block in messages)
    starts = (Option(start.label, start.says) for start in STARTS) if begins else ()
    return (*(Option(**one) for one in talk.exchanges[-1].answer["suggestions"]), *starts)
