# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Searching for somebody who lives elsewhere: from here on that person is the one whom all questions are about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answer import Block, Option, TextBlock
from actions.asked.commands import closed
from actions.conversation import Conversation
from actions.hearing.people import called
from actions.household import ME, member_of
from actions.phrasing.choices import choice
from rules_engine.screening.asking import KIN

OWN = ("id", "relation", "lives_together")


def offers(talk: Conversation) -> tuple[Option, ...]:
    """A button for each person who lives elsewhere, and one that leads back to oneself."""
    voice = talk.voice
    elsewhere = [one["id"] for one in relatives(talk) if one.get("lives_together") is False]
    if talk.about is not None or talk.whose:
        return (choice(voice, "buttons.mine"),)
    names = dict.fromkeys(called(talk.situation, member) for member in elsewhere)
    return tuple(choice(voice, "buttons.for_whom", who=name) for name in names)


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
        language=talk.language,
        turns=talk.turns,
    )
    said = TextBlock(talk.voice("now_for", who=called(talk.situation, member)))
    return replace(fresh, pursued=talk.pursued), said


def relatives(talk: Conversation) -> list[Mapping[str, Any]]:
    """The people of the talk whom the enquirer may ask for: who lives here, and registered family."""
    members = talk.situation.get("members", ())
    return [one for one in members if one.get("lives_together") is not False or one.get("relation") in KIN]
