# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a turn of a talk counts as: a check, a question asked or answered, a saying that was not understood."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actions import Conversation
from api.counter.needs import categories_in
from api.store.counted import Channel, Event

OTHER = "그 밖"


def happened(
    before: Conversation, after: Conversation, answers: Sequence[Mapping[str, Any]], channel: Channel
) -> Iterator[Event]:
    """The events of one turn; `answers` are all of the talk so far, the turn's own last."""
    office = office_of(after.situation)
    if _offers(answers[-1]) and not any(_offers(one) for one in answers[:-1]):
        yield Event("check", channel, office, need_of(" ".join(after.said)))
    if before.question is not None and after.misses <= before.misses:
        yield Event("answered", channel, office, before.question.fact)
    if after.question is not None and (before.question is None or after.question.fact != before.question.fact):
        yield Event("asked", channel, office, after.question.fact)
    if after.misses > before.misses:
        yield Event("missed", channel, office)


def unmet(after: Conversation, said: str, channel: Channel) -> Event:
    """Something was asked for that is not on record: of which need and where, not what was said."""
    return Event("unmet", channel, office_of(after.situation), need_of(said))


def office_of(situation: Mapping[str, Any]) -> str:
    """The 시군구 in which somebody lives; empty where it is not known."""
    residence = situation.get("residence") or {}
    return str(residence.get("sigungu", "")) if isinstance(residence, Mapping) else ""


def need_of(said: str) -> str:
    """The first field of life that a saying is about."""
    return next(iter(categories_in(said)), OTHER)


def _offers(answer: Mapping[str, Any]) -> bool:
    return any(block["type"] == "benefits" for block in answer["messages"])
