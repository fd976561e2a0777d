# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Finds programmes by name, forgiving of spacing and spelling, by category and by place."""

from collections.abc import Iterable, Mapping

from actions.asked.commands import closed
from actions.asked.imported_names import imported_names
from actions.asked.naming import FULLNESS, Place, choose, serves
from bot.korean.benefits import BenefitNames, NameSearch
from rules_engine import Catalogue, Programme
from rules_engine.programmes.kept import kept_with_catalogue

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
    """The programmes that fit, the nearest name first; without `q` in the order of the catalogue.

    Of names that are equally near those that are reviewed come first.
    """
    place = {"sido": sido, "sigungu": sigungu}
    chosen = [
        programme
        for programme in catalogue.programmes.values()
        if (category is None or programme.category == category) and serves(programme, place)
    ]
    if q is None or not closed(q):
        return chosen
    likeness = dict(every_name(catalogue).search(q, limit=len(catalogue.programmes)))
    words, told = closed(q), _descriptions(catalogue)
    for programme in chosen:
        if words in told[programme.id]:
            likeness[programme.id] = max(likeness.get(programme.id, 0.0), TOLD)
    likeness |= dict.fromkeys(ids_named(catalogue, q), EXACT)
    near = [programme for programme in chosen if likeness.get(programme.id, 0.0) >= NEAR]
    return sorted(near, key=lambda one: (-likeness[one.id], one.unreviewed, FULLNESS[one.kind]))


def ids_named(catalogue: Catalogue, text: str) -> list[str]:
    """The ids of the programmes that a text names, in its order; of several that a name may mean, all."""
    found: list[str] = []
    for mention in benefit_names(catalogue).find(text):
        found += ids_of(mention.norm)
    return [one for one in dict.fromkeys(found) if one in catalogue.programmes]


def imported_like(name: str | None, catalogue: Catalogue, place: Place) -> tuple[str, ...]:
    """The imported programmes whose name is nearest to one that is not on record, of the person's own place."""
    return () if name is None else choose(imported_names(catalogue).nearest(name), catalogue, place)


def ids_of(norm: object) -> list[str]:
    """The ids in the meaning of a benefit's name."""
    if isinstance(norm, str):
        return [norm]
    if isinstance(norm, Mapping):
        candidates = norm.get("candidates", ())
        return [str(one) for one in candidates] if isinstance(candidates, Iterable) else []
    return []


@kept_with_catalogue
def benefit_names(catalogue: Catalogue) -> BenefitNames:
    """The names of what is reviewed, ready to be looked for in what people say."""
    return BenefitNames(catalogue.names)


@kept_with_catalogue
def every_name(catalogue: Catalogue) -> NameSearch:
    """The names of all programmes, ready for a search box."""
    imported = ({"id": one.id, "name": one.name} for one in catalogue.imported)
    return NameSearch([*catalogue.names, *imported])


@kept_with_catalogue
def _descriptions(catalogue: Catalogue) -> Mapping[str, str]:
    return {one.id: closed(one.plain + one.category) for one in catalogue.programmes.values()}
