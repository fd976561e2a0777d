# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Searching for somebody who lives elsewhere: from here on that person is the one whom all questions are about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.answer import Block, Option, TextBlock
from actions.commands import closed
from actions.conversation import Conversation
from actions.household import ME
from actions.people import called
from actions.wording import Voice
from rules_engine.asking import KIN

OWN = ("id", "relation", "lives_together")


def offers(talk: Conversation) -> tuple[Option, ...]:
    """A button for each person who lives elsewhere."""
    voice = Voice(talk.plain)
    elsewhere = [one["id"] for one in _relatives(talk) if one.get("lives_together") is False]
    says = [voice("buttons.for_whom", who=called(talk.situation, member)) for member in elsewhere]
    return tuple(Option(say, say) for say in dict.fromkeys(says))


def for_somebody_else(talk: Conversation, text: str) -> tuple[Conversation, Block] | None:
    """The talk begun anew for that person, with what is known of them; None where the text is no such wish."""
    for member in _relatives(talk):
        who = called(talk.situation, member["id"])
        if not who or not closed(text).startswith(closed(f"{who} 기준으로")):
            continue
        person = {"id": ME, "relation": "self", **{key: value for key, value in member.items() if key not in OWN}}
        fresh = Conversation(
            situation={"as_of": talk.situation["as_of"], "members": [person]},
            said=talk.said,
            plain=talk.plain,
            turns=talk.turns,
        )
        return replace(fresh, pursued=talk.pursued), TextBlock(Voice(talk.plain)("now_for", who=who))
    return None


def _relatives(talk: Conversation) -> list[Mapping[str, Any]]:
    """The people of the talk whom the enquirer may ask for: who lives here, and registered family."""
    members = talk.situation.get("members", ())
    return [one for one in members if one.get("lives_together") is not False or one.get("relation") in KIN]
