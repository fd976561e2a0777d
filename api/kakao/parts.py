# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The small parts of an answer: texts, pictures, buttons and quick replies."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from api.kakao import limits

Text = Annotated[str, Field(min_length=1)]
Title = Annotated[str, Field(min_length=1, max_length=limits.TITLE)]
Label = Annotated[str, Field(min_length=1, max_length=limits.LABEL)]
Layout = Literal["vertical", "horizontal"]

TARGETS = {
    "webLink": "web_link_url",
    "message": "message_text",
    "phone": "phone_number",
    "block": "block_id",
    "share": None,
    "operator": None,
}
"""What each action of a button needs."""


class Strict(BaseModel):
    """Camel case outside, snake case inside; what the platform does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Link(Strict):
    """An address to open."""

    web: Text


class Picture(Strict):
    """A picture on a card."""

    image_url: Text
    alt_text: Annotated[str, Field(max_length=limits.ALT_TEXT)] | None = None
    link: Link | None = None
    fixed_ratio: bool | None = None


class Pressed(Strict):
    """What is done where something is pressed: exactly what the action needs is given."""

    action: str
    message_text: Text | None = None
    block_id: Text | None = None
    extra: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _has_its_target(self) -> Self:
        needed = TARGETS[self.action]
        given = {name for name in TARGETS.values() if name and getattr(self, name, None) is not None}
        allowed = {needed, "message_text"} if self.action == "block" else {needed}
        if (needed is not None and needed not in given) or not given <= allowed:
            raise ValueError(f"the action {self.action} takes {needed or 'nothing'}")
        return self


class Button(Pressed):
    """A button of a card."""

    label: Label
    action: Literal["webLink", "message", "phone", "block", "share", "operator"]
    web_link_url: Text | None = None
    phone_number: Text | None = None


class QuickReply(Pressed):
    """A button under the whole answer; it is gone after the next one."""

    label: Label
    action: Literal["message", "block"]


Buttons = Annotated[tuple[Button, ...], Field(min_length=1, max_length=limits.BUTTONS)]


class WithButtons(Strict):
    """A card with up to three buttons one under another, or two abreast."""

    buttons: Buttons | None = None
    button_layout: Layout | None = None

    @model_validator(mode="after")
    def _buttons_fit(self) -> Self:
        if self.button_layout != "horizontal" or self.buttons is None:
            return self
        if len(self.buttons) > limits.BUTTONS_ABREAST:
            raise ValueError(f"at most {limits.BUTTONS_ABREAST} buttons abreast")
        if any(len(button.label) > limits.LABEL_ABREAST for button in self.buttons):
            raise ValueError(f"a label of two abreast has at most {limits.LABEL_ABREAST} characters")
        return self
