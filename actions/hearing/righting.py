# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text takes back beside what it says instead: "애가 셋이 아니라 둘", "강남구 말고 강서구"."""

import re
from dataclasses import replace
from datetime import date

from actions.conversation import Conversation
from actions.hearing.everything import Hearing, hear
from actions.hearing.learning import Told, learn
from actions.turns.recap import recap
from actions.turns.reopening import question_of
from actions.understanding import Understanding, understand
from bot.korean.talk import corrects
from rules_engine import Catalogue

TAKEN_BACK = re.compile(
    r"(?P<value>\S+?)(?:이|가|은|는|을|를|도|로|으로)?\s*(?:아니라|아니고|아니구|아니에요|아니야|아닌데|말고|말구)[,.\s]+(?=\S)"
)
INSTEAD = "아니 "
"""The mark of a correction, which stays."""


def righted(
    heard: Hearing, understanding: Understanding, talk: Conversation, catalogue: Catalogue, today: date
) -> tuple[Understanding, Hearing]:
    """The text without what it takes back, where as a whole it told nothing new or just that; else as it was."""
    if heard.benefits:
        return understanding, heard
    found = TAKEN_BACK.search(understanding.text)
    if found is None:
        return _of_the_latest(heard, understanding, talk, catalogue, today)
    start = min(
        [found.start(), *(one.start for one in understanding.entities if one.start < found.end("value") <= one.end)]
    )
    rest = f"{INSTEAD}{understanding.text[:start]}{understanding.text[found.end() :]}"
    again = replace(understand(rest, None, talk, today, catalogue), intent="correct_info", confidence=1.0)
    put_right = hear(again, talk, today)
    news = learn(talk.situation, heard.told, today).changes
    instead = learn(talk.situation, put_right.told, today).changes
    return (again, put_right) if instead and (not news or _differ(heard, put_right)) else (understanding, heard)


def _of_the_latest(
    heard: Hearing, understanding: Understanding, talk: Conversation, catalogue: Catalogue, today: date
) -> tuple[Understanding, Hearing]:
    """A bare new value ("아니 다섯이요"), as an answer to the question of what was told last."""
    if heard.told or heard.ask is not None or not corrects(understanding.text):
        return understanding, heard
    told = [one for one in recap(talk, catalogue) if (one.fact, one.member) in talk.latest]
    if len(told) != 1:
        return understanding, heard
    asked = replace(talk, question=question_of(told[0], talk, talk.voice))
    again = replace(
        understand(understanding.text, None, asked, today, catalogue), intent="correct_info", confidence=1.0
    )
    put_right = hear(again, asked, today)
    changes = learn(talk.situation, put_right.told, today).changes
    meant = bool(changes) and all(change.path == told[0].fact for change in changes)
    return (again, put_right) if meant else (understanding, heard)


def _differ(one: Hearing, other: Hearing) -> bool:
    """Whether both tell the same fact, and not the same of it."""
    told, instead = (
        {(fact.path, fact.member): fact.value for fact in hearing.told if isinstance(fact, Told)}
        for hearing in (one, other)
    )
    return any(place in told and told[place] != value for place, value in instead.items())
