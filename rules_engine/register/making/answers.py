# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made households as the answers of a register: every fact as a column, some of them left open."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from rules_engine.register.batch import of_person
from rules_engine.register.making.circumstances import receiving, types
from rules_engine.register.making.data import Dice, Flags, Numbers, between, places, shares, some
from rules_engine.register.making.homes import RELATIONS, Homes
from rules_engine.register.making.lives import statuses
from rules_engine.register.making.means import housing, income, medians, property_
from rules_engine.register.schema import HOUSEHOLD, RECEIVING, RESIDENT, columns

EPOCH = date(1970, 1, 1).toordinal()
ALWAYS_TOLD = ("member.relation", "member.lives_together")
SEXES, SEVERITIES, NATIONS = ("male", "female"), ("mild", "severe"), ("대한민국", "베트남", "중국", "필리핀", "몽골")
DAYS_A_MONTH, MONTHS, DAYS_OF_CARE, DAYS_OF_STAY = 28, 10, 1_500, 5_000
SMALL_CHILD = 8


class Answer(NamedTuple):
    """The values of a fact, where it is told at all, and the words where the values are places among them."""

    values: Numbers | Flags
    told: Flags | None = None
    words: tuple[str, ...] = ()


def table(dice: Dice, forgetful: Dice, homes: Homes, first: tuple[int, int], unknown: float) -> pa.Table:
    """The rows of a register. `first`: the numbers of the first household and resident; `unknown`: the share open."""
    home_of = homes.home_of
    told, received = answers(dice, homes)
    made = {
        HOUSEHOLD: pa.array(first[0] + home_of),
        RESIDENT: pa.array(first[1] + np.arange(len(home_of))),
    }
    for path, answer in told.items():
        share = 0 if path in ALWAYS_TOLD else unknown
        known = forgetful.random(len(answer.values)) >= share
        column = _column(path, answer, known if answer.told is None else known & answer.told)
        made[path] = column if of_person(path) else column.take(pa.array(home_of))
    known = forgetful.random(len(homes.sizes)) >= unknown
    made[RECEIVING] = _lists(received, known).take(pa.array(home_of))
    return pa.table({name: made[name] for name in columns() if name in made})


def answers(dice: Dice, homes: Homes) -> tuple[dict[str, Answer], dict[str, Flags]]:
    """Every fact of these households, and who receives what."""
    home, size = housing(dice, homes), homes.count(homes.here)
    of_people = statuses(dice, homes, home)
    earning = homes.with_any(of_people["employed"] | of_people["small_business_owner"] | of_people["farmer"])
    median = medians(homes, size)
    amounts = income(dice, homes, median, earning) | property_(dice, homes, home)
    means = {**amounts, "median": median, "housing": home}
    since = np.minimum(dice.exponential(shares()["others"]["days_in_place"], len(size)), 20_000).astype(np.int64)
    of_homes = types(dice, homes, of_people, means, since)
    received = receiving(dice, homes, of_homes, means)
    found = {
        **_residence(homes, since),
        "household.size": Answer(size),
        "household.children": Answer(homes.count(homes.is_("child", "grandchild") & homes.here)),
        **{path: Answer(values) for path, values in amounts.items()},
        "household.housing": Answer(home, words=tuple(shares()["housing"]["kinds"])),
        **{f"household.types.{name}": Answer(values) for name, values in of_homes.items()},
        **_persons(dice, homes, of_people),
        **{f"member.statuses.{name}": Answer(values) for name, values in of_people.items()},
    }
    return found, received


def _residence(homes: Homes, days_here: Numbers) -> dict[str, Answer]:
    sidos = tuple(dict.fromkeys(sido for sido, _, _ in places()))
    sido_of = np.array([sidos.index(sido) for sido, _, _ in places()])
    return {
        "residence.sido": Answer(sido_of[homes.place], words=sidos),
        "residence.sigungu": Answer(homes.place, words=tuple(sigungu for _, sigungu, _ in places())),
        "residence.since": Answer(homes.as_of - days_here),
    }


def _persons(dice: Dice, homes: Homes, of_people: dict[str, Flags]) -> dict[str, Answer]:
    others, count = shares()["others"], len(homes.birth)
    everyone = np.ones(count, np.bool_)
    pregnant, foreign = of_people["pregnant"], of_people["foreigner"]
    months = np.where(pregnant, dice.integers(1, MONTHS + 1, count), 0)
    sido = _residence(homes, np.zeros(len(homes.sizes), np.int64))["residence.sido"]
    registered = np.where(some(dice, others["registered_at_home"], everyone), sido.values[homes.home_of], 0)
    lived = homes.as_of - homes.birth
    child = homes.is_("child")
    return {
        "member.relation": Answer(homes.relation, words=RELATIONS),
        "member.lives_together": Answer(homes.here),
        "member.birth_date": Answer(homes.birth),
        "member.sex": Answer(homes.female.astype(np.int64), words=SEXES),
        "member.pregnancy_months": Answer(months, homes.female | pregnant),
        "member.due_date": Answer(homes.as_of + (MONTHS - months) * DAYS_A_MONTH + DAYS_A_MONTH // 2, pregnant),
        "member.birth_order": Answer(_birth_order(homes, child), child),
        "member.birth_registered_sido": Answer(registered, child & (homes.age < SMALL_CHILD), sido.words),
        "member.disability_severity": Answer(
            some(dice, others["severe"], everyone).astype(np.int64), of_people["disabled"], SEVERITIES
        ),
        "member.care_end_date": Answer(homes.as_of - dice.integers(0, DAYS_OF_CARE, count), of_people["care_leaver"]),
        "member.nationality": Answer(np.where(foreign, dice.integers(1, len(NATIONS), count), 0), words=NATIONS),
        "member.stay_days": Answer(between(dice, np.zeros(count, np.int64), np.minimum(lived, DAYS_OF_STAY)), foreign),
    }


def _birth_order(homes: Homes, child: Flags) -> Numbers:
    """The place of each child among the children of the household, the oldest first."""
    order = np.lexsort((homes.birth, ~child, homes.home_of))
    found = np.empty(len(order), np.int64)
    found[order] = np.arange(len(order)) - homes.starts[:-1][homes.home_of] + 1
    return found


def _column(path: str, answer: Answer, known: Flags) -> pa.Array:
    kind = columns()[path]
    if answer.words:
        return pa.DictionaryArray.from_arrays(
            pa.array(answer.values.astype(np.int32), mask=~known), list(answer.words)
        ).cast(kind)
    if kind == pa.date32():
        return pa.array((answer.values - EPOCH).astype(np.int32), mask=~known).cast(kind)
    return pa.array(answer.values, kind, mask=~known)


def _lists(received: dict[str, Flags], known: Flags) -> pa.Array:
    """For each household the programmes it receives."""
    each = np.array(list(received.values())).T
    ends = np.concatenate(([0], np.cumsum(each.sum(axis=1)))).astype(np.int32)
    words = pa.array(list(received)).take(pa.array(np.nonzero(each)[1]))
    return pa.ListArray.from_arrays(pa.array(ends), words, mask=pa.array(~known))
