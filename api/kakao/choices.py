# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What can be pressed for an answer: quick replies where they have room, lists where there is more to choose from."""

from collections.abc import Iterator, Sequence

from actions.answer import Option
from api.kakao import limits, words
from api.kakao.cards import ListCard, ListHeader, ListItem
from api.kakao.parts import QuickReply
from api.kakao.response import Carousel, Output
from api.kakao.splitting import within

KEPT_FREE = 2
"""Quick replies that stay free for what always helps: a person, the start."""
LISTED_AT_ONCE = limits.LIST_CAROUSEL * limits.LIST_ITEMS_IN_CAROUSEL


def pressed(label: str, value: str) -> QuickReply:
    """A quick reply that says something."""
    return QuickReply(label=within(label, limits.LABEL), action="message", message_text=value)


def fit_under(options: Sequence[Option]) -> bool:
    """Whether options can be quick replies: few enough, and each with its whole label."""
    few = len(options) <= limits.QUICK_REPLIES - KEPT_FREE
    return few and all(len(option.label) <= limits.LABEL for option in options)


def quick_replies(*groups: Sequence[Option]) -> tuple[QuickReply, ...]:
    """As many as there is room for, the first group first; nothing twice."""
    options = {option.value: option for group in groups for option in group}
    return tuple(pressed(option.label, option.value) for option in options.values())[: limits.QUICK_REPLIES]


def lists(options: Sequence[Option]) -> Iterator[Output]:
    """The options as lists: one, or several side by side."""
    if len(options) <= limits.LIST_ITEMS:
        yield Output(list_card=_list(options))
        return
    for at_once in _parts(options, LISTED_AT_ONCE):
        cards = tuple(_list(part) for part in _parts(at_once, limits.LIST_ITEMS_IN_CAROUSEL))
        yield Output(carousel=Carousel(type="listCard", items=cards))


def _list(options: Sequence[Option]) -> ListCard:
    items = tuple(ListItem(title=one.label, action="message", message_text=one.value) for one in options)
    return ListCard(header=ListHeader(title=words.CHOOSE), items=items)


def _parts(options: Sequence[Option], size: int) -> Iterator[Sequence[Option]]:
    return (options[start : start + size] for start in range(0, len(options), size))
