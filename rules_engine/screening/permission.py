# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which recipients of a screening its asker may look at."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from rules_engine.arrays.layout import NOBODY_TOLD
from rules_engine.facts.derivation import UNLISTED_CHILD, view
from rules_engine.facts.situation import Situation
from rules_engine.screening.asking import OWN_FAMILY, WIDEST_STAGE, Asker, Refusal, Stage, household_refusal, refusal

SIZES_KEPT = 64


class Permission(NamedTuple):
    """`recipients` says of the household, each person and a child not named whether it may be looked at."""

    recipients: tuple[bool, ...]
    refused: tuple[Refusal, ...]


def permission(situation: Situation, asker: Asker, stage: Stage, members: Collection[str] | None) -> Permission:
    """Weigh everybody who is asked about (`members`, None: all).

    Where everybody asked about is refused nothing is shown, not even what the household receives: their reasons tell
    it. Where only the household is refused, that is a refusal of its own, with no member.

    Raises:
        ValueError: where the asker is said to be a member who is not there.
    """
    people = situation.members or NOBODY_TOLD
    if asker.member is not None and all(member.id != asker.member for member in people):
        raise ValueError("the asker is not among the members")
    if asker is OWN_FAMILY and stage == WIDEST_STAGE and _all_live_together(situation):
        # The usual household, which a talk screens several times a turn.
        return _unrestricted(len(people))
    reasons = {member.id: said for member in people if (said := refusal(asker, member, people, stage)) is not None}
    asked = [member.id for member in people if members is None or member.id in members]
    anybody = not asked or any(one not in reasons for one in asked)
    household = household_refusal(asker, view(situation).people, frozenset(reasons)) if reasons else None
    unlisted = refusal(asker, UNLISTED_CHILD, people, stage) is None
    refused = [Refusal(one, reasons[one]) for one in asked if one in reasons]
    if household is not None and anybody:
        refused.append(Refusal(None, household))
    recipients = (household is None and anybody, *(one.id not in reasons for one in people), unlisted and anybody)
    return Permission(recipients, tuple(refused))


def _all_live_together(situation: Situation) -> bool:
    found: bool | None = situation.written.get("all_live_together")
    if found is None:
        found = situation.written["all_live_together"] = all(one.lives_together for one in situation.members)
    return found


@lru_cache(maxsize=SIZES_KEPT)
def _unrestricted(persons: int) -> Permission:
    return Permission((True,) * (persons + 2), ())
