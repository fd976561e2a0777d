# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One rule that raises takes no other with it: its programme is for a person to look at, and the rest is as it is."""

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from rules_engine.facts.derivation import View
from rules_engine.facts.sets import Value
from rules_engine.facts.situation import Member
from rules_engine.programmes.programme import Period, Programme
from rules_engine.verdicts.deadlines import Deadline
from rules_engine.verdicts.result import Result, result_for

T = TypeVar("T")
log = logging.getLogger(__name__)

NOT_LOOKED_AT = "지금은 저희가 이 혜택을 다 살펴보지 못했어요. 담당자에게 확인해 주세요."


def guarded_result(
    programme: Programme, period: Period, member: Member | None, household: View, known: Mapping[str, Value]
) -> Result:
    """What `result_for` makes of it, or, where it raises, a result that asks for a person."""
    return or_else(
        programme,
        lambda: result_for(programme, period, member, household, known),
        Result(
            programme=programme,
            period=period,
            member=member.id if member is not None and member.listed else None,
            verdict="confirm",
            received=programme.id in (household.situation.receiving or ()),
            known=known,
            reasons=(),
            missing=(),
            confirm=(NOT_LOOKED_AT,),
            steps=period.steps,
            amount=None,
            apply=period.apply or programme.apply,
            deadline=Deadline(None),
        ),
    )


def or_else(programme: Programme, make: Callable[[], T], otherwise: T) -> T:
    """What is made of a programme, or something else where that raises; who it was made for is not told."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - whatever a rule may do, the others go on
        log.error("rule of %s failed: %s", programme.id, type(error).__name__)
        return otherwise
