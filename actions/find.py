# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Finds programmes by name, forgiving of spacing and spelling, by category and by place."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from actions.commands import closed
from actions.naming import FULLNESS, serves
from bot.korean.benefits import BenefitNames
from rules_engine import Catalogue, Programme

NEAR = 70.0
EXACT = 100.0
TOLD = 75.0
"""How near a programme is whose description holds the words."""


def find_programmes(
    catalogue: Catalogue,
    q: str | None = None,
    category: str | None = None,
    sido: str | None = None,
    sigungu: str | None = None,
) -> list[Programme]:
    """The programmes that fit, the nearest name first; without `q` in the order of the catalogue."""
    place = {"sido": sido, "sigungu": sigungu}
    chosen = [
        programme
        for programme in catalogue.programmes.values()
        if (category is None or programme.category == category) and serves(programme, place)
    ]
    if q is None or not closed(q):
        return chosen
    likeness = dict(benefit_names(catalogue).search(q, limit=len(catalogue.programmes)))
    for programme in chosen:
        if closed(q) in closed(programme.plain + programme.category):
            likeness[programme.id] = max(likeness.get(programme.id, 0.0), TOLD)
    likeness |= dict.fromkeys(ids_named(catalogue, q), EXACT)
    near = [programme for programme in chosen if likeness.get(programme.id, 0.0) >= NEAR]
    return sorted(near, key=lambda programme: (-likeness[programme.id], FULLNESS[programme.kind]))


def ids_named(catalogue: Catalogue, text: str) -> list[str]:
    """The ids of the programmes that a text names, in its order; of several that a name may mean, all."""
    found: list[str] = []
    for mention in benefit_names(catalogue).find(text):
        found += ids_of(mention.norm)
    return [one for one in dict.fromkeys(found) if one in catalogue.programmes]


def ids_of(norm: object) -> list[str]:
    """The ids in the meaning of a benefit's name."""
    if isinstance(norm, str):
        return [norm]
    if isinstance(norm, Mapping):
        candidates = norm.get("candidates", ())
        return [str(one) for one in candidates] if isinstance(candidates, Iterable) else []
    return []


def benefit_names(catalogue: Catalogue) -> BenefitNames:
    """The names of a catalogue, ready to be looked for."""
    return _names(tuple((one["id"], one["name"], tuple(one["aliases"])) for one in catalogue.names))


@lru_cache(maxsize=4)
def _names(entries: tuple[tuple[str, str, tuple[str, ...]], ...]) -> BenefitNames:
    return BenefitNames([{"id": key, "name": name, "aliases": list(aliases)} for key, name, aliases in entries])
