# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether somebody else may go and apply: "제가 대신 가도 돼요?"."""

from actions.answer import TextBlock
from actions.looking import Reply
from actions.turns.wished import Wished


def by_another(wished: Wished) -> Reply:
    """Who may apply for whom, what to bring, and that it may differ.

    Source: 사회보장급여의 이용·제공 및 수급권자 발굴에 관한 법률 제5조.
    """
    voice = wished.voice
    return wished.talk, (TextBlock(voice("by_another.told")), TextBlock(voice("by_another.source")))
