# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The bubbles and cards that an answer is made of, each within its limits when it stands alone."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from api.kakao import limits
from api.kakao.parts import Link, Picture, Strict, Text, Title, WithButtons


class SimpleText(Strict):
    """A bubble of plain text."""

    text: Annotated[str, Field(min_length=1, max_length=limits.SIMPLE_TEXT)]


class SimpleImage(Strict):
    """A bubble with a picture."""

    image_url: Text
    alt_text: Annotated[str, Field(min_length=1, max_length=limits.ALT_TEXT)]


class TextCard(WithButtons):
    """Text with buttons."""

    title: Title | None = None
    description: Text | None = None

    @model_validator(mode="after")
    def _text_fits(self) -> Self:
        length = len(self.title or "") + len(self.description or "")
        if not 0 < length <= limits.TEXT_CARD:
            raise ValueError(f"title and description have 1 to {limits.TEXT_CARD} characters together")
        return self


class BasicCard(WithButtons):
    """A picture with text and buttons."""

    thumbnail: Picture
    title: Title | None = None
    description: Annotated[str, Field(min_length=1, max_length=limits.BASIC_DESCRIPTION)] | None = None


class CommerceCard(WithButtons):
    """Something for sale."""

    title: Annotated[str, Field(min_length=1, max_length=limits.COMMERCE_TITLE)] | None = None
    description: Annotated[str, Field(min_length=1, max_length=limits.COMMERCE_DESCRIPTION)]
    price: int
    currency: Literal["won"] = "won"
    discount: int | None = None
    discount_rate: int | None = None
    discounted_price: int | None = None
    thumbnails: Annotated[tuple[Picture, ...], Field(min_length=1, max_length=1)]
    profile: dict[str, Any] | None = None


class ListHeader(Strict):
    """What is over a list."""

    title: Title


class ListItem(Strict):
    """A line of a list: it opens an address, says something or calls a block."""

    title: Text
    description: Text | None = None
    image_url: Text | None = None
    link: Link | None = None
    action: Literal["message", "block"] | None = None
    message_text: Text | None = None
    block_id: Text | None = None
    extra: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _has_its_target(self) -> Self:
        needed = {"message": self.message_text, "block": self.block_id, None: True}
        if not needed[self.action]:
            raise ValueError(f"the action {self.action} takes its text or block")
        return self


class ListCard(WithButtons):
    """A list under a header."""

    header: ListHeader
    items: Annotated[tuple[ListItem, ...], Field(min_length=1, max_length=limits.LIST_ITEMS)]


class ItemLine(Strict):
    """A line of an item card."""

    title: Text
    description: Text


class Profile(Strict):
    """Who an item card is from."""

    title: Annotated[str, Field(min_length=1, max_length=limits.PROFILE_TITLE)]
    image_url: Text | None = None


class ItemCard(WithButtons):
    """Lines of names and values."""

    item_list: Annotated[tuple[ItemLine, ...], Field(min_length=1, max_length=limits.ITEM_LINES)]
    thumbnail: Picture | None = None
    head: ListHeader | None = None
    profile: Profile | None = None
    image_title: dict[str, Any] | None = None
    item_list_alignment: Literal["left", "right"] | None = None
    item_list_summary: ItemLine | None = None
    title: Title | None = None
    description: Text | None = None

    @model_validator(mode="after")
    def _text_fits(self) -> Self:
        if len(self.title or "") + len(self.description or "") > limits.ITEM_CARD:
            raise ValueError(f"title and description have at most {limits.ITEM_CARD} characters together")
        if self.head is not None and self.profile is not None:
            raise ValueError("an item card has a head or a profile")
        return self
