# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""In a talk about a relative it is said that they live here: "저랑 같이 살아요". Then it is one household."""

import re
from dataclasses import replace

from actions.answer import TextBlock
from actions.asked.commands import closed
from actions.conversation import Conversation
from actions.hearing.people import called
from actions.household import with_value
from actions.looking import Reply
from actions.turns.whose import own_talk

WITH_US = re.compile(
    "(저|나|우리|저희|제)(랑|하고|와|네|네랑|집에서?|가)?(지금|다)?(같이|함께|한집에서?|모시고)(살|사[는세시]|삽|지내|있)(?!.{0,3}(않|안|못))"
)


def lives_with_us(talk: Conversation, text: str) -> Reply | None:
    """The enquirer's own talk with the relative in the household; where they live is the same place."""
    if talk.about is None or WITH_US.search(closed(text)) is None:
        return None
    own = own_talk(talk)
    situation = with_value(own.situation, "member.lives_together", talk.about, None)
    if not situation.get("residence") and (place := talk.situation.get("residence")):
        situation = {**situation, "residence": place}
    parked = {who: kept for who, kept in own.parked.items() if who != talk.about}
    own = replace(own, situation=situation, parked=parked, whose=(), question=None)
    return own, (TextBlock(own.voice("whose.with_us", who=called(situation, talk.about))),)
