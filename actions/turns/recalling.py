# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is known so far, said on demand: what was told, and apart from it what was only assumed."""

from actions.answer import TextBlock
from actions.looking import Reply
from actions.turns.recap import recap
from actions.turns.wished import Wished


def recall(wished: Wished) -> Reply:
    """Every fact in a line, and how to correct one."""
    voice, lines = wished.voice, recap(wished.talk, wished.catalogue)
    if not lines:
        return wished.talk, (TextBlock(voice("recall.nothing")),)
    said = [voice("recall.line", what=one.label, value=one.value) for one in lines if not one.assumed]
    assumed = [voice("recall.line", what=one.label, value=one.value) for one in lines if one.assumed]
    told = [voice("recall.said"), *said] if said else []
    told += [voice("recall.assumed"), *assumed] if assumed else []
    return wished.talk, (TextBlock("\n".join((*told, voice("recall.correct", what=lines[0].label)))),)
