# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people ask about using a benefit: which card, how often, until when, where not, the price, the hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rules_engine.programmes.criteria import Criteria, Source, read_criteria
from rules_engine.programmes.located import Located

DAYS = ("월", "화", "수", "목", "금", "토", "일", "공휴일")
LAST_HOUR, LAST_MINUTE = 30, 59


@dataclass(frozen=True, slots=True)
class Times:
    """How much of it one may have: `count` in `unit` within `per` (48, "번", "1년")."""

    count: int
    unit: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Until:
    """The last day of use: so long after a birth, or after it was granted."""

    after: str
    months: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What the user pays, won, under conditions; the first that applies is the one."""

    krw: int | None
    per: str | None = None
    when: Criteria = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Open on these days, from one time of day to another; past midnight the hours count on (25:00 is 1 a.m.).

    `months` is empty where it is so all year.
    """

    days: tuple[str, ...]
    opens: str
    closes: str
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is to be had."""

    name: str
    address: str | None = None
    phone: str | None = None
    sigungu: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """All of it; what the source does not say is empty."""

    cards: tuple[str, ...] = ()
    used_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    times: tuple[Times, ...] = ()
    until: Until | None = None
    prices: tuple[Price, ...] = ()
    hours: tuple[Hours, ...] = ()
    places: tuple[Place, ...] = ()


USE_KEYS = ["cards", "used_for", "not_for", "times", "until", "prices", "hours", "places"]
NOTHING = Use()


def read_use(entry: Any, source: Source, where: Located) -> Use:
    """Read the `use` of a programme.

    Raises:
        CatalogueError: naming the file and line of the mistake.
    """
    if entry is None:
        return NOTHING
    if not isinstance(entry, Located):
        raise where.wrong("use", f"say {', '.join(USE_KEYS)}.")
    entry.only(USE_KEYS, "a key of use")
    return Use(
        cards=tuple(entry.get("cards", ())),
        used_for=tuple(entry.get("used_for", ())),
        not_for=tuple(entry.get("not_for", ())),
        times=tuple(Times(t.need("count"), t.need("unit"), t.get("per")) for t in _each(entry, "times", TIMES)),
        until=_until(entry),
        prices=tuple(
            Price(p.get("krw"), p.get("per"), read_criteria(p.get("when", []), source, p), p.get("text"))
            for p in _each(entry, "prices", PRICES)
        ),
        hours=tuple(_hours(h) for h in _each(entry, "hours", HOURS)),
        places=tuple(
            Place(p.need("name"), p.get("address"), p.get("phone"), p.get("sigungu"))
            for p in _each(entry, "places", PLACES)
        ),
    )


TIMES = ["count", "unit", "per"]
PRICES = ["krw", "per", "when", "text"]
HOURS = ["days", "from", "to", "months"]
PLACES = ["name", "address", "phone", "sigungu"]


def _each(entry: Located, key: str, known: list[str]) -> Iterator[Located]:
    for one in entry.get(key, ()):
        if not isinstance(one, Located):
            raise entry.wrong(key, f"each has {', '.join(known)}.")
        yield one.only(known, f"part of {key}")


def _until(entry: Located) -> Until | None:
    value = entry.get("until")
    if value is None:
        return None
    if not isinstance(value, Located):
        raise entry.wrong("until", "say months or days, and after: birth or grant.")
    value.only(["months", "days", "after"], "part of until")
    if value.need("after") not in ("birth", "grant"):
        raise value.wrong("after", "after is birth or grant.")
    return Until(value["after"], value.get("months"), value.get("days"))


def _hours(entry: Located) -> Hours:
    days = tuple(entry.need("days"))
    if unknown := [day for day in days if day not in DAYS]:
        raise entry.wrong("days", f"'{unknown[0]}' is not one of {', '.join(DAYS)}.")
    return Hours(days, _clock(entry, "from"), _clock(entry, "to"), tuple(entry.get("months", ())))


def _clock(entry: Located, key: str) -> str:
    value = str(entry.need(key))
    hour, _, minute = value.partition(":")
    if not (hour.isdigit() and minute.isdigit() and int(hour) <= LAST_HOUR and int(minute) <= LAST_MINUTE):
        raise entry.wrong(key, 'write a time of day in quotes, such as "22:00".')
    return value
