# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the assistant says, as blocks that no channel has shaped yet.

The blocks are the chat part of the outside contract; every channel's renderer (web, Kakao, voice, print)
starts from these and from nothing else.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

QuestionKind = Literal["number", "money", "date", "district", "choice", "yes_no", "text"]
Verdict = Literal["eligible", "confirm", "unknown", "ineligible"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Plain sentences, 존댓말. `text` may hold line breaks; never markup."""

    text: str
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of "why": what the rule asks, what we know, and where it stands written."""

    label: str
    need: str
    have: str
    met: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class BenefitItem:
    """One benefit as a card: every text is ready to be shown; absent facts are null, never an empty promise."""

    program: str
    name: str
    verdict: Verdict
    member: str | None
    summary: str
    amount: str | None
    deadline: str | None
    why: tuple[Condition, ...]
    apply: "Apply"
    source: str
    as_of: str
    selection: str | None = None
    received: bool = False
    headline: str = ""
    confirm: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    kind: str = "decided"


@dataclass(frozen=True, slots=True)
class Apply:
    """The next step: how and where, which papers, whom to call."""

    how: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class BenefitsBlock:
    """A short list of benefits; `more` counts those that were left for "더 보기"."""

    items: tuple[BenefitItem, ...]
    title: str = ""
    more: int = 0
    type: Literal["benefits"] = "benefits"


@dataclass(frozen=True, slots=True)
class Option:
    """A quick reply: what is shown, and the text that is sent when it is chosen."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """The one question that settles most; `options` are quick replies and never the only way to answer."""

    fact: str
    text: str
    kind: QuestionKind
    options: tuple[Option, ...] = ()
    member: str | None = None
    why: str = ""
    type: Literal["question"] = "question"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or line that answers a telephone."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class UrgentBlock:
    """Crisis: always the first block of an answer."""

    text: str
    contacts: tuple[Contact, ...]
    type: Literal["urgent"] = "urgent"


@dataclass(frozen=True, slots=True)
class HandoffBlock:
    """A person will take over; `ticket` is the number one can ask about."""

    text: str
    ticket: str
    contacts: tuple[Contact, ...] = ()
    type: Literal["handoff"] = "handoff"


Block = TextBlock | BenefitsBlock | QuestionBlock | UrgentBlock | HandoffBlock


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One understood fact, shown so that it can be corrected: `edit` is the text that reopens its question."""

    fact: str
    label: str
    value: str
    member: str | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything one turn says, in order, and what was understood so far."""

    messages: tuple[Block, ...]
    recap: tuple[RecapLine, ...] = ()
    suggestions: tuple[Option, ...] = field(default=())
    language: str = "ko"


def as_json(block: Any) -> Any:
    """The contract's JSON of a block or any part of it."""
    from dataclasses import asdict

    return asdict(block)
