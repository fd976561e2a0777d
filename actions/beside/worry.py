# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A worry about somebody outside the family: whom to tell, and how, without a word of who it is.

Where life may be in danger the urgent lines come first. A ticket holds the 동 and the kind of worry, nothing else; what
was told of the person is not kept. Whoever asks what that person could receive is answered by `acquaintance`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, get_args

from actions.answer import Block, HandoffBlock, TextBlock, UrgentBlock
from actions.asked.sayings import says
from actions.beside.acquaintance import WISH
from actions.beside.crisis import contacts, danger_of
from actions.beside.handoff import TicketDraft
from actions.said import Beside, Said, asking, offered

Worry = Literal["self_harm", "child", "violence", "hungry", "unseen", "poor"]
KINDS: tuple[Worry, ...] = get_args(Worry)
WHO_HELPS: Mapping[str, tuple[str, ...]] = {
    "self_harm": ("suicide", "rescue", "police"),
    "child": ("child", "child_agency", "rescue"),
    "violence": ("police", "women", "elder_agency", "rescue"),
    "hungry": ("welfare", "rescue"),
    "unseen": ("rescue", "police"),
}
"""What is urgent, and who helps then."""
PROTECTED = ("child", "violence")
"""Where the law keeps secret who reported (아동학대범죄의 처벌 등에 관한 특례법 제62조, 노인복지법 제39조의6)."""
OFFER = "worry"
PLACE = "worry_place"
"""Names of our questions; they are no facts of a situation."""
DONG = re.compile(r"[가-힣]{1,5}\d{0,2}(?:동|읍|면|리)(?![가-힣]*(?:사람|생))")


def worry(said: Said) -> Beside | None:
    """The answer to a worry, or to our questions about one."""
    asked, _, kind = said.asked.partition(".")
    if asked == PLACE and (answered := _place_told(said, kind)) is not None:
        return answered
    if asked == OFFER and (said.chose("worry.yes") or said.agrees):
        return asking(said, offered(f"{PLACE}.{kind}", said, "worry.place", "dont_know"))
    if asked in (OFFER, PLACE) and (said.chose("worry.no") or said.declines):
        return Beside(replace(said.talk, question=None), (TextBlock(said.voice("worry.declined")),))
    found = worry_in(said)
    if asked in (OFFER, PLACE) and found is None and says("worry_unseen_too", said.closed):
        found = "unseen"
    if asked == OFFER and found is None and _is_place(said):
        return _place_told(said, kind)
    return None if found is None else _answer(found, said)


def worry_in(said: Said) -> Worry | None:
    """The gravest worry that a text tells of. A wish to look for benefits is left alone, unless it is urgent."""
    found = next((kind for kind in KINDS if says(f"worry_{kind}", said.closed)), None)
    if found == "poor" and (WISH.search(said.closed) or danger_of(said.understanding) is not None):
        return None
    return found


def _answer(kind: Worry, said: Said) -> Beside:
    voice = said.voice
    urgent: tuple[Block, ...] = ()
    if kind in WHO_HELPS:
        urgent = (UrgentBlock(voice(f"worry.{kind}"), contacts(WHO_HELPS[kind], voice)),)
    lines = [voice("worry.tell"), *([voice("worry.protected")] if kind in PROTECTED else []), voice("worry.no_names")]
    gently = TextBlock(f"{voice('worry.gently')} {voice('acquaintance.how')}")
    talking: tuple[Block, ...] = () if kind in PROTECTED else (gently,)
    offer = offered(f"{OFFER}.{kind}", said, "worry.ask", "worry.yes", "worry.no")
    return asking(said, offer, *urgent, TextBlock("\n".join(lines)), *talking, talk=said.without_line())


def _place_told(said: Said, kind: str) -> Beside | None:
    """A ticket with the 동, or with the district where no 동 is told."""
    place = _place(said)
    if not place:
        return None
    ticket = TicketDraft(said.number, f"worry_{kind}", kind in WHO_HELPS, {"residence": place}, (), ())
    text = said.voice("worry.taken", place=" ".join(place.values()), number=said.number)
    first = [said.voice("worry.do_not_wait")] if kind in WHO_HELPS else []
    block = HandoffBlock("\n".join((text, *first)), said.number, contacts(("welfare",), said.voice))
    return Beside(replace(said.without_line(), question=None), (block,), ticket=ticket, ask=False)


def _is_place(said: Said) -> bool:
    """Whether a place is all that is told: it is where the other one lives."""
    return said.intent in (None, "inform_district") and bool(_place(said))


def _place(said: Said) -> dict[str, str]:
    """The place of a text as far down as the 동; house numbers and names are not taken."""
    for mention in said.understanding.entities:
        if mention.entity == "district" and isinstance(mention.norm, Mapping) and "candidates" not in mention.norm:
            return {level: str(mention.norm[level]) for level in ("sido", "sigungu", "dong") if level in mention.norm}
    named = DONG.search(said.text)
    return {"dong": named.group()} if named else {}
