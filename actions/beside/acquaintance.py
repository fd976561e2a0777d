# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Somebody else's benefits, asked by a neighbour or a friend: without that person's consent we do not look.

Nothing that was told of the person is kept. What would allow it is said, and where a worry may be told.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.answer import Block, TextBlock
from actions.asked.commands import closed
from actions.conversation import Conversation
from actions.phrasing.wording import Voice
from rules_engine import Asker, Member, Screening
from rules_engine.screening.asking import refusal

NEIGHBOUR = (
    "((옆|앞|뒷|윗|위층|아랫|아래층)집|이웃(집)?)(에)?(혼자)?(사시는|사는|계신)?"
    "(할머니|할아버지|할매|할배|어르신|아주머니|아줌마|아저씨|영감님?|노인|언니|동생|분|사람|아이|애기|애|아기|학생|엄마|가족)"
)
FRIEND = "(친구|지인|직장동료|회사동료|아는(분|사람|언니|오빠|형|동생|어르신|할머니|할아버지))"
ABOUT = "(것|거|꺼|대신|이|가|께서|은|는|도|의|를|을|인데|에게|한테)"
SOMEBODY = re.compile(
    f"(?<!남자)(?<!여자)({NEIGHBOUR}|{FRIEND})(네|들)?(?=(이)?{ABOUT})(?!같은|(이)?(랑|하고)|(가|이|도|는|은)?(하나도|한명도)?없)"
)
WISH = re.compile(
    "받을(수|만|게|거)|뭐받|가능|자격|대상이|해당되|지원|혜택|알아봐|알아보|찾아|봐주|봐줘|봐드|신청|도와|도움"
)
OWN = re.compile(
    "받던|받는다|받고있|받아서|받았|탄다|타던|타먹|한다는|한다던|한다고|됐다|된다는|되고나|알려|들었|들어|소개|그러는데|그러던데|말로|말이|얘기|추천|"
    "때리|때려|맞았|사기|빌려|갚|괴롭|폭행|내가받|제가받|(나|난|저|저희|우리)(는|도)?(왜|뭐|뭣|무엇|받|몰라)"
)
"""What others told of a benefit, or did to the person who writes: then it is not they who are asked about."""
CONSENT = re.compile(
    "동의(를)?(했|하셨|받았|받고|받아|해주)|부탁(을)?(했|하셨|하셔|받|해서|하시)|대신(물어|알아|봐|찾아)(보|봐)?(달라|달래)"
)
NO_CONSENT = re.compile("동의(를)?(안|못|하지않|받지)")
HELPING = Asker("helper")


def for_an_acquaintance(talk: Conversation, text: str) -> tuple[Conversation, tuple[Block, ...]] | None:
    """The refusal, with what would allow it; after consent the talk begun anew for that person; None for other texts.

    What others told us of a benefit ("친구가 받는다던데") is no wish to look at them.
    """
    said, voice = closed(text), talk.voice
    consented = tells_of_consent(said)
    somebody = SOMEBODY.search(said)
    if consented and (somebody or _asked_for_consent(talk, voice)):
        fresh = Conversation(plain=talk.plain, language=talk.language, turns=talk.turns)
        return fresh, (TextBlock(voice("acquaintance.consented")),)
    if somebody is None or not WISH.search(said) or OWN.search(said):
        return None
    reason = refusal(HELPING, Member("", {}, lives_together=False), ())
    return replace(talk, said=talk.said[:-1]), (TextBlock(f"{reason} {voice('acquaintance.how')}"),)


def tells_of_consent(said: str) -> bool:
    """Whether a closed text says that the person asked about agreed.

    >>> tells_of_consent("그분이동의했어요"), tells_of_consent("동의를못받았어요")
    (True, False)
    """
    return bool(CONSENT.search(said)) and not NO_CONSENT.search(said)


def refused_of(screening: Screening, members: Iterable[str | None], voice: Voice) -> list[str]:
    """Why we do not look at some of these people of the talk, and what would allow it; each reason once."""
    reasons = dict.fromkeys(one.reason for one in screening.refused if one.member in set(members))
    return [*reasons, voice("acquaintance.how")] if reasons else []


def _asked_for_consent(talk: Conversation, voice: Voice) -> bool:
    """Whether it was the last thing said that consent is needed."""
    return any(isinstance(block, TextBlock) and voice("acquaintance.how") in block.text for block in talk.last)
