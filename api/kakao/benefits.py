# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Benefits as cards: what, how much, until when; and buttons for the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.answer import BenefitItem, BenefitsBlock, Condition
from actions.results.offering import MOST_CARDS
from api.kakao import limits, words
from api.kakao.cards import TextCard
from api.kakao.parts import Button
from api.kakao.response import Carousel, Output
from api.kakao.splitting import split, within
from api.terminal.plain import MARKS, VERDICTS


@dataclass(frozen=True, slots=True)
class Shown:
    """A card, and the lines that had no room on it."""

    card: TextCard
    left: tuple[str, ...]


def benefit_parts(blocks: Sequence[BenefitsBlock]) -> Iterator[str | Output]:
    """Lists that follow each other: their headings, one row of cards, and what had no room on these."""
    items = [item for block in blocks for item in block.items]
    more = sum(block.more for block in blocks)
    if headings := _headings(blocks):
        yield "\n".join(headings)
    if len(items) == 1:
        shown = [_card(items[0], limits.TEXT_CARD - len(_title(items[0])), (*_lines(items[0]), *_why(items[0])))]
        yield Output(text_card=shown[0].card)
    else:
        shown = [_card(item, limits.TEXT_CARD_IN_CAROUSEL, _lines(item)) for item in items]
        yield from _rows([*(one.card for one in shown), *([_more_card(more)] if more else [])])
    for item, one in zip(items, shown, strict=True):
        if one.left:
            yield "\n".join((f"■ {item.name}", *one.left))


def _headings(blocks: Sequence[BenefitsBlock]) -> list[str]:
    """The headings; where there are several, each with the names of what is under it."""
    titled = [block for block in blocks if block.title]
    if len(blocks) == 1:
        return [block.title for block in titled]
    return [f"{block.title}: {', '.join(item.name for item in block.items)}" for block in titled]


def _rows(cards: list[TextCard]) -> Iterator[Output]:
    for start in range(0, len(cards), limits.CAROUSEL):
        yield Output(carousel=Carousel(type="textCard", items=tuple(cards[start : start + limits.CAROUSEL])))


def _card(item: BenefitItem, room: int, lines: tuple[str, ...]) -> Shown:
    """The card with the first lines that fit, whole."""
    text = ""
    for place, line in enumerate(lines):
        longer = f"{text}\n{line}" if text else line
        if len(longer) > room:
            first, left = (text, lines[place:]) if text else _cut(line, lines[1:], room)
            return Shown(_text_card(item, first), left)
        text = longer
    return Shown(_text_card(item, text), ())


def _cut(line: str, others: tuple[str, ...], room: int) -> tuple[str, tuple[str, ...]]:
    first, *rest = split(line, room)
    return first, (*rest, *others)


def _text_card(item: BenefitItem, description: str) -> TextCard:
    return TextCard(title=_title(item), description=description, buttons=_buttons(item))


def _title(item: BenefitItem) -> str:
    return within(item.name, limits.TITLE)


def _lines(item: BenefitItem) -> tuple[str, ...]:
    """What a card says, the most needed first."""
    named = [item.name] if len(item.name) > limits.TITLE else []
    amount = [f"얼마나: {item.amount}"] if item.amount else []
    deadline = [f"언제까지: {item.deadline}"] if item.deadline else []
    told = (*named, item.headline or VERDICTS[item.verdict], *amount, *deadline, item.summary)
    return tuple(filter(None, (*told, *item.confirm, *item.steps)))


def _why(item: BenefitItem) -> Iterator[str]:
    """For a benefit that is shown alone: the conditions, how to apply, and where it stands written."""
    yield from (_condition(one) for one in item.why)
    yield from (f"신청: {how}" for how in item.apply.how)
    yield f"출처: {item.source} ({item.as_of})"


def _condition(one: Condition) -> str:
    return f"{MARKS[one.met]} {one.label}: {one.need} (지금: {one.have or '아직 몰라요'})"


def _buttons(item: BenefitItem) -> tuple[Button, ...]:
    asked = [
        Button(label=label, action="message", message_text=f"{item.name} {label}")
        for label in (words.DETAILS, words.PAPERS)
    ]
    phone = item.apply.phone
    return (*asked, *([Button(label=words.CALL, action="phone", phone_number=phone)] if phone else []))


def _more_card(more: int) -> TextCard:
    button = Button(label=more_label(more), action="message", message_text=words.MORE)
    return TextCard(title=words.MORE_LEFT.format(count=more), description=words.MORE_HINT, buttons=(button,))


def more_label(more: int) -> str:
    """What the button for the next of a list is called.

    >>> more_label(2), more_label(12)
    ('2개 더 보기', '3개 더 보기')
    """
    return words.MORE_OF.format(count=min(more, MOST_CARDS))
