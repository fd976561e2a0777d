# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What can be received, by its worth in a year or by its last day: "제일 큰 건?", "기한이 가까운 건?"."""

from datetime import date

from actions.looking import Reply
from actions.phrasing.money import worth
from actions.results.listing import listed, receivable
from actions.results.offering import RANK, Outlines
from actions.turns.wished import Wished


def largest(wished: Wished) -> Reply:
    """The greatest sums first, the sure ones before the others; that some have no figure on record is said."""
    found = receivable(wished.screening)
    valued = sorted((one for one in found if worth(one[0].amount)), key=lambda one: (_sure(one), -worth(one[0].amount)))
    if not valued:
        return listed(wished.voice("sorted.no_sums" if found else "overview.nothing"), found, wished)
    lead = [
        wished.voice(f"sorted.largest_{verdict}", name=best[0].programme.name)
        for verdict in RANK
        if (best := next((one for one in valued if one[0].verdict == verdict), None)) is not None
    ]
    lead += [wished.voice("sorted.only_figures")] if len(valued) < len(found) else []
    return listed(" ".join(lead), valued, wished, wished.voice("titles.largest"))


def urgent(wished: Wished) -> Reply:
    """The nearest last day first."""
    found = receivable(wished.screening)
    dated = sorted(
        (one for one in found if _last(one) is not None), key=lambda one: (_last(one) or date.max, _sure(one))
    )
    coming = [one for one in dated if (_last(one) or date.min) >= wished.today]
    if not coming:
        return listed(wished.voice("sorted.no_days" if found else "overview.nothing"), found, wished)
    first, days = coming[0][0], ((_last(coming[0]) or wished.today) - wished.today).days
    lead = wished.voice("sorted.urgent" if days else "sorted.urgent_today", name=first.programme.name, days=days)
    return listed(lead, coming, wished, wished.voice("titles.urgent"))


def _last(group: Outlines) -> date | None:
    return group[0].deadline.last


def _sure(group: Outlines) -> int:
    return 0 if group[0].verdict == "eligible" else 1
