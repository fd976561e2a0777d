# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A turn of the talk, and a parse."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class ChatRequest(BaseModel):
    """What the person says. `conversation` is the id of an earlier answer."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=3000)]
    conversation: Annotated[str, Field(max_length=64, pattern="^[A-Za-z0-9_-]*$")] | None = None


class Contact(BaseModel):
    """Someone who answers a telephone."""

    name: str
    phone: str


class TextBlock(BaseModel):
    """Plain sentences."""

    type: Literal["text"]
    text: str


class BenefitItem(BaseModel):
    """A benefit as a card."""

    program: str
    name: str
    verdict: Literal["eligible", "confirm", "unknown", "ineligible"]
    member: str | None
    summary: str
    amount: str | None
    deadline: str | None
    why: list[dict[str, Any]]
    apply: dict[str, Any]
    source: str
    kind: str
    selection: str | None
    headline: str


class BenefitsBlock(BaseModel):
    """A short list of benefits."""

    type: Literal["benefits"]
    items: list[BenefitItem]
    title: str
    more: int


class Option(BaseModel):
    """A quick reply: the label to show, the value to send as text."""

    label: str
    value: str


class QuestionBlock(BaseModel):
    """The one question that settles most."""

    type: Literal["question"]
    fact: str
    text: str
    kind: Literal["number", "money", "date", "district", "choice", "yes_no", "text"]
    options: list[Option]
    member: str | None


class UrgentBlock(BaseModel):
    """Crisis: always first."""

    type: Literal["urgent"]
    text: str
    contacts: list[Contact]


class HandoffBlock(BaseModel):
    """A person will take over."""

    type: Literal["handoff"]
    text: str
    ticket: str


Block = Annotated[TextBlock | BenefitsBlock | QuestionBlock | UrgentBlock | HandoffBlock, Field(discriminator="type")]


class RecapLine(BaseModel):
    """One understood fact."""

    fact: str
    label: str
    value: str
    member: str | None
    assumed: bool


class ChatAnswer(BaseModel):
    """The answer to a turn."""

    conversation: str
    messages: list[Block]
    situation: dict[str, Any]
    question: QuestionBlock | None = None
    recap: list[RecapLine]
    suggestions: list[Option]


class ParseRequest(BaseModel):
    """A text to understand; `expecting` is the fact that was just asked for."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=3000)]
    expecting: Annotated[str, Field(max_length=100)] | None = None


class Intent(BaseModel):
    """What the person wants."""

    name: str | None
    confidence: float


class Entity(BaseModel):
    """A part of the text and what it means."""

    entity: str
    value: Any
    norm: Any
    start: int
    end: int


class Parse(BaseModel):
    """What was understood."""

    intent: Intent
    entities: list[Entity]


class Health(BaseModel):
    """Whether every part answers."""

    status: Literal["ok", "degraded"]
    parts: dict[str, Any]
