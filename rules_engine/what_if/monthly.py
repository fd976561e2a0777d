# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a programme gives in a month, where that is one number for everybody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rules_engine.programmes.limits import Fixed, Limit, Official
from rules_engine.programmes.parameter import Parameter, parameters
from rules_engine.programmes.programme import Programme

MONTHS_OF = {"month": 1, "year": 12}


def monthly_krw(programme: Programme, on: date, figures: Mapping[str, Parameter]) -> int | None:
    """Won a month, or None where it is paid once, depends on the recipient, or is told in words.

    What is paid by the year counts a twelfth, rounded down. `figures` are others than those on record.
    """
    period = programme.on(on)
    amount = (period.amount if period is not None else None) or programme.amount
    if amount is None or amount.calculate is not None or len(amount.cases) != 1 or amount.period not in MONTHS_OF:
        return None
    [case] = amount.cases
    krw = None if case.when or case.krw is None else _fixed(case.krw, on, figures)
    return None if krw is None else krw // MONTHS_OF[amount.period]


def _fixed(limit: Limit, on: date, figures: Mapping[str, Parameter]) -> int | None:
    if isinstance(limit, Fixed):
        return limit.value
    if not isinstance(limit, Official) or limit.by is not None:
        return None
    name, *keys = limit.path.split(".")
    dated = {**parameters(), **figures}[name].at(on)
    value: Any = None if dated is None else dated.value
    for key in keys:
        value = None if value is None else value.get(key)
    return value if isinstance(value, int) else None
