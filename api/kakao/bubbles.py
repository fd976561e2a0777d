# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An answer of the skill drawn as bubbles, with a number for everything that can be pressed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.kakao.cards import BasicCard, CommerceCard, ItemCard, ListCard, TextCard
from api.kakao.parts import Button
from api.kakao.response import Card, Output, SkillResponse


@dataclass(slots=True)
class Drawing:
    """Lines, and what each number says."""

    lines: list[str]
    says: list[str]

    def press(self, label: str, text: str | None) -> str:
        """A button: with its number where it says something."""
        if text is None:
            return f"[{label}]"
        self.says.append(text)
        return f"[{len(self.says)} {label}]"


def drawn(response: SkillResponse) -> Drawing:
    """The bubbles, one under another; quick replies last.

    >>> from api.kakao.render import plain, ON
    >>> print("\\n".join(drawn(plain("안녕하세요.", ON)).lines))
    ╭
    │ 안녕하세요.
    ╰
    (1 이어서 보기)
    """
    drawing = Drawing([], [])
    if response.template is None:
        drawing.lines += _framed([str((response.data or {}).get("text", ""))])
        return drawing
    for output in response.template.outputs:
        for bubble in _bubbles(output, drawing):
            drawing.lines += _framed(bubble)
    replies = [drawing.press(one.label, one.message_text) for one in response.template.quick_replies or ()]
    drawing.lines += [" ".join(f"({reply[1:-1]})" for reply in replies)] if replies else []
    return drawing


def _framed(lines: Sequence[str]) -> Iterator[str]:
    yield "╭"
    yield from (f"│ {line}" for text in lines for line in text.splitlines())
    yield "╰"


def _bubbles(output: Output, drawing: Drawing) -> Iterator[list[str]]:
    if output.simple_text is not None:
        yield [output.simple_text.text]
    elif output.simple_image is not None:
        yield [f"(그림) {output.simple_image.alt_text}"]
    elif output.carousel is not None:
        for card in output.carousel.items:
            yield _card(card, drawing)
    else:
        cards = (output.text_card, output.basic_card, output.commerce_card, output.list_card, output.item_card)
        yield from (_card(card, drawing) for card in cards if card is not None)


def _card(card: Card, drawing: Drawing) -> list[str]:
    return [*_text(card, drawing), *([" ".join(_button(one, drawing) for one in card.buttons)] if card.buttons else [])]


def _text(card: Card, drawing: Drawing) -> Iterator[str]:
    match card:
        case ListCard():
            yield card.header.title
            for item in card.items:
                line = drawing.press(item.title, item.message_text)
                yield line if item.description is None else f"{line} {item.description}"
        case TextCard() | BasicCard() | CommerceCard() | ItemCard():
            yield from filter(None, (card.title, card.description))
            lines = card.item_list if isinstance(card, ItemCard) else ()
            yield from (f"{line.title}: {line.description}" for line in lines)


def _button(button: Button, drawing: Drawing) -> str:
    aim = button.phone_number or button.web_link_url
    label = f"{button.label} {aim}" if aim and aim not in button.label else button.label
    return drawing.press(label, button.message_text)
