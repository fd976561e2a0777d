# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the law says of every benefit alike: who may apply for whom, and how long it takes."""

from collections.abc import Callable

from actions.answer import TextBlock
from actions.looking import Reply
from actions.turns.wished import Wished


def sourced(told: str, source: str) -> Callable[[Wished], Reply]:
    """The answer of an occasion, and the law that says so."""

    def answered(wished: Wished) -> Reply:
        return wished.talk, (TextBlock(wished.voice(told)), TextBlock(wished.voice(source)))

    return answered
