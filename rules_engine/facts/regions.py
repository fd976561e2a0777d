# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which class of area a place belongs to; each scheme of each law draws its own line.

Sources: 기초연금 사업안내 (대도시·중소도시·농어촌), 보건복지부고시 제2025-204호 별표3 (기본재산액의 지역 구분),
주거급여 기준임대료의 급지.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rules_engine.facts.sets import Choice, Value

PLACES_KEPT = 4096
METROPOLITAN = frozenset({"부산광역시", "대구광역시", "인천광역시", "광주광역시", "대전광역시", "울산광역시"})
SPECIAL_STATUS = frozenset({"수원시", "고양시", "용인시", "화성시", "창원시"})
SCHEMES: Mapping[str, tuple[str, ...]] = {
    "size_of_town": ("metropolitan", "city", "rural"),
    "basic_property": ("seoul", "gyeonggi", "metropolitan_sejong_changwon", "other"),
    "rent": ("1", "2", "3", "4"),
    "near_poor": ("seoul_gyeonggi_metropolitan", "other"),
}


def classes(facts: Mapping[str, Value], scheme: str) -> frozenset[str]:
    """The classes of area still possible.

    >>> sorted(classes({"residence.sido": Choice(frozenset({"경기도"}))}, "size_of_town"))
    ['city', 'metropolitan', 'rural']
    """
    return _classes(facts.get("residence.sido"), facts.get("residence.sigungu"), scheme)


@lru_cache(maxsize=PLACES_KEPT)
def _classes(sido: Value | None, sigungu: Value | None, scheme: str) -> frozenset[str]:
    if not isinstance(sido, Choice):
        return frozenset(SCHEMES[scheme])
    places = sigungu.possible if isinstance(sigungu, Choice) else frozenset({""})
    return frozenset().union(*(_CLASSIFY[scheme](one, place) for one in sido.possible for place in places))


def open_place(facts: Mapping[str, Value]) -> Iterator[str]:
    """The part of the place to ask for next, unless it is known."""
    for path in ("residence.sido", "residence.sigungu"):
        value = facts.get(path)
        if not isinstance(value, Choice) or value.exact is None:
            yield path
            return


def _size_of_town(sido: str, sigungu: str) -> frozenset[str]:
    if sido == "서울특별시":
        return frozenset({"metropolitan"})
    if sido == "세종특별자치시":
        return frozenset({"city"})
    if sido in METROPOLITAN:
        if not sigungu:
            return frozenset({"metropolitan", "rural"})
        return frozenset({"metropolitan"}) if sigungu.endswith("구") else frozenset({"metropolitan", "rural"})
    if not sigungu:
        return frozenset({"metropolitan", "city", "rural"} if sido in ("경기도", "경상남도") else {"city", "rural"})
    if sigungu.split()[0] in SPECIAL_STATUS:
        return frozenset({"metropolitan"})
    return frozenset({"rural" if sigungu.endswith("군") else "city"})


def _basic_property(sido: str, sigungu: str) -> frozenset[str]:
    if sido == "서울특별시":
        return frozenset({"seoul"})
    if sido == "경기도":
        return frozenset({"gyeonggi"})
    if sido in METROPOLITAN or sido == "세종특별자치시" or sigungu.startswith("창원시"):
        return frozenset({"metropolitan_sejong_changwon"})
    if sido == "경상남도" and not sigungu:
        return frozenset({"metropolitan_sejong_changwon", "other"})
    return frozenset({"other"})


def _rent(sido: str, sigungu: str) -> frozenset[str]:
    named = {"서울특별시": "1", "경기도": "2", "인천광역시": "2"}
    if sido in named:
        return frozenset({named[sido]})
    region = _basic_property(sido, sigungu)
    return frozenset("3" if one == "metropolitan_sejong_changwon" else "4" for one in region)


def _near_poor(sido: str, sigungu: str) -> frozenset[str]:
    large = sido in METROPOLITAN or sido in ("서울특별시", "경기도", "세종특별자치시")
    return frozenset({"seoul_gyeonggi_metropolitan" if large else "other"})


_CLASSIFY = {
    "size_of_town": _size_of_town,
    "basic_property": _basic_property,
    "rent": _rent,
    "near_poor": _near_poor,
}
