# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Plain words: from the wish on until it is taken back."""

from dataclasses import replace

from actions.answer import TextBlock
from actions.asked.sayings import says
from actions.phrasing.wording import Voice
from actions.said import Beside, Said


def in_usual_words(said: Said) -> Beside | None:
    """The answer to whoever wants no plain words any more."""
    if not said.talk.plain or not says("plain_off", said.closed):
        return None
    return Beside(replace(said.talk, plain=False), (TextBlock(Voice(language=said.talk.language)("usual_words")),))
