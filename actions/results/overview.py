# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was found, in four groups: received already, to be had, to be confirmed, worth knowing."""

from collections.abc import Iterator

from actions.looking import Reply
from actions.results.listing import listed, receivable, worth_knowing
from actions.turns.wished import Wished

MOST_NAMES = 3


def overview(wished: Wished) -> Reply:
    """How much there is of each group, and the first of it."""
    found, places = receivable(wished.screening), worth_knowing(wished.screening)
    sure = [group for group in found if group[0].verdict == "eligible"]
    open_ = [group for group in found if group[0].verdict == "confirm"]
    counts = {"eligible": len(sure), "confirm": len(open_), "referral": len(places)}
    lead = " ".join((*_received(wished), *_counted(counts, wished)))
    return listed(lead or wished.voice("overview.nothing"), (*sure, *open_, *places), wished)


def _received(wished: Wished) -> Iterator[str]:
    ids = wished.talk.situation.get("receiving") or ()
    names = [wished.catalogue.programmes[one].name for one in ids if one in wished.catalogue.programmes]
    if names:
        more = len(names) - MOST_NAMES
        occasion = "overview.received_more" if more > 0 else "overview.received"
        yield wished.voice(occasion, names=", ".join(names[:MOST_NAMES]), count=more)


def _counted(counts: dict[str, int], wished: Wished) -> Iterator[str]:
    parts = [wished.voice(f"overview.{kind}", count=count) for kind, count in counts.items() if count]
    if parts:
        yield wished.voice("overview.counted", parts=", ".join(parts))
