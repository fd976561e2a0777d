# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text takes back beside what it says instead: "애가 셋이 아니라 둘", "강남구 말고 강서구"."""

import re
from dataclasses import replace
from datetime import date

from actions.conversation import Conversation
from actions.hearing import Hearing, hear
from actions.learning import learn
from actions.understanding import Understanding, understand
from rules_engine import Catalogue

TAKEN_BACK = re.compile(
    r"(?P<value>\S+?)(?:이|가|은|는|을|를|도|로|으로)?\s*(?:아니라|아니고|아니구|아니에요|아니야|아닌데|말고|말구)[,.\s]+(?=\S)"
)
INSTEAD = "아니 "
"""The mark of a correction, which stays."""


def righted(
    heard: Hearing, understanding: Understanding, talk: Conversation, catalogue: Catalogue, today: date
) -> tuple[Understanding, Hearing]:
    """The text without what it takes back, where as a whole it told nothing new; else everything as it was."""
    found = TAKEN_BACK.search(understanding.text)
    if found is None or heard.benefits or learn(talk.situation, heard.told, today).changes:
        return understanding, heard
    start = min(
        [found.start(), *(one.start for one in understanding.entities if one.start < found.end("value") <= one.end)]
    )
    rest = f"{INSTEAD}{understanding.text[:start]}{understanding.text[found.end() :]}"
    again = replace(understand(rest, None, talk, today, catalogue), intent="correct_info", confidence=1.0)
    put_right = hear(again, talk, today)
    return (again, put_right) if learn(talk.situation, put_right.told, today).changes else (understanding, heard)
