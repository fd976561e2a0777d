# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Ten thousand made programmes, shaped like what Korea's authorities offer: the same table feeds every execution.

`Table` holds the predicates plainly, a row a programme. The catalogue of programmes and the hand-written references
are both made from it, so that all of them decide the same thing.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.korean.place_table import TABLE
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import AnyOf, Atom, Criterion, Source
from rules_engine.programmes.limits import Fixed, MedianPercent
from rules_engine.programmes.programme import Amount, AmountCase, Confirm, Period, Programme, Recipient

DAY = date(2026, 11, 21)
ANY, NO_LIMIT = -1, 127
SEXES = ("female", "male")
RECIPIENTS: tuple[Recipient, ...] = ("household", "child", "person")
HOUSEHOLD, CHILD, PERSON = range(3)
TYPES = (
    "single_parent",
    "grandparent_family",
    "multi_child",
    "multicultural",
    "defector",
    "no_house_owned",
    "dual_income",
    "newlywed",
    "livelihood_recipient",
    "near_poor",
)
STATUSES = (
    "disabled",
    "farmer",
    "fisher",
    "university_student",
    "unemployment_benefit",
    "veteran",
    "patient",
    "marriage_immigrant",
    "foreigner",
    "career_break_woman",
    "small_business_owner",
    "needs_care",
)
PERCENTS = (30, 40, 47, 50, 60, 63, 65, 72, 75, 80, 85, 100, 120, 130, 140, 150, 180)
GROWN_AGES = ((19, 34), (19, 39), (18, NO_LIMIT), (20, 64), (40, 64), (50, 64), (60, NO_LIMIT), (65, NO_LIMIT))
STARTS = (15, 16, 18, 19, 20, 24, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75)
SPANS = (4, 5, 9, 10, 14, 15, 20, 24, 29, 34)
WON = (30_000, 50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 1_500_000)
SOURCE = Source("지어낸 공고")
CONFIRM = (Confirm("담당자가 서류를 보고 확인해요."),)
Codes = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Table:
    """The predicates in columns. `ANY` (or `NO_LIMIT` for an upper bound, 0 for a lower one) asks nothing.

    `sido`, `sigungu`, `sex` and `type` are codes into `SIDO`, `SIGUNGU`, `SEXES`, `TYPES`; `percent` into `PERCENTS`;
    `statuses` is a bit mask over `STATUSES` of which one is enough (for a household: of anybody in it).
    """

    recipient: Codes
    sido: Codes
    sigungu: Codes
    age_lo: Codes
    age_hi: Codes
    sex: Codes
    statuses: Codes
    percent: Codes
    type: Codes
    size_lo: Codes
    size_hi: Codes
    confirm: npt.NDArray[np.bool_]
    krw_a_month: Codes

    def __len__(self) -> int:
        return len(self.recipient)


@cache
def places() -> tuple[tuple[str, str], ...]:
    """Every 시군구 of Korea with its 시도; a city's wards are of the city."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        named = [line.rstrip("\n").split("\t")[:2] for line in lines]
    return tuple(sorted({(sido, (sigungu or "세종시").split(" ")[0]) for sido, sigungu in named if sido[0] != "-"}))


SIDO = tuple(sorted({sido for sido, _ in places()}))
SIGUNGU = tuple(sorted({sigungu for _, sigungu in places()}))


@cache
def table(count: int = 10_000, seed: int = 20261121) -> Table:
    """The predicates of `count` programmes: 85 in 100 of a 시군구, 10 of a 시도, the rest of the nation."""
    rng = np.random.default_rng(seed)
    recipient = rng.choice([HOUSEHOLD, CHILD, PERSON], count, p=[0.1, 0.18, 0.72])
    household, child = recipient == HOUSEHOLD, recipient == CHILD
    level, place = rng.random(count), rng.integers(0, len(places()), count)
    sido, sigungu = (np.array([codes[p] for p in place]) for codes in _place_codes())
    age_lo, age_hi = _ages(rng, child)
    aged = ~household & (rng.random(count) < 0.98)
    size_lo, size_hi = np.zeros(count, np.int64), np.full(count, NO_LIMIT)
    sized = rng.random(count) < 0.06
    size_lo[sized] = rng.integers(2, 6, sized.sum())
    size_hi[sized] = np.where(rng.random(sized.sum()) < 0.3, size_lo[sized], NO_LIMIT)
    with_status = rng.random(count) < np.select([household, child], [0.1, 0.12], 0.3)
    first, second = (1 << rng.integers(0, len(STATUSES), count) for _ in range(2))
    return Table(
        recipient=recipient,
        sido=np.where(level < 0.95, sido, ANY),
        sigungu=np.where(level < 0.85, sigungu, ANY),
        age_lo=np.where(aged, age_lo, 0),
        age_hi=np.where(aged, age_hi, NO_LIMIT),
        sex=np.where(~household & (rng.random(count) < 0.05), rng.integers(0, 2, count), ANY),
        statuses=np.where(with_status, first | np.where(rng.random(count) < 0.35, second, 0), 0),
        percent=np.where(rng.random(count) < 0.4, rng.integers(0, len(PERCENTS), count), ANY),
        type=np.where(rng.random(count) < 0.16, rng.integers(0, len(TYPES), count), ANY),
        size_lo=size_lo,
        size_hi=size_hi,
        confirm=rng.random(count) < 0.3,
        krw_a_month=rng.choice(WON, count),
    )


def _place_codes() -> tuple[list[int], list[int]]:
    return [SIDO.index(sido) for sido, _ in places()], [SIGUNGU.index(sigungu) for _, sigungu in places()]


def _ages(rng: np.random.Generator, child: npt.NDArray[np.bool_]) -> tuple[Codes, Codes]:
    """Brackets: those of children lie within 0 to 18, of others every second is one of the usual ones."""
    count = len(child)
    usual = np.array(GROWN_AGES)[rng.integers(0, len(GROWN_AGES), count)]
    lo = np.where(child, rng.integers(0, 13, count), rng.choice(STARTS, count))
    hi = np.where(child, np.minimum(lo + rng.integers(1, 10, count), 18), lo + rng.choice(SPANS, count))
    usually = ~child & (rng.random(count) < 0.5)
    return np.where(usually, usual[:, 0], lo), np.where(usually, usual[:, 1], hi)


@cache
def catalogue(count: int = 10_000) -> Catalogue:
    """The same programmes as the catalogue of the engine would hold them."""
    rows = table(count)
    columns = [getattr(rows, name).tolist() for name in Table.__slots__]
    each = (dict(zip(Table.__slots__, row, strict=True)) for row in zip(*columns, strict=True))
    made = [_programme(number, row) for number, row in enumerate(each)]
    return Catalogue({programme.id: programme for programme in made}, f"made-{count}")


def _programme(number: int, row: dict[str, Any]) -> Programme:
    region = {}
    if row["sido"] != ANY:
        region["sido"] = SIDO[row["sido"]]
    if row["sigungu"] != ANY:
        region["sigungu"] = SIGUNGU[row["sigungu"]]
    amount = Amount((AmountCase(Fixed(row["krw_a_month"])),), per="1명", period="month")
    who = tuple(_criteria(row))
    return Programme(
        id=f"made-{number:05}",
        name=f"지어낸 지원 {number}",
        kind="decided",
        plain="벤치마크를 위해 지어낸 지원이에요.",
        category="생활",
        provider={"name": " ".join(region.values()) or "국가", "kind": "시군구" if "sigungu" in region else "시도"},
        region=region,
        recipient=RECIPIENTS[row["recipient"]],
        periods=(Period(date(2026, 1, 1), None, who, SOURCE, CONFIRM if row["confirm"] else ()),),
        checked_on=DAY,
        as_of="2026-11-01",
        authority=" ".join(region.values()) or "국가",
        amount=amount,
        sources=(SOURCE,),
    )


def _criteria(row: dict[str, Any]) -> Iterator[Criterion]:
    if row["sido"] != ANY:
        yield Atom("residence.sido", SOURCE, among=frozenset({SIDO[row["sido"]]}))
    if row["sigungu"] != ANY:
        yield Atom("residence.sigungu", SOURCE, among=frozenset({SIGUNGU[row["sigungu"]]}))
    yield from _bounds("member.age", row["age_lo"], row["age_hi"])
    if row["sex"] != ANY:
        yield Atom("member.sex", SOURCE, among=frozenset({SEXES[row["sex"]]}))
    yield from _statuses("household.any_" if row["recipient"] == HOUSEHOLD else "member.statuses.", row["statuses"])
    if row["type"] != ANY:
        yield _flag("household.types." + TYPES[row["type"]])
    yield from _bounds("household.size", row["size_lo"], row["size_hi"])
    if row["percent"] != ANY:
        yield Atom("household.monthly_income_krw", SOURCE, most=MedianPercent(PERCENTS[row["percent"]]))


def _bounds(fact: str, lo: int, hi: int) -> Iterator[Atom]:
    least, most = Fixed(lo) if lo > 0 else None, Fixed(hi) if hi < NO_LIMIT else None
    if least or most:
        yield Atom(fact, SOURCE, least, most)


def _flag(fact: str) -> Atom:
    return Atom(fact, SOURCE, least=Fixed(1))


def _statuses(prefix: str, mask: int) -> Iterator[Criterion]:
    wanted = [_flag(prefix + status) for place, status in enumerate(STATUSES) if mask >> place & 1]
    if len(wanted) == 1:
        yield wanted[0]
    elif wanted:
        yield AnyOf(tuple((one,) for one in wanted))
