# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talking in another language: choosing it, the pointer for a text in a language not chosen, and what stays Korean."""

import re
from dataclasses import replace
from datetime import date

from actions.answer import BenefitsBlock, Block, Option, TextBlock
from actions.asked.codes import code_in
from actions.asked.languages import EASY, HANGUL, UNREAD, chosen_in, language_of, names
from actions.conversation import Conversation
from actions.looking import Reply
from actions.phrasing.wording import Voice
from actions.turns.replies import with_question
from rules_engine import Catalogue

KOREAN_LINE = re.compile(r"(?m)^[^\n가-힣]*(?:[가-힣]+[^\n가-힣]+){4,}")
"""A line of which so much is Korean that a reader without Korean needs to be told why."""


def in_another_language(talk: Conversation, text: str, catalogue: Catalogue, today: date) -> Reply | None:
    """The answer to a text that chooses a language, or that is in one we do not take free texts in."""
    if (wanted := chosen_in(text)) is not None:
        return _chosen(talk, wanted, catalogue, today)
    if HANGUL.search(text) or code_in(text) or not any(letter.isalpha() for letter in text):
        return None
    found = language_of(text)
    if found == UNREAD:
        return talk, (TextBlock(_pointer(Voice(language="en"), "unread", "lines")),)
    if found is not None and found != talk.language:
        return talk, (TextBlock(_pointer(Voice(language=found), "pointer", "how", "lines")),)
    if talk.language == "ko":
        return None
    missed = replace(talk, misses=talk.misses + 1)
    return with_question(missed, (TextBlock(_pointer(talk.voice, "not_understood", "how", "lines")),), catalogue, today)


def _chosen(talk: Conversation, wanted: str, catalogue: Catalogue, today: date) -> Reply:
    """The talk in that language; the question that waits is put anew in it."""
    turned = replace(talk, language="ko" if wanted == EASY else wanted, plain=wanted == EASY, question=None)
    voice = turned.voice
    told = voice("plainer") if wanted == EASY else voice("language.chosen")
    helped = [] if voice.language == "ko" else [voice("language.how"), voice("language.lines")]
    return with_question(turned, (TextBlock("\n".join((told, *helped))),), catalogue, today)


def _pointer(voice: Voice, *occasions: str) -> str:
    return "\n".join(voice(f"language.{occasion}") for occasion in occasions)


def with_note(blocks: tuple[Block, ...], talk: Conversation) -> tuple[Block, ...]:
    """The blocks, with a word before the first Korean of our records on why it is Korean; not twice in a row."""
    if talk.language == "ko" or any(_is_korean(block) for block in talk.last):
        return blocks
    first = next((place for place, block in enumerate(blocks) if _is_korean(block)), None)
    note = TextBlock(talk.voice("language.stays_korean"))
    return blocks if first is None else (*blocks[:first], note, *blocks[first:])


def _is_korean(block: Block) -> bool:
    return isinstance(block, BenefitsBlock) or (isinstance(block, TextBlock) and bool(KOREAN_LINE.search(block.text)))


def languages_to_choose(talk: Conversation, blocks: tuple[Block, ...]) -> tuple[Option, ...]:
    """The languages as buttons: all at the beginning, the one that a pointer is in, and always the way back."""
    offered = names()
    if talk.language != "ko":
        return (Option(offered["ko"], offered["ko"]),)
    pointed = {TextBlock(_pointer(Voice(language=one), "pointer", "how", "lines")): one for one in ("en", "zh", "vi")}
    found = [pointed[block] for block in blocks if isinstance(block, TextBlock) and block in pointed]
    wanted = found or (list(offered) if talk.turns == 1 and not talk.situation else [])
    return tuple(Option(offered[one], offered[one]) for one in wanted)
