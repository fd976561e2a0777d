# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is known while a turn takes its time: who helps in danger, the facts, and the benefits that follow."""

import asyncio
from dataclasses import replace

from actions import Conversation, take_turn, understand
from actions.answer import Answer, BenefitsBlock, Block, TextBlock, UrgentBlock
from api.kakao import words
from api.kakao.render import ON, pages, plain
from api.kakao.response import SkillResponse
from api.messages.numbers import strike_numbers
from api.notices import clean
from api.privacy import strike_identity_numbers
from api.talk import TalkService


async def known_by_now(talks: TalkService, talk_id: str, text: str, *, operator: bool) -> SkillResponse:
    """The answer to the words alone, without the NLU; it keeps nothing and promises nothing."""
    talk = await talks.find(talk_id)
    conversation = Conversation.new() if talk is None else talk.conversation
    answer = await asyncio.to_thread(_by_words, talks, conversation, text)
    return pages(tuple(_to_show(answer)), (ON,), operator=operator)[0]


def still_working() -> SkillResponse:
    """What is said where nothing is known yet."""
    return plain(words.WORKING, ON)


def _by_words(talks: TalkService, conversation: Conversation, text: str) -> Answer:
    struck, _ = strike_identity_numbers(clean(text))
    today, catalogue = talks.today(), talks.catalogue()
    understanding = understand(strike_numbers(struck), None, conversation, today, catalogue)
    return take_turn(conversation, understanding, catalogue, today, "").answer


def _to_show(answer: Answer) -> list[Block]:
    facts = [f"· {line.label}: {line.value}" for line in answer.recap]
    told = "\n".join((words.FACTS, *facts, "", words.WORKING)) if facts else words.WORKING
    urgent = [block for block in answer.messages if isinstance(block, UrgentBlock)]
    found = [replace(block, more=0) for block in answer.messages if isinstance(block, BenefitsBlock)]
    return [*urgent, TextBlock(told), *found]
