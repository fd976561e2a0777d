# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The answer of a skill, version 2.0. What is over a limit of the platform cannot be built."""

import json
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SerializeAsAny, ValidationInfo, field_validator, model_validator

from api.kakao import limits
from api.kakao.cards import BasicCard, CommerceCard, ItemCard, ListCard, SimpleImage, SimpleText, TextCard
from api.kakao.parts import QuickReply, Strict, Text

Card = TextCard | BasicCard | CommerceCard | ListCard | ItemCard
CARDS: dict[str, type[Card]] = {
    "textCard": TextCard,
    "basicCard": BasicCard,
    "commerceCard": CommerceCard,
    "listCard": ListCard,
    "itemCard": ItemCard,
}


class Carousel(Strict):
    """Cards of one kind side by side; there each has less room than alone."""

    type: Literal["textCard", "basicCard", "commerceCard", "listCard", "itemCard"]
    items: Annotated[tuple[SerializeAsAny[Card], ...], Field(min_length=1, max_length=limits.CAROUSEL)]

    @field_validator("items", mode="before")
    @classmethod
    def _of_the_type(cls, items: Any, info: ValidationInfo) -> Any:
        kind = CARDS.get(info.data.get("type", ""))
        if kind is None or not isinstance(items, list | tuple):
            return items
        return tuple(kind.model_validate(item) for item in items)

    @model_validator(mode="after")
    def _cards_fit(self) -> Self:
        if self.type == "listCard" and len(self.items) > limits.LIST_CAROUSEL:
            raise ValueError(f"a carousel has at most {limits.LIST_CAROUSEL} lists")
        for card in self.items:
            _fits_in_carousel(card)
        return self


class Output(Strict):
    """One bubble: exactly one of the kinds."""

    simple_text: SimpleText | None = None
    simple_image: SimpleImage | None = None
    text_card: TextCard | None = None
    basic_card: BasicCard | None = None
    commerce_card: CommerceCard | None = None
    list_card: ListCard | None = None
    item_card: ItemCard | None = None
    carousel: Carousel | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(value is not None for _, value in self) != 1:
            raise ValueError("a bubble is of exactly one kind")
        return self


class Template(Strict):
    """What is shown."""

    outputs: Annotated[tuple[Output, ...], Field(min_length=1, max_length=limits.OUTPUTS)]
    quick_replies: Annotated[tuple[QuickReply, ...], Field(max_length=limits.QUICK_REPLIES)] | None = None


class ContextValue(Strict):
    """Something that the platform remembers for the next blocks."""

    name: Text
    life_span: Annotated[int, Field(ge=0)]
    ttl: Annotated[int, Field(ge=0)] | None = None
    params: dict[str, str] | None = None


class Context(Strict):
    """All that the platform is to remember."""

    values: tuple[ContextValue, ...]


class SkillResponse(Strict):
    """An answer; or, with `use_callback`, the promise of one."""

    version: Literal["2.0"]
    template: Template | None = None
    use_callback: Literal[True] | None = None
    context: Context | None = None
    data: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _is_an_answer_within_the_size(self) -> Self:
        if (self.template is None) != bool(self.use_callback):
            raise ValueError("an answer has a template, a promise has none")
        if len(self.as_bytes()) > limits.ANSWER_BYTES:
            raise ValueError(f"an answer has at most {limits.ANSWER_BYTES} bytes")
        return self

    def as_json(self) -> dict[str, Any]:
        """The answer as the platform reads it."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def as_bytes(self) -> bytes:
        """The answer as it is sent."""
        return json.dumps(self.as_json(), ensure_ascii=False, separators=(",", ":")).encode()


def _fits_in_carousel(card: Card) -> None:
    match card:
        case TextCard() if len(card.description or "") > limits.TEXT_CARD_IN_CAROUSEL:
            raise ValueError(f"a description has at most {limits.TEXT_CARD_IN_CAROUSEL} characters in a carousel")
        case ListCard() if len(card.items) > limits.LIST_ITEMS_IN_CAROUSEL:
            raise ValueError(f"a list has at most {limits.LIST_ITEMS_IN_CAROUSEL} lines in a carousel")
        case ItemCard() if len(card.item_list) > limits.ITEM_LINES_IN_CAROUSEL:
            raise ValueError(f"an item card has at most {limits.ITEM_LINES_IN_CAROUSEL} lines in a carousel")
        case ItemCard() if len(card.title or "") + len(card.description or "") > limits.ITEM_CARD_IN_CAROUSEL:
            raise ValueError(f"title and description have at most {limits.ITEM_CARD_IN_CAROUSEL} characters together")
