# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue as a report about many people reads it: nothing is claimed that an officer would have to take back."""

from collections.abc import Collection
from dataclasses import replace

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.programme import Period, Programme


def listed(catalogue: Catalogue, programs: Collection[str] | None = None) -> Catalogue:
    """The programmes asked for, each only for households that are known to live in its region.

    An imported programme without any condition is out: of it nobody can be told anything.
    """
    kept = {
        one.id: replace(one, periods=tuple(_here(one, period) for period in one.periods))
        for one in catalogue.programmes.values()
        if not one.blank and (programs is None or one.id in programs)
    }
    return Catalogue(kept, catalogue.version)


def _here(programme: Programme, period: Period) -> Period:
    places = (
        Atom(f"residence.{part}", period.source, among=frozenset([named] if isinstance(named, str) else named))
        for part, named in programme.region.items()
    )
    return replace(period, who=(*places, *period.who))
