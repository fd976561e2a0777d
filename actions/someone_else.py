# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Searching for somebody who lives elsewhere: from here on that person is the one whom all questions are about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answer import Block, Option, TextBlock
from actions.commands import closed
from actions.conversation import Conversation
from actions.household import ME, member_of
from actions.people import called
from actions.wording import Voice
from rules_engine.asking import KIN

OWN = ("id", "relation", "lives_together")


def offers(talk: Conversation) -> tuple[Option, ...]:
    """A button for each person who lives elsewhere, and one that leads back to oneself."""
    voice = Voice(talk.plain)
    elsewhere = [one["id"] for one in relatives(talk) if one.get("lives_together") is False]
    says = [voice("buttons.for_whom", who=called(talk.situation, member)) for member in elsewhere]
    if talk.about is not None or talk.whose:
        says = [voice("buttons.mine")]
    return tuple(Option(say, say) for say in dict.fromkeys(says))


def chosen(talk: Conversation, text: str) -> str | None:
    """The person whose button was pressed, or who is named the same way."""
    for member in relatives(talk):
        who = called(talk.situation, member["id"])
        if who and closed(text).startswith(closed(f"{who} 기준으로")):
            return str(member["id"])
    return None


def begun_for(talk: Conversation, member: str) -> tuple[Conversation, Block]:
    """A talk about that person, with what is known of them."""
    known = member_of(talk.situation, member) or {}
    person = {"id": ME, "relation": "self", **{key: value for key, value in known.items() if key not in OWN}}
    fresh = Conversation(
        situation={"as_of": talk.situation["as_of"], "members": [person]},
        said=talk.said,
        plain=talk.plain,
        turns=talk.turns,
    )
    said = TextBlock(Voice(talk.plain)("now_for", who=called(talk.situation, member)))
    return replace(fresh, pursued=talk.pursued), said


def relatives(talk: Conversation) -> list[Mapping[str, Any]]:
    """The people of the talk whom the enquirer may ask for: who lives here, and registered family."""
    members = talk.situation.get("members", ())
    return [one for one in members if one.get("lives_together") is not False or one.get("relation") in KIN]
