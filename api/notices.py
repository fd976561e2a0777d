# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the service itself adds to a talk: a text in one spelling, notices before an answer, and no empty promise."""

from dataclasses import replace
from unicodedata import normalize

from actions.answer import Answer, Block, Contact, HandoffBlock, TextBlock, UrgentBlock

NO_TICKET = "지금은 상담 신청을 저장하지 못했어요. 죄송하지만 아래로 바로 전화해 주세요."
HELPLINES = (Contact("보건복지상담센터", "129"), Contact("다산콜센터", "120"))


def clean(text: str) -> str:
    """One spelling for one word: composed Hangul, no control characters, no broken code points, no edges.

    >>> clean("  \\u1112\\u1161\\u11ab글\\x00 ")
    '한글'
    """
    encodable = text.encode(errors="ignore").decode()
    composed = normalize("NFC", encodable)
    return "".join(c for c in composed if c in "\n\t" or (c.isprintable() or c in "\u200d\ufe0f")).strip()


def with_notices(answer: Answer, notices: tuple[str, ...]) -> Answer:
    """The answer with notices before it; help in a crisis stays first."""
    urgent = tuple(block for block in answer.messages if isinstance(block, UrgentBlock))
    others = tuple(block for block in answer.messages if not isinstance(block, UrgentBlock))
    return replace(answer, messages=(*urgent, *(TextBlock(notice) for notice in notices), *others))


def without_ticket(answer: Answer) -> Answer:
    """The answer with its promise of a ticket replaced by numbers to call: a promise we cannot keep is worse."""

    def honest(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, HandoffBlock):
            return (block,)
        return (UrgentBlock(NO_TICKET, block.contacts or HELPLINES),)

    return replace(answer, messages=tuple(new for block in answer.messages for new in honest(block)))
