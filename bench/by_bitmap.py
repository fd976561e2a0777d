# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The reference for a register: a hand-written bitmap loop over exactly the made predicates.

For every value of every fact the programmes that accept it are bits of 64-bit words; a person is an AND of a few rows.
Programmes are in the order of their places, so that for a household only the words of its own place and of the nation
are looked at. What is not known is carried in a second plane: a programme holds, or it is still possible.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.bitmap_loop import BITS, GROWN, OLDEST, tally
from bench.by_numpy import MINORS_OF, limits
from bench.made_catalogue import (
    ANY,
    CHILD,
    DAY,
    HOUSEHOLD,
    PERCENTS,
    PERSON,
    SEXES,
    SIDO,
    SIGUNGU,
    STATUSES,
    TYPES,
    Codes,
    Table,
    Words,
)
from bench.plain_household import LARGEST
from rules_engine.facts.law_calendar import full_years

EPOCH = date(1970, 1, 1).toordinal()
Masks = npt.NDArray[np.uint16]


class Register(NamedTuple):
    """A register in plain arrays, a value a person or (from `sido` on) a household; income -1 is unknown.

    Household h is made of the persons `starts[h]` to `starts[h + 1]`. `has` and `may_have` are bit masks.
    """

    starts: Codes
    born: npt.NDArray[np.int32]
    sex: npt.NDArray[np.int8]
    minor: npt.NDArray[np.bool_]
    has: Masks
    may_have: Masks
    sido: npt.NDArray[np.int16]
    sigungu: npt.NDArray[np.int16]
    size: npt.NDArray[np.int8]
    income: Codes
    has_type: Masks
    may_have_type: Masks


FIRST_OF_HOME = Register._fields.index("sido")


class Bitmaps(NamedTuple):
    """The rows: for each value the programmes that accept it. The first row of `types` and `statuses` asks none.

    `words[near[p]:near[p + 1]]` are the words in which the place p has programmes; `place[sido, sigungu]` numbers the
    places. `recipient` has the row of households, then of each age of the grown, then of each age of minors.
    """

    place: npt.NDArray[np.int16]
    near: Codes
    words: Codes
    at: Words
    size: Words
    income: Words
    types: Words
    recipient: Words
    sex: Words
    statuses: Words
    limits: Codes
    age_on: npt.NDArray[np.int8]
    order: Codes


def read(path: Path) -> Register:
    """The register's columns as arrays."""
    table = pq.read_table(path)
    ids = table["household"].to_numpy()
    starts = np.concatenate(([0], np.flatnonzero(ids[1:] != ids[:-1]) + 1, [len(ids)]))
    first = pa.array(starts[:-1])
    home = table.select([name for name in table.column_names if name.startswith(("residence.", "household."))]).take(
        first
    )
    relation = _codes(table["member.relation"], (*MINORS_OF, ""))
    return Register(
        starts=starts,
        born=table["member.birth_date"].cast(pa.int32()).to_numpy().copy(),
        sex=_codes(table["member.sex"], SEXES).astype(np.int8),
        minor=relation < len(MINORS_OF),
        has=_masks(table, "member.statuses.", STATUSES, unknown=False),
        may_have=_masks(table, "member.statuses.", STATUSES, unknown=True),
        sido=_codes(home["residence.sido"], SIDO),
        sigungu=_codes(home["residence.sigungu"], SIGUNGU),
        size=home["household.size"].to_numpy().astype(np.int8),
        income=pc.fill_null(home["household.monthly_income_krw"], -1).to_numpy().copy(),
        has_type=_masks(home, "household.types.", TYPES, unknown=False),
        may_have_type=_masks(home, "household.types.", TYPES, unknown=True),
    )


def _codes(column: pa.ChunkedArray, words: tuple[str, ...]) -> npt.NDArray[np.int16]:
    """The place of each value among the words; what is none of them counts as the last one."""
    coded = column.combine_chunks()
    coded = coded if pa.types.is_dictionary(coded.type) else coded.dictionary_encode()
    places = [words.index(word) if word in words else len(words) - 1 for word in coded.dictionary.to_pylist()]
    return np.array(places, np.int16)[coded.indices.to_numpy()]


def _masks(table: pa.Table, group: str, names: tuple[str, ...], *, unknown: bool) -> Masks:
    found = np.zeros(len(table), np.uint16)
    for place, name in enumerate(names):
        told = pc.fill_null(table[group + name], unknown).to_numpy()
        found |= told.astype(np.uint16) << np.uint16(place)
    return found


def bitmaps(table: Table) -> Bitmaps:
    """Lay out the rows of a table."""
    order = np.lexsort((table.sigungu, table.sido))
    rows = Table(*(getattr(table, name)[order] for name in Table.__slots__))
    pairs = sorted({pair for pair in zip(rows.sido.tolist(), rows.sigungu.tolist(), strict=True) if ANY not in pair})
    place = np.zeros((len(SIDO), len(SIGUNGU)), np.int16)
    at = [_packed(rows.sido == ANY)]
    for sido in range(len(SIDO)):
        of_sido = _packed((rows.sido == ANY) | ((rows.sido == sido) & (rows.sigungu == ANY)))
        place[sido] = len(at)
        at.append(of_sido)
        for sigungu in (named for one, named in pairs if one == sido):
            place[sido, sigungu] = len(at)
            at.append(of_sido | _packed((rows.sido == sido) & (rows.sigungu == sigungu)))
    near = [np.flatnonzero(row) for row in at]
    person, child = rows.recipient == PERSON, rows.recipient == CHILD
    aged = [(rows.age_lo <= age) & (age <= rows.age_hi) for age in range(OLDEST + 1)]
    cells = [_packed((rows.percent == ANY) | (rows.percent >= cell)) for cell in range(len(PERCENTS) + 1)]
    return Bitmaps(
        place=place,
        near=np.cumsum([0, *map(len, near)]),
        words=np.concatenate(near),
        at=np.array(at),
        size=np.array([_packed((rows.size_lo <= n) & (n <= rows.size_hi)) for n in range(LARGEST + 1)]),
        income=np.array([*cells, _packed(rows.percent >= ANY)]),
        types=_any_of(np.where(rows.type == ANY, 0, 1 << rows.type.clip(0)), len(TYPES)),
        recipient=np.array(
            [
                _packed(rows.recipient == HOUSEHOLD),
                *(_packed(person & of_age) for of_age in aged),
                *(_packed((person | child) & of_age) for of_age in aged),
            ]
        ),
        sex=np.array([_packed((rows.sex == ANY) | (rows.sex == sex)) for sex in range(len(SEXES))]),
        statuses=_any_of(rows.statuses, len(STATUSES)),
        limits=np.array([limits(max(size, 1)) for size in range(LARGEST + 1)]),
        age_on=_ages(),
        order=order,
    )


def _packed(accepts: npt.NDArray[np.bool_]) -> Words:
    padded = np.zeros(-(-len(accepts) // BITS) * BITS, np.bool_)
    padded[: len(accepts)] = accepts
    return np.packbits(padded, bitorder="little").view(np.uint64)


def _any_of(wanted: Codes, count: int) -> Words:
    """A row for what asks none, then for each of the flags the programmes for which it is enough."""
    return np.array([_packed(wanted == 0), *(_packed((wanted >> flag & 1) == 1) for flag in range(count))])


def _ages() -> npt.NDArray[np.int8]:
    """만 나이 by the number of days since the birth."""
    days = (DAY - date(DAY.year - OLDEST, DAY.month, DAY.day)).days
    return np.array([full_years(DAY - timedelta(days=since), DAY) for since in range(days + 1)], np.int8)


def count(register: Register, rows: Bitmaps, table: Table) -> Codes:
    """How many recipients each programme has by verdict: eligible, confirm, unknown, ineligible."""
    place = rows.place[register.sido, register.sigungu]
    order = np.argsort(place, kind="stable")
    first = np.searchsorted(place[order], np.arange(len(rows.at) + 1))
    found = np.zeros((2, rows.at.shape[1] * BITS), np.int64)
    minors = tally(_ordered(register, order), rows, first, DAY.toordinal() - EPOCH, found)
    holds, unknown = np.empty((2, len(table)), np.int64)
    holds[rows.order], unknown[rows.order] = found[:, : len(table)]
    recipients = np.array([len(register.sido), minors, len(register.born)])[table.recipient]
    confirm = np.where(table.confirm, holds, 0)
    return np.stack([holds - confirm, confirm, unknown, recipients - holds - unknown], axis=1)


def _ordered(register: Register, order: Codes) -> Register:
    """The same households in another order, so that the loop walks through memory from end to end."""
    sizes = np.diff(register.starts)[order]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    persons = np.repeat(register.starts[order] - starts[:-1], sizes) + np.arange(starts[-1])
    own, home = register[1:FIRST_OF_HOME], register[FIRST_OF_HOME:]
    return Register(starts, *(column[persons] for column in own), *(column[order] for column in home))


def count_plainly(register: Register, table: Table) -> Codes:
    """The same counts programme by programme with numpy, to check the loop."""
    of = np.repeat(np.arange(len(register.sido)), np.diff(register.starts))
    ages = np.array([full_years(date.fromordinal(int(born) + EPOCH), DAY) for born in register.born])
    concerned = {
        HOUSEHOLD: np.ones(len(register.sido), np.bool_),
        CHILD: register.minor | (ages < GROWN),
        PERSON: np.ones(len(ages), np.bool_),
    }
    anybody, perhaps = (np.bitwise_or.reduceat(one, register.starts[:-1]) for one in (register.has, register.may_have))
    within = np.array([limits(int(size)) for size in register.size])
    counts = np.zeros((len(table), 4), np.int64)
    for p in range(len(table)):
        kind, income = table.recipient[p], register.income
        home = (table.sido[p] == ANY) | (register.sido == table.sido[p])
        home &= (table.sigungu[p] == ANY) | (register.sigungu == table.sigungu[p])
        home &= (table.size_lo[p] <= register.size) & (register.size <= table.size_hi[p])
        holds, possible = home.copy(), home.copy()
        if table.percent[p] != ANY:
            low = income <= within[:, table.percent[p]]
            holds, possible = holds & low & (income >= 0), possible & low
        if table.type[p] != ANY:
            holds = holds & (register.has_type >> table.type[p] & 1 == 1)
            possible = possible & (register.may_have_type >> table.type[p] & 1 == 1)
        has, may = (anybody, perhaps) if kind == HOUSEHOLD else (register.has, register.may_have)
        if kind != HOUSEHOLD:
            fits = (table.age_lo[p] <= ages) & (ages <= table.age_hi[p])
            fits &= (table.sex[p] == ANY) | (register.sex == table.sex[p])
            holds, possible = holds[of] & fits, possible[of] & fits
        if table.statuses[p]:
            holds, possible = holds & (has & table.statuses[p] != 0), possible & (may & table.statuses[p] != 0)
        meant = concerned[int(kind)]
        yes, perhaps_so = int((holds & meant).sum()), int((possible & meant).sum())
        counts[p, 1 if table.confirm[p] else 0] = yes
        counts[p, 2:] = perhaps_so - yes, int(meant.sum()) - perhaps_so
    return counts
