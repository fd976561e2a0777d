# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Somebody to call or to talk to: telephone numbers that can be pressed."""

from collections.abc import Iterator, Sequence

from actions.answer import Contact, HandoffBlock, UrgentBlock
from api.kakao import limits, words
from api.kakao.cards import TextCard
from api.kakao.parts import Button
from api.kakao.response import Output
from api.kakao.splitting import split, within


def urgent_parts(block: UrgentBlock) -> Iterator[Output]:
    """The text with the first numbers under it, the others on a card of their own."""
    *before, last = split(block.text, limits.TEXT_CARD)
    yield from (Output(text_card=TextCard(description=text)) for text in before)
    calls = [_call(contact) for contact in block.contacts]
    yield Output(text_card=TextCard(description=last, buttons=_some(calls[: limits.BUTTONS])))
    for start in range(limits.BUTTONS, len(calls), limits.BUTTONS):
        named = block.contacts[start : start + limits.BUTTONS]
        text = within("\n".join(f"{one.name} {one.phone}" for one in named), limits.TEXT_CARD)
        yield Output(text_card=TextCard(description=text, buttons=tuple(calls[start : start + limits.BUTTONS])))


def handoff_parts(block: HandoffBlock, *, operator: bool) -> Iterator[str | Output]:
    """The number of the request, who can be called meanwhile, and the way into the channel's own chat."""
    chat = [Button(label=words.OPERATOR, action="operator")] if operator else []
    calls = [_call(contact) for contact in block.contacts][: limits.BUTTONS - len(chat)]
    title = words.TICKET.format(number=block.ticket)
    first, *rest = split(block.text, limits.TEXT_CARD - len(title))
    yield Output(text_card=TextCard(title=title, description=first, buttons=_some([*chat, *calls])))
    yield from rest


def _call(contact: Contact) -> Button:
    """The name of the line where it fits beside its number.

    >>> _call(Contact("보건복지상담센터", "129")).label, _call(Contact("자살예방 상담전화(24시간)", "109")).label
    ('보건복지상담센터 129', '109 전화')
    """
    named = f"{contact.name} {contact.phone}"
    label = named if len(named) <= limits.LABEL else within(f"{contact.phone} {words.CALL}", limits.LABEL)
    return Button(label=label, action="phone", phone_number=contact.phone)


def _some(buttons: Sequence[Button]) -> tuple[Button, ...] | None:
    return tuple(buttons) or None
