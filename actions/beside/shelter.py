# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Somewhere to go, for whoever told of violence: "쉼터 갈 수 있나요"."""

from actions.answer import UrgentBlock
from actions.asked.sayings import says
from actions.beside.crisis import contacts
from actions.said import Beside, Said

LINES = ("women", "police")


def shelter(said: Said) -> Beside | None:
    """Who leads to a safe place, before anything else is asked."""
    if said.talk.crisis != "violence" or not says("shelter", said.closed):
        return None
    return Beside(said.talk, (UrgentBlock(said.voice("crisis.shelter"), contacts(LINES, said.voice)),))
