# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is beside the search for benefits: coming back later, requests, text messages, worries about others, complaints.

One place in the turn asks here first. A worry about somebody else comes even before the words of danger, for it says
who is in danger; whoever speaks of a danger of their own is left to `crisis`.
"""

from actions.beside.asking_back import WHICH, asking_back
from actions.beside.complaint import complaint
from actions.beside.crisis import danger_of
from actions.beside.keeping import CODE, KEEP, keeping
from actions.beside.organisations import organisations
from actions.beside.plain_words import in_usual_words
from actions.beside.shelter import shelter
from actions.beside.texting import CONSENT, NUMBER, texting
from actions.beside.worry import OFFER, PLACE, worry
from actions.said import Beside, Said

OURS = (KEEP, CODE, CONSENT, NUMBER, OFFER, PLACE, WHICH)
ANSWERS = (shelter, asking_back, keeping, texting, in_usual_words, complaint, organisations)


def beside(said: Said) -> Beside | None:
    """The answer, or None where a text is about one's own benefits."""
    if (about_another := worry(said)) is not None:
        return about_another
    if danger_of(said.understanding) is not None:
        return None
    return next((found for answer in ANSWERS if (found := answer(said)) is not None), None)


def is_ours(fact: str | None) -> bool:
    """Whether a question is one of these answers': it does not come back once something else was said."""
    return fact is not None and fact.split(".")[0] in OURS
