# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which of several programmes of one name is meant: the person's own place, then what the machine can decide."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.korean.benefit_forms import core_of
from rules_engine import Catalogue, Programme
from rules_engine.programmes.catalogue import NATIONAL

FULLNESS = {"decided": 0, "referral": 1, "named": 2}
"""How much is on record of a programme."""
LEVELS = ("sido", "sigungu")
EVERYWHERE, NOWHERE = "전국", "지역이 자료에 없어요"
Place = Mapping[str, Any]


def choose(ids: Sequence[str], catalogue: Catalogue, place: Place) -> tuple[str, ...]:
    """The programmes that a name may mean for somebody of a place (`sido`, `sigungu`, as far as known).

    One alone is the one meant; several must be asked about.
    """
    programmes = [catalogue.programmes[one] for one in ids if one in catalogue.programmes]
    if len(programmes) == 1 and programmes[0].kind == "named":
        programmes = _namesakes(programmes[0], catalogue)
    if len(programmes) > 1 and place.get("sido"):
        programmes = _nearest([one for one in programmes if serves(one, place)], place) or programmes
    kept = [one for one in programmes if not any(_stands_for(other, one) for other in programmes)]
    return tuple(one.id for one in kept or programmes)


def _namesakes(named: Programme, catalogue: Catalogue) -> list[Programme]:
    """What has the same official name but for its ending: "장애인 활동지원" and "장애인 활동지원 서비스"."""
    core = core_of(named.name)
    return [one for one in catalogue.programmes.values() if core_of(one.name) == core]


def _nearest(here: list[Programme], place: Place) -> list[Programme]:
    """Of what serves a place: what the machine can decide, and of that what is closest to home where that is known."""
    best = [one for one in here if one.kind == "decided"] or here
    if any(one.region.get(level) is not None and not place.get(level) for one in best for level in LEVELS):
        return best
    closest = max((_depth(one) for one in best), default=0)
    return [one for one in best if _depth(one) == closest]


def serves(programme: Programme, place: Place) -> bool:
    """Whether a programme is for a place; a national one is for every place, a city's for all its wards.

    >>> from rules_engine import load_catalogue
    >>> serves(load_catalogue().programmes["basic-pension"], {"sido": "부산광역시"})
    True
    """
    return all(_among(programme.region.get(level), place.get(level)) for level in LEVELS)


def _among(places: object, place: Any) -> bool:
    if places is None or not isinstance(place, str):
        return True
    named = places if isinstance(places, list) else [places]
    return place in named or place.split(" ")[0] in named


def _depth(programme: Programme) -> int:
    return sum(programme.region.get(level) is not None for level in LEVELS)


def _stands_for(one: Programme, other: Programme) -> bool:
    """Whether what is only named can be left out for one of which more is on record, for the same people."""
    if other.kind != "named" or FULLNESS[one.kind] >= FULLNESS[other.kind]:
        return False
    return one.authority == NATIONAL or not other.region or one.region == other.region


def place_of(programme: Programme) -> str:
    """Where a programme is to be had, in a word.

    >>> from rules_engine import load_catalogue
    >>> place_of(load_catalogue().programmes["nowon-care-sos"])
    '서울특별시 노원구'
    """
    if programme.authority == NATIONAL:
        return EVERYWHERE
    return programme.authority if programme.region else NOWHERE


def labels(programmes: Iterable[Programme]) -> dict[str, str]:
    """What each programme is called on a button: its name, and its place where several of them sound alike."""
    chosen = list(programmes)
    alike = len({place_of(one) for one in chosen}) > 1
    return {one.id: label(one) if alike else one.name for one in chosen}


def label(programme: Programme) -> str:
    """A programme's name with its place."""
    return f"{programme.name} ({place_of(programme)})"


def pressed(text: str, catalogue: Catalogue) -> str | None:
    """The one programme whose button says this."""
    alike = [one for one in catalogue.programmes.values() if text.startswith(one.name)]
    called = [one.id for one in alike if text == label(one)] or [one.id for one in alike if text == one.name]
    return called[0] if len(called) == 1 else None
