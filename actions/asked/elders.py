# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An elder whom a text is about, though nothing is asked yet: "엄마가 요양원 가셔야 할 것 같은데"."""

import re

from actions.asked.commands import closed
from actions.hearing.persons import Named, persons
from actions.understanding import Understanding

ELDERS = ("parent", "grandparent")
HONOURED = re.compile(
    "[가-힣](셔|셨|시[고는니면지던]|신데|실|십|세[요서])|아프|다쳐|다쳤|쓰러|편찮|치매|걱정|(혼자|홀로|따로)(서)?(살|사|산|계|지내)"
)
"""What is said of an elder in their honour, or out of worry for them, or of how they live."""


def elder_in_mind(understanding: Understanding) -> Named | None:
    """The one parent or grandparent whom a whole text is about; none where it names others too."""
    named = [one for one in persons(understanding.text, understanding.entities) if one.kin.relation != "self"]
    if len(named) != 1 or named[0].gone or named[0].kin.relation not in ELDERS:
        return None
    behind = closed(understanding.text[named[0].end :])
    return named[0] if HONOURED.search(behind) else None
