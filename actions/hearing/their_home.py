# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is told of the money or the place of a relative who lives elsewhere is not this household's.

The talk goes over to theirs.
"""

import re
from dataclasses import replace
from datetime import date

from actions.answer import Block
from actions.asked.commands import closed
from actions.conversation import Conversation
from actions.hearing.means import PATHS
from actions.hearing.people import kin, known_as
from actions.household import ME, member_of
from actions.turns.whose import elsewhere
from actions.understanding import Understanding
from bot.korean import Mention
from bot.korean.money import amounts
from bot.korean.talk import subject
from rules_engine import Catalogue

OURS_TOO = re.compile("합쳐|합해|합하|합치|합산|까지|포함|주[세시신고는니]|[줘준]|보내|부[쳐치]|드려|드리|도와|챙겨")
"""Both purses at once, or what goes from one to the other: "아들이 매달 30만원 보내줘요" is income here."""
PARTICLE = re.compile("께서는|께서|께선|[은는이가도]")
Gone = tuple[Conversation, Understanding, tuple[Block, ...]]


def gone_over(talk: Conversation, understanding: Understanding, catalogue: Catalogue, today: date) -> Gone | None:
    """The talk about that household, the text as its own person would say it, and what is said of the change.

    "엄마는 연금 30만원 받아요" of a mother who lives elsewhere is then "연금 30만원 받아요" in a talk about her.
    """
    if talk.about is not None or (whose := _owner(talk, understanding)) is None:
        return None
    word, member = whose
    theirs, blocks = elsewhere(talk, member, catalogue, today)
    if theirs.about != member:  # whom one may not ask for, whatever is told of them
        return None
    return theirs, _without(word, understanding), blocks


def _owner(talk: Conversation, understanding: Understanding) -> tuple[str, str] | None:
    """The family word and the member whom all sums and places of a text are about, if that member lives elsewhere."""
    text = understanding.text
    if OURS_TOO.search(closed(text)):
        return None
    told = [
        *(amount.start for amount in amounts(text) if amount.kind in PATHS),
        *(place.start for place in understanding.entities if place.entity == "district"),
    ]
    words = {subject(text, start) for start in told}
    word = words.pop() if len(words) == 1 else None
    known = [] if word is None or word not in kin() else known_as(talk.situation, kin()[word])
    away = [one for one in known if one != ME and (member_of(talk.situation, one) or {}).get("lives_together") is False]
    return (word, away[0]) if word is not None and len(known) == 1 and away else None


def _without(word: str, understanding: Understanding) -> Understanding:
    """The text with blanks where the person is named: every other word stays in its place."""
    text = understanding.text
    named = [one for one in understanding.entities if one.entity == "family_member" and one.norm == word]
    for one in named:
        end = _end(text, one)
        text = text[: one.start] + " " * (end - one.start) + text[end:]
    return replace(understanding, text=text, entities=tuple(one for one in understanding.entities if one not in named))


def _end(text: str, named: Mention) -> int:
    particle = PARTICLE.match(text, named.end)
    return named.end if particle is None else particle.end()
