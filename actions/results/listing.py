# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Results as a list: three in one breath, each kind of result under its heading, the rest behind "더 보기"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from actions.answer import BenefitsBlock, Block, TextBlock
from actions.conversation import Conversation
from actions.looking import Reply
from actions.phrasing.wording import Voice
from actions.results.offering import (
    MOST_CARDS,
    RANK,
    Group,
    Outlines,
    cards,
    grouped,
    key_of,
    rank,
    state_of,
    with_reasons,
)
from actions.turns.wished import Wished
from rules_engine import Screening
from rules_engine.verdicts.result import Outline


def receivable(screening: Screening) -> list[Outlines]:
    """What can be applied for now and is given to people, the surest and the most valuable first."""
    return sorted(grouped(one for one in screening.likely() if _can_be_had(one)), key=rank)


def worth_knowing(screening: Screening) -> list[Outlines]:
    """Places and lines to turn to."""
    places = (one for one in screening.likely() if one.programme.kind == "referral" and not one.unlikely)
    return sorted(grouped(places), key=rank)


def _can_be_had(outline: Outline) -> bool:
    paid = outline.programme.kind == "decided"
    return paid and not outline.unlikely and outline.deadline.window != "closed"


def listed(lead: str, groups: Iterable[Outlines], wished: Wished, title: str = "") -> Reply:
    """The first three under one title, or each kind under its own; what is left waits for "더 보기"."""
    chosen = list(groups)
    first = with_reasons(chosen[:MOST_CARDS], wished.screening)
    left = tuple(key_of(one) for group in chosen[MOST_CARDS:] for one in group)
    blocks = tuple(headed(first, wished.screening, wished.talk, max(len(chosen) - MOST_CARDS, 0), title))
    shown = {**wished.talk.shown, **states(first)}
    focus = first[0].first.programme.id if len(first) == 1 else None
    told: tuple[Block, ...] = (TextBlock(lead),) if lead else ()
    return replace(wished.talk, shown=shown, listing=left, focus=focus), (*told, *blocks)


def further(wished: Wished) -> Reply:
    """The next three of the list that was begun, as they stand now."""
    now = (_of_key(key, wished.screening) for key in wished.talk.listing)
    return listed("", grouped(one for one in now if one is not None and one.verdict in RANK), wished)


def _of_key(key: str, screening: Screening) -> Outline | None:
    program, member = key.split("|")
    return screening.outline_of(program, member or None)


def headed(
    groups: Iterable[Group], screening: Screening, talk: Conversation, more: int, title: str = ""
) -> Iterator[BenefitsBlock]:
    """The cards, each kind of result under its heading; the last block counts what is left."""
    voice = talk.voice
    parts = [
        (heading, cards(part, screening, talk.situation, voice))
        for heading, part in groupby(groups, key=lambda group: title or heading_of(group, voice))
    ]
    for place, (heading, items) in enumerate(parts):
        yield BenefitsBlock(items, heading, more if place == len(parts) - 1 else 0)


def heading_of(group: Group, voice: Voice) -> str:
    """The heading under which a result belongs."""
    result = group.first
    if result.received:
        return voice("titles.received")
    if result.programme.kind == "referral":
        return voice("titles.referrals")
    if result.deadline.window == "closed":
        return voice("titles.closed")
    if result.verdict == "eligible" and result.programme.selection is not None:
        return voice("titles.selected")
    return voice(f"titles.{result.verdict}" if result.verdict in RANK else "titles.found")


def states(groups: Iterable[Group]) -> dict[str, str]:
    """What is remembered as shown."""
    return {key: state_of(result) for group in groups for key, result in zip(group.keys, group.results, strict=True)}
