# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Blocks back from their JSON, for what a conversation keeps between two turns."""

from collections.abc import Mapping
from typing import Any

from actions.answer import (
    Apply,
    BenefitItem,
    BenefitsBlock,
    Block,
    Condition,
    Contact,
    HandoffBlock,
    Option,
    QuestionBlock,
    TextBlock,
    UrgentBlock,
)

Json = Mapping[str, Any]


def block_from(data: Json) -> Block:
    """The block that `answer.as_json` wrote.

    >>> block_from({"type": "text", "text": "안녕하세요."})
    TextBlock(text='안녕하세요.', type='text')
    """
    return _READERS[data["type"]](data)


def question_from(data: Json | None) -> QuestionBlock | None:
    """A question, or none."""
    return None if data is None else QuestionBlock(**{**data, "options": _options(data)})


def _question(data: Json) -> Block:
    return QuestionBlock(**{**data, "options": _options(data)})


def _options(data: Json) -> tuple[Option, ...]:
    return tuple(Option(**option) for option in data["options"])


def _contacts(data: Json) -> tuple[Contact, ...]:
    return tuple(Contact(**contact) for contact in data["contacts"])


def _text(data: Json) -> Block:
    return TextBlock(data["text"])


def _urgent(data: Json) -> Block:
    return UrgentBlock(data["text"], _contacts(data))


def _handoff(data: Json) -> Block:
    return HandoffBlock(data["text"], data["ticket"], _contacts(data))


def _benefits(data: Json) -> Block:
    return BenefitsBlock(tuple(_item(item) for item in data["items"]), data["title"], data["more"])


def _item(data: Json) -> BenefitItem:
    apply = data["apply"]
    return BenefitItem(
        **{
            **data,
            "why": tuple(Condition(**condition) for condition in data["why"]),
            "apply": Apply(**{**apply, "how": tuple(apply["how"]), "documents": tuple(apply["documents"])}),
            "confirm": tuple(data["confirm"]),
            "steps": tuple(data["steps"]),
        }
    )


_READERS = {"text": _text, "benefits": _benefits, "question": _question, "urgent": _urgent, "handoff": _handoff}
