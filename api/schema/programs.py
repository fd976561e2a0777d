# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes as the outside sees them."""

from typing import Any

from pydantic import BaseModel, Field


class Source(BaseModel):
    """Where a rule or a figure stands written."""

    title: str
    file: str | None
    lines: str | None
    url: str | None
    effective: str | None


class ProgramSummary(BaseModel):
    """One line of the list."""

    id: str
    name: str
    kind: str
    category: str
    provider: str | None
    region: dict[str, Any]
    summary: str
    as_of: str
    authority: str
    unreviewed: bool
    """Imported from a public list as it is; nobody here has checked it."""


class ProgramList(BaseModel):
    """A page of programmes; `next` is the cursor of the following one."""

    items: list[ProgramSummary]
    next: str | None


class RulePeriod(BaseModel):
    """The rule of a stretch of time."""

    from_: str | None = Field(alias="from")
    to: str | None
    in_force: bool
    conditions: list[dict[str, Any]]
    confirm: list[str]
    steps: list[str]
    source: Source


class ProgramAmount(BaseModel):
    """What is given, in words."""

    per: str | None
    period: str | None
    text: str | None


class ApplyWindow(BaseModel):
    """When applications are taken."""

    from_: str | None = Field(alias="from")
    to: str | None


class ProgramApply(BaseModel):
    """How to apply."""

    how: list[str]
    documents: list[str]
    phone: str | None
    url: str | None
    deadline_rule: str | None
    windows: list[ApplyWindow]


class Times(BaseModel):
    """How much of it one may have."""

    count: int
    unit: str
    per: str | None


class Price(BaseModel):
    """What the user pays under conditions; the first price that applies is the one."""

    krw: int | None
    per: str | None
    conditions: list[dict[str, Any]]
    text: str | None


class Hours(BaseModel):
    """Open on these days; past midnight the hours count on (25:00). `months` is empty where it is so all year."""

    days: list[str]
    from_: str = Field(alias="from")
    to: str
    months: list[int]


class Place(BaseModel):
    """Where it is to be had."""

    name: str
    address: str | None
    phone: str | None
    sigungu: str | None


class Use(BaseModel):
    """Which card, how often, until when, where not, at what price and hours; what is not on record is empty."""

    cards: list[str]
    used_for: list[str]
    not_for: list[str]
    times: list[Times]
    until: dict[str, Any] | None
    prices: list[Price]
    hours: list[Hours]
    places: list[Place]


class Change(BaseModel):
    """What changed, and from when."""

    text: str
    effective: str | None


class Program(BaseModel):
    """The whole programme."""

    id: str
    name: str
    kind: str
    aliases: list[str]
    category: str
    provider: dict[str, Any]
    region: dict[str, Any]
    recipient: str
    summary: str
    selection: str | None
    in_force: bool
    periods: list[RulePeriod]
    amount: ProgramAmount | None
    apply: ProgramApply
    changes: list[Change]
    notes: list[str]
    legal_basis: str | None
    paid: str | None
    use: Use
    sources: list[Source]
    as_of: str
    authority: str
    checked_on: str


class FactOption(BaseModel):
    """A value of a choice."""

    value: str
    label: str


class Fact(BaseModel):
    """A fact of the vocabulary and the question that asks for it."""

    fact: str
    label: str
    type: str
    unit: str | None
    options: list[FactOption] | None
    question: str | None


class FactList(BaseModel):
    """The whole vocabulary."""

    items: list[Fact]
