# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a hard word means: "소득인정액이 뭐예요?". `glosses.yaml` has the words."""

import re

from actions.answer import TextBlock
from actions.asked.commands import closed
from actions.looking import Reply
from actions.phrasing.glosses import glosses
from actions.turns.wished import Wished

ASKED = re.compile(
    "(이라는게|라는게|이라는건|라는건|이란게|란게|이란|란|이|가|은|는)?(도대체|대체)?"
    "(뭐(?!가|를|뭐|라도|부터)|뭔(?!가를)|무엇(?!을|이)|무슨(뜻|말|소리)|뜻)"
)


def word_asked(text: str) -> str | None:
    """The hard word whose meaning is asked for.

    >>> word_asked("소득인정액이 뭐예요?"), word_asked("기준 중위소득이 무슨 뜻이에요")
    ('소득인정액', '기준 중위소득')
    >>> word_asked("수급자인데 뭐 받아요?") is None
    True
    """
    said = closed(text)
    places = ((word, said.find(closed(word))) for word in glosses())
    return next((word for word, at in places if at >= 0 and ASKED.match(said, at + len(closed(word)))), None)


def meaning(wished: Wished) -> Reply:
    """The word with its meaning."""
    word = word_asked(wished.said)
    if word is None:
        return wished.talk, ()
    return wished.talk, (TextBlock(wished.voice("meaning_of", word=word, meaning=glosses()[word])),)
