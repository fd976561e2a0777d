# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Danger comes first: who helps now, then the offer of a person. Nothing is asked, no benefit is spoken of."""

from collections.abc import Mapping

from actions.answer import Contact, QuestionBlock, UrgentBlock
from actions.phrasing.choices import choice
from actions.phrasing.wording import Voice
from actions.understanding import Understanding
from bot.korean.danger import Danger, Weak, danger_in, weak_in

LINES = {
    "suicide": "109",
    "mental": "1577-0199",
    "police": "112",
    "rescue": "119",
    "women": "1366",
    "child": "112",
    "child_agency": "1577-1391",
    "elder_agency": "1577-1389",
    "pregnancy": "1308",
    "welfare": "129",
    "danuri": "1577-1366",
    "immigration": "1345",
}
INTERPRETERS = ("danuri", "immigration")
WHO_HELPS: Mapping[Danger, tuple[str, ...]] = {
    "self_harm": ("suicide", "mental", "rescue", "police"),
    "pregnancy": ("pregnancy", "rescue", "police"),
    "violence": ("police", "women", "rescue"),
    "hunger": ("welfare", "rescue"),
    "emergency": ("rescue", "police"),
}
WHO_HELPS_THE_WEAK: Mapping[Weak, str] = {"elder": "elder_agency", "child": "child_agency"}
"""Who else is told of where violence is done to them."""
DANGERS: Mapping[str, Danger] = {
    "crisis_self_harm": "self_harm",
    "crisis_violence": "violence",
    "crisis_hunger": "hunger",
}
OFFER = "handoff"
"""The name of the question whether to bring a person in; it is no fact of a situation."""


def danger_of(understanding: Understanding) -> Danger | None:
    """The danger that a text speaks of, where its intent is one of crisis; its words tell the kind more finely."""
    suspected = DANGERS.get(understanding.intent or "")
    return suspected and (danger_in(understanding.text) or suspected)


def urgent(danger: Danger, text: str, voice: Voice) -> UrgentBlock:
    """Who helps now; where no Korean is spoken, those who interpret too."""
    lines = WHO_HELPS[danger]
    if danger == "violence":
        lines = (lines[0], *(WHO_HELPS_THE_WEAK[weak] for weak in weak_in(text)), *lines[1:])
    interpreters = () if voice.language == "ko" else INTERPRETERS
    return UrgentBlock(voice(f"crisis.{danger}"), contacts((*lines, *interpreters), voice))


def contacts(lines: tuple[str, ...], voice: Voice) -> tuple[Contact, ...]:
    """Help lines by their names."""
    return tuple(Contact(voice(f"lines.{line}"), LINES[line]) for line in lines)


def offer_of_a_person(voice: Voice) -> QuestionBlock:
    """The offer that follows."""
    options = tuple(choice(voice, f"crisis.{key}") for key in ("person", "later"))
    return QuestionBlock(OFFER, voice("crisis.offer"), "yes_no", options)
