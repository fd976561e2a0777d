# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Danger comes first: who helps now, then the offer of a person. Nothing is asked, no benefit is spoken of."""

from actions.answer import Contact, Option, QuestionBlock, UrgentBlock
from bot.korean.danger import Danger, danger_in, only_a_saying
from actions.understanding import Understanding
from actions.wording import Voice

LINES = {
    "suicide": "109",
    "mental": "1577-0199",
    "police": "112",
    "rescue": "119",
    "women": "1366",
    "child": "112",
    "welfare": "129",
}
WHO_HELPS: dict[Danger, tuple[str, ...]] = {
    "self_harm": ("suicide", "mental", "rescue", "police"),
    "violence": ("police", "women", "child", "rescue"),
    "hunger": ("welfare", "rescue"),
    "emergency": ("rescue", "police"),
}
INTENTS: dict[str, Danger] = {
    "crisis_self_harm": "self_harm",
    "crisis_violence": "violence",
    "crisis_hunger": "hunger",
}
SURE: dict[Danger, float] = {"self_harm": 0.6, "violence": 0.6, "hunger": 0.8}
"""From where on the NLU is believed; "재산은 아무것도 없어요" sounds like hunger to it."""
OFFER = "handoff"
"""The name of the question whether to bring a person in; it is no fact of a situation."""


def danger_of(understanding: Understanding) -> Danger | None:
    """The danger that a text speaks of: by its words, or by the NLU where it is sure and no mere saying is meant."""
    found = danger_in(understanding.text)
    if found is not None:
        return found
    suspected = INTENTS.get(understanding.intent or "")
    if suspected is None or understanding.confidence < SURE[suspected] or only_a_saying(understanding.text):
        return None
    return suspected


def urgent(danger: Danger, voice: Voice) -> UrgentBlock:
    """Who helps now."""
    return UrgentBlock(voice(f"crisis.{danger}"), contacts(WHO_HELPS[danger], voice))


def contacts(lines: tuple[str, ...], voice: Voice) -> tuple[Contact, ...]:
    """Help lines by their names."""
    return tuple(Contact(voice(f"lines.{line}"), LINES[line]) for line in lines)


def offer_of_a_person(voice: Voice) -> QuestionBlock:
    """The offer that follows."""
    options = tuple(Option(voice(f"crisis.{key}"), voice(f"crisis.{key}")) for key in ("person", "later"))
    return QuestionBlock(OFFER, voice("crisis.offer"), "yes_no", options)
