# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The people of one day under the rules or the figures of another: what would be, had only one of them changed."""

from dataclasses import replace
from datetime import date

from rules_engine.compiled.columns import Columns
from rules_engine.compiled.compiling import columns
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import AnyOf, Criteria, Criterion
from rules_engine.programmes.limits import Ago, Fixed, Limit
from rules_engine.programmes.programme import Confirm, Period


def corner(catalogue: Catalogue, *, people: date, rules: date, figures: date | None = None) -> Columns:
    """The catalogue compiled so that ages and terms are reckoned on `people`.

    The conditions are those in force on `rules`, and official figures those of `figures` (else of `rules` too).
    """
    looked_up = figures or rules
    if people == rules == looked_up:
        return columns(catalogue, people)
    held = {
        one.id: replace(one, periods=(_held(period, people),))
        for one in catalogue.programmes.values()
        if (period := one.on(rules)) is not None
    }
    return replace(columns(Catalogue(held, catalogue.version), looked_up), on=people)


def _held(period: Period, people: date) -> Period:
    """The period as if it had always been in force, with terms that end on their day for these people."""
    return replace(
        period,
        since=None,
        until=None,
        who=_dated(period.who, people),
        confirm=tuple(
            Confirm(item.text, _dated(item.settled_by, people), _dated(item.unless, people)) for item in period.confirm
        ),
    )


def _dated(criteria: Criteria, people: date) -> Criteria:
    return tuple(_dated_one(criterion, people) for criterion in criteria)


def _dated_one(criterion: Criterion, people: date) -> Criterion:
    if isinstance(criterion, AnyOf):
        return AnyOf(tuple(_dated(alternative, people) for alternative in criterion.alternatives))
    return replace(criterion, least=_fixed(criterion.least, people), most=_fixed(criterion.most, people))


def _fixed(limit: Limit | None, people: date) -> Limit | None:
    return Fixed(limit.day(people).toordinal()) if isinstance(limit, Ago) else limit
