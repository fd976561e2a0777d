# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What an answer must hold against what it held: one English sentence for each thing that is otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions import Conversation
from actions.household import ME, member_of, value_of
from actions.looking import look
from api.scripted.script import Expect
from api.terminal.plain import plain
from rules_engine import Catalogue
from rules_engine.screening.screen import VERDICTS


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer (as JSON) with the talk and the day it was given on."""

    answer: dict[str, Any]
    conversation: Conversation
    day: date
    catalogue: Catalogue

    @property
    def text(self) -> str:
        """Everything the person reads."""
        return plain(self.answer)

    @property
    def cards(self) -> dict[str, str]:
        """The verdict of every programme that is shown."""
        blocks = (block for block in self.answer["messages"] if block["type"] == "benefits")
        return {item["program"]: item["verdict"] for block in blocks for item in block["items"]}

    @property
    def question(self) -> Mapping[str, Any] | None:
        """What is asked last."""
        return next((one for one in reversed(self.answer["messages"]) if one["type"] == "question"), None)

    def holds(self, kind: str) -> bool:
        """Whether the answer has a block of this kind."""
        return any(block["type"] == kind for block in self.answer["messages"])

    def verdict(self, program: str, member: str | None) -> str:
        """The verdict for a member, else the best of anybody's; `none` where it is no result on the day."""
        screening = look(self.conversation, self.catalogue, self.day, [program])
        found = [one.verdict for one in map(screening.outline, screening.pairs) if member in (None, one.member)]
        return min(found, key=VERDICTS.index, default="none")


def differences(expect: Expect, answered: Answered) -> Iterator[str]:
    """What is otherwise than expected."""
    yield from _texts(expect, answered.text)
    yield from _programmes(expect, answered)
    yield from _question(expect, answered.question)
    for name, value in expect.facts.items():
        path, _, member = name.partition("@")
        if (now := _fact(answered.conversation.situation, path, member or ME)) != value:
            yield f"fact {name}: expected {value!r}, is {now!r}"
    for kind in ("urgent", "handoff"):
        wanted: bool | None = getattr(expect, kind)
        if wanted is not None and wanted is not answered.holds(kind):
            yield f"{kind}: expected {wanted}, is {not wanted}"


def _texts(expect: Expect, text: str) -> Iterator[str]:
    yield from (f"contains: {one!r} is not said" for one in expect.contains if one not in text)
    yield from (f"lacks: {one!r} is said" for one in expect.lacks if one in text)


def _programmes(expect: Expect, answered: Answered) -> Iterator[str]:
    cards = answered.cards
    for name, verdict in expect.programs.items():
        program, _, member = name.partition("@")
        if (now := answered.verdict(program, member or None)) != verdict:
            yield f"programme {name}: expected {verdict}, is {now}"
        elif not member and cards.get(program, verdict) != verdict:
            yield f"programme {name}: expected {verdict}, the card says {cards[program]}"
    yield from (f"shows: {one} is not shown" for one in expect.shows if one not in cards)
    yield from (f"never_shows: {one} is shown" for one in expect.never_shows if one in cards)


def _question(expect: Expect, question: Mapping[str, Any] | None) -> Iterator[str]:
    asked = None if question is None else question["fact"]
    if expect.asks is not None and asked != expect.asks:
        yield f"asks: expected {expect.asks}, is {asked}"
    if asked in expect.asks_not:
        yield f"asks_not: {asked} is asked"
    if expect.no_question and question is not None:
        yield f"question: expected none, is {asked}"
    if expect.question is not None and expect.question not in (question or {}).get("text", ""):
        yield f"question: expected {expect.question!r}, is {(question or {}).get('text')!r}"


def _fact(situation: Mapping[str, Any], path: str, member: str) -> Any:
    """A fact of the household, or of a member where there is such a one."""
    if path.startswith("member.") and member_of(situation, member) is None:
        return None
    return value_of(situation, path, member)
