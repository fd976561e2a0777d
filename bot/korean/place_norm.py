# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the name of a place stands for: one district as far as it is certain, or candidates."""

from __future__ import annotations

import re

from bot.korean.mention import JSON
from bot.korean.place_table import Level, Name, Place

MOST_CANDIDATES = 12


def norm_of(places: tuple[Place, ...]) -> JSON:
    """What a mention stands for: one district as far as it is certain, or the candidates.

    >>> norm_of((Place("경기도", "고양시 일산동구"), Place("경기도", "고양시 일산서구")))
    {'sido': '경기도', 'sigungu': '고양시'}
    """
    standing = tuple(place for place in places if not place.old) if any(place.dong for place in places) else places
    distinct = list(dict.fromkeys(place._replace(old=False) for place in standing or places))
    if len(distinct) > 1:
        shared = _shared(distinct)
        distinct = [shared] if shared else distinct
    if len(distinct) == 1:
        return _fields(distinct[0])
    return {"candidates": [_fields(place) for place in distinct[:MOST_CANDIDATES]]}


def _shared(places: list[Place]) -> Place | None:
    """The 시군구 that all candidates lie in, or the city of all their wards."""
    sidos = {place.sido for place in places}
    sigungus = {place.sigungu for place in places}
    if len(sidos) != 1 or "" in sigungus:
        return None
    cities = {sigungu.split(" ")[0] for sigungu in sigungus}
    if len(cities) != 1:
        return None
    sigungu = sigungus.pop() if len(sigungus) == 1 else cities.pop()
    dongs = {re.sub(r"\d+", "", place.dong) for place in places}
    named = [place.dong for place in places if place.dong in dongs]
    return Place(places[0].sido, sigungu, named[0] if len(dongs) == 1 and named else "")


def _fields(place: Place) -> dict[str, JSON]:
    levels = (("sido", place.sido), ("sigungu", place.sigungu), ("dong", place.dong))
    return {level: name for level, name in levels if name}


def highest(found: tuple[Name, ...]) -> tuple[Place, ...]:
    """The places of a name alone: a 구 goes before a 동 of the same name; 광주 stays two cities."""
    level = min(name.level for name in found)
    keep = {Level.SIDO, Level.SIGUNGU} if level is Level.SIDO else {level}
    whole = any(name.whole for name in found if name.level is Level.DONG)
    places = [
        name.place for name in found if name.level in keep and (name.whole or not whole or name.level is not Level.DONG)
    ]
    sidos = {place.sido for place in places if not place.sigungu}
    return tuple(place for place in places if not place.sigungu or place.sido not in sidos)
