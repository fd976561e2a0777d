# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The districts of Korea and every form of their names that people use."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "places.txt.gz"

SIDO: dict[str, tuple[str, ...]] = {
    "서울특별시": ("서울", "서울시"),
    "부산광역시": ("부산", "부산시"),
    "대구광역시": ("대구", "대구시"),
    "인천광역시": ("인천", "인천시"),
    "광주광역시": ("광주", "전라도광주", "전남광주"),
    "대전광역시": ("대전", "대전시"),
    "울산광역시": ("울산", "울산시"),
    "세종특별자치시": ("세종", "세종시"),
    "경기도": ("경기",),
    "강원특별자치도": ("강원", "강원도"),
    "충청북도": ("충북", "충북도"),
    "충청남도": ("충남", "충남도"),
    "전북특별자치도": ("전북", "전라북도", "전북도"),
    "전라남도": ("전남", "전남도"),
    "경상북도": ("경북", "경북도"),
    "경상남도": ("경남", "경남도"),
    "제주특별자치도": ("제주", "제주도"),
}
REGIONS: dict[str, tuple[str, ...]] = {
    "전라도": ("전북특별자치도", "전라남도"),
    "경상도": ("경상북도", "경상남도"),
    "충청도": ("충청북도", "충청남도"),
    "전남광주통합특별시": ("광주광역시", "전라남도"),
    "전남광주특별시": ("광주광역시", "전라남도"),
}
SUCCESSORS = {"광주광역시": "전남광주통합특별시", "전라남도": "전남광주통합특별시"}
"""The name of a 시도 since 1 July 2026, where the catalogue goes on with the one before."""

INFORMAL: dict[str, tuple[tuple[str, str, str], ...]] = {
    "일산": (("경기도", "고양시 일산동구", ""), ("경기도", "고양시 일산서구", "")),
    "마산": (("경상남도", "창원시 마산합포구", ""), ("경상남도", "창원시 마산회원구", "")),
    "평촌": (("경기도", "안양시 동안구", ""),),
    "산본": (("경기도", "군포시", "산본동"),),
    "판교": (("경기도", "성남시 분당구", "판교동"),),
    "한강신도시": (("경기도", "김포시", ""),),
    "다산신도시": (("경기도", "남양주시", "다산동"),),
    "광교": (("경기도", "수원시 영통구", ""),),
    "운정": (("경기도", "파주시", "운정동"),),
    "미사": (("경기도", "하남시", "미사동"),),
    "울릉도": (("경상북도", "울릉군", ""),),
    "거제도": (("경상남도", "거제시", ""),),
    "남해도": (("경상남도", "남해군", ""),),
    "강화도": (("인천광역시", "강화군", ""),),
    "영종도": (("인천광역시", "영종구", ""),),
    "백령도": (("인천광역시", "옹진군", "백령면"),),
    "안면도": (("충청남도", "태안군", "안면읍"),),
    "흑산도": (("전라남도", "신안군", "흑산면"),),
    "거문도": (("전라남도", "여수시", "삼산면"),),
    "욕지도": (("경상남도", "통영시", "욕지면"),),
    "점촌": (("경상북도", "문경시", ""),),
    "장승포": (("경상남도", "거제시", "장승포동"),),
}


class Level(IntEnum):
    """How much of an address a name is."""

    SIDO = 0
    SIGUNGU = 1
    DONG = 2


class Place(NamedTuple):
    """A district; the empty string where a level is not said. `old` ones are abolished and still spoken of."""

    sido: str
    sigungu: str = ""
    dong: str = ""
    old: bool = False

    def meet(self, other: Place) -> Place | None:
        """The district that both name, if one lies inside the other or fills it in.

        >>> Place("경기도", "수원시").meet(Place("경기도", "수원시 영통구")).sigungu
        '수원시 영통구'
        """
        if self.sido != other.sido:
            return None
        sigungu = _narrower(self.sigungu, other.sigungu)
        dong = self.dong or other.dong
        if sigungu is None or (self.dong and other.dong and self.dong != other.dong):
            return None
        return Place(self.sido, sigungu, dong, self.old or other.old)


def _narrower(one: str, other: str) -> str | None:
    if not one or other.startswith(f"{one} "):
        return other
    if not other or one == other or one.startswith(f"{other} "):
        return one
    return None


class Name(NamedTuple):
    """What a form may stand for. `whole` forms carry their 시·군·구·동, the others ("강서", "화곡") are only stems."""

    place: Place
    level: Level
    whole: bool


_SPOKEN = str.maketrans("123456789", "일이삼사오육칠팔구")
_SUFFIXES = ("동", "읍", "면")
_NUMBERED = re.compile(r"\d.*가$|[\d·]+(?=동$)")
_Table = dict[str, list[tuple[Place, Level, bool]]]


@lru_cache(maxsize=4096)
def lookup(form: str) -> tuple[Name, ...]:
    """What a form of a name may stand for; empty when it is none.

    >>> [name.place.sido for name in lookup("강서구")], [name.place.dong for name in lookup("화곡")]
    (['부산광역시', '서울특별시'], ['화곡동'])
    """
    table = names()
    found = [Name(*entry) for entry in table.get(form, ())]
    exact = {name.place.sigungu for name in found if name.place.dong == form}
    found = [
        name for name in found if name.place.dong == form or not name.place.dong or name.place.sigungu not in exact
    ]
    if len(form) >= 2:
        stems = (entry for suffix in _SUFFIXES for entry in table.get(form + suffix, ()))
        found += [Name(place, level, whole=False) for place, level, _ in stems if place.dong[:-1] == form]
    return tuple(found)


def named_at(text: str, start: int) -> bool:
    """Whether the name of a city, a ward or a province begins at a place of a closed text.

    >>> named_at("월150대전", 4), named_at("25대학생", 2)
    (True, False)
    """
    return any(name.level < Level.DONG for size in range(2, 5) for name in lookup(text[start : start + size]))


@lru_cache(maxsize=1)
def names() -> _Table:
    """Every form of a name save the stems of 읍면동, and what it may stand for; read from disk once."""
    table: _Table = defaultdict(list)
    for sido, forms in SIDO.items():
        for form in (sido, *forms):
            table[form].append((Place(sido), Level.SIDO, len(form) > 2))
    for region, sidos in REGIONS.items():
        table[region] += [(Place(sido), Level.SIDO, True) for sido in sidos]
    for row in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        _add_row(table, *row.split("\t"))
    for form, places in INFORMAL.items():
        table[form] += [(Place(*entry), Level.SIGUNGU, len(form) > 2) for entry in places]
    return dict(table)


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """The first two letters of every form: what begins with none of them is no name."""
    return frozenset(form[:2] for form in names())


def _add_row(table: _Table, head: str, sigungu: str, dongs: str) -> None:
    old = head.startswith("-")
    sido = head.lstrip("-")
    if sigungu:
        for form, place, whole in _sigungu_forms(sido, sigungu, old=old):
            if (place, Level.SIGUNGU, whole) not in table[form]:
                table[form].append((place, Level.SIGUNGU, whole))
    listed = dict.fromkeys(dongs.split(",")) if dongs else {}
    based: set[str] = set()
    for dong in listed:
        entry = (Place(sido, sigungu, dong, old), Level.DONG, True)
        table[dong].append(entry)
        if not dong.isalpha():
            for form in _spoken_forms(dong):
                table[form].append(entry)
            base = _NUMBERED.sub("", dong)
            if base[-1] in _SUFFIXES and base not in listed and base not in based:
                based.add(base)
                table[base].append((Place(sido, sigungu, base, old), Level.DONG, True))


def _sigungu_forms(sido: str, sigungu: str, *, old: bool) -> list[tuple[str, Place, bool]]:
    """강서구 and 강서; for a ward 수원시영통구, 영통구, 영통, and its city's 수원시, 수원."""
    city, _, ward = sigungu.rpartition(" ")
    place = Place(sido, sigungu, "", old)
    forms = [(ward, place, True)]
    if len(ward) > 2:
        forms.append((ward[:-1], place, False))
    if city:
        forms += [(city + ward, place, True), (city, Place(sido, city), True), (city[:-1], Place(sido, city), False)]
    return forms


def _spoken_forms(dong: str) -> set[str]:
    """화곡8동 as it is spoken, 화곡팔동, and as offices write it, 화곡제8동."""
    closed = dong.replace("·", "")
    first = next((place for place, letter in enumerate(closed) if letter.isdigit()), 0)
    return {closed, closed.translate(_SPOKEN), f"{closed[:first]}제{closed[first:]}"} - {dong}
