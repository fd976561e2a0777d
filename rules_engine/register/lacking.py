# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which told facts a verdict lacks, for a whole register: by topic the facts on which it may hang, as bits.

The same that `missing` says of one household, without naming the person. Where a fact matters only to some (the area
one lives in to who owns something, being a student to who earns), it is named to all whose means are known so far.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from rules_engine.arrays.codes import WORDS
from rules_engine.arrays.layout import HOME, HOME_TOLD, HOME_WORDS, MEMBER, MEMBER_TOLD, MEMBER_WORDS, Numbers
from rules_engine.arrays.listing import (
    CHILDRENS,
    EVERYBODY,
    EVERYBODY_THEN,
    FIRST,
    HALVES,
    HOUSEHOLDS,
    HOUSEHOLDS_THEN,
    OWN,
    UNNAMED,
    Facts,
    Masks,
)
from rules_engine.compiled.columns import Columns
from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.facts.sets import Choice
from rules_engine.means.recognised_income import COUPLES, property_on_record
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.limits import Limit, MedianPercent, Official
from rules_engine.register.batch import of_person
from rules_engine.verdicts.missing import CARE_FACTS, DUAL, PROPERTY

MEMBERS, CHILDREN, RECEIVING = "household.members", "household.children", "situation.receiving"
SIZE, BIRTH, PLACE = "household.size", "member.birth_date", ("residence.sido", "residence.sigungu")
BITS: Sequence[str] = tuple(
    path
    for path in (*MEMBER_TOLD, *MEMBER_WORDS, *HOME_TOLD, *HOME_WORDS, MEMBERS, RECEIVING)
    if path not in ("member.birth_year", "member.age", "residence.months")
)
BIT: Mapping[str, int] = {path: bit for bit, path in enumerate(BITS)}
ONLY_AFTER: Mapping[str, str] = {
    "member.care_end_date": "member.statuses.care_leaver",
    "member.pregnancy_months": "member.statuses.pregnant",
}
"""What is not asked before something else is known."""
EARNING = ("member.statuses.disabled", "member.statuses.university_student", BIRTH, "household.types.defector")
Lack = tuple[int, str]


def facts_by_bit() -> Facts:
    """Where each bit's fact stands in the arrays."""
    return Facts(
        own_slot=_places(MEMBER, MEMBER_TOLD),
        own_word=_places({path: place for place, path in enumerate(MEMBER_WORDS)}, MEMBER_WORDS),
        home_slot=_places(HOME, [path for path in HOME_TOLD if path != CHILDREN]),
        home_word=_places({path: place for place, path in enumerate(HOME_WORDS)}, HOME_WORDS),
        vague=np.array([True, *(not isinstance(word, Choice) or word.exact is None for word in WORDS.values)]),
        members=BIT[MEMBERS],
        children=BIT[CHILDREN],
        receiving=BIT[RECEIVING],
    )


def _places(places: Mapping[str, int], paths: Iterable[str]) -> Numbers:
    kept = frozenset(paths)
    return np.array([places[path] if path in kept else -1 for path in BITS], np.int64)


def lacks_by_topic(compiled: Columns) -> Masks:
    """For each topic (row) the facts on which it may hang: own, everybody's, … as in `listing`."""
    found = np.zeros((len(compiled.topics), HOUSEHOLDS_THEN + 1, HALVES), np.uint64)
    for topic, atom in enumerate(compiled.topics):
        for whose, path in _of(atom, compiled.on):
            bit = BIT[path]
            found[topic, whose, bit >> 6] |= np.uint64(1 << (bit & 63))
    return found


def facts_of(lacks: Masks) -> list[str]:
    """The facts of one pair of words, in the order of the vocabulary."""
    found = [path for bit, path in enumerate(BITS) if int(lacks[bit >> 6]) >> (bit & 63) & 1]
    return [path for path in found if ONLY_AFTER.get(path) not in found]


def _of(atom: Atom, on: date) -> Iterator[Lack]:
    yield from _of_fact(atom.fact, on)
    yield UNNAMED, CHILDREN
    for limit in (atom.least, atom.most):
        for whose, path in _of_limit(limit):
            yield whose, path
            yield UNNAMED, path


def _of_fact(fact: str, on: date) -> Iterator[Lack]:
    room, _, name = fact.partition(".")
    if fact in ("member.age", "member.age_months"):
        yield OWN, BIRTH
    elif fact == "member.child_birth_date":
        yield from _children()
    elif fact == "member.child_birth_registered_sido":
        yield CHILDRENS, "member.birth_registered_sido"
        yield HOUSEHOLDS, CHILDREN
    elif fact in CARE_FACTS:
        yield from ((OWN, path) for path in ("member.statuses.care_leaver", "member.care_end_date"))
        if fact == "member.age_at_care_end":
            yield OWN, BIRTH
    elif fact in ("member.due_date", "member.pregnancy_months"):
        yield from ((OWN, path) for path in ("member.statuses.pregnant", "member.pregnancy_months"))
    elif fact in ("member.has_spouse", "household.has_spouse"):
        yield from _unlisted()
    elif fact == "household.couple_income_krw":
        yield HOUSEHOLDS, "household.monthly_income_krw"
        yield EVERYBODY, BIRTH
        yield from _unlisted()
    elif fact in PROPERTY:
        yield from ((HOUSEHOLDS, path) for path in PROPERTY[fact])
    elif name.startswith("any_"):
        yield EVERYBODY, f"member.statuses.{name.removeprefix('any_')}"
        yield from _unlisted()
    elif name in ("youngest_child_birth", "youngest_child_age", "children_under_19"):
        yield from _children()
    elif name in ("youngest_birth", "oldest_birth", "oldest_age"):
        yield EVERYBODY, BIRTH
        yield from _unlisted()
    elif room == "recognised_income":
        yield from _of_recognised(name, on)
    elif room == "receiving":
        yield HOUSEHOLDS, RECEIVING
    elif room == "member":
        yield OWN, fact
    else:
        yield HOUSEHOLDS, {"residence.months": "residence.since"}.get(fact, fact)


def _of_recognised(scheme: str, on: date) -> Iterator[Lack]:
    yield HOUSEHOLDS, SIZE
    if scheme == "youth_rent":
        yield from ((HOUSEHOLDS, path) for path in INCOME_PARTS)
        return
    yield from _unlisted()
    reckoned = property_on_record(scheme, on)
    first = (*INCOME_PARTS, *ASSET_PARTS, DEBT) if reckoned else INCOME_PARTS
    yield from ((FIRST, path) for path in first)
    yield from ((HOUSEHOLDS, path) for path in (first if reckoned else (*first, *ASSET_PARTS)))
    if reckoned:
        yield from ((HOUSEHOLDS_THEN, path) for path in PLACE)
    if scheme in COUPLES:
        yield HOUSEHOLDS_THEN, DUAL
        yield EVERYBODY_THEN, BIRTH
    else:
        yield from ((EVERYBODY_THEN if of_person(path) else HOUSEHOLDS_THEN, path) for path in EARNING)


def _of_limit(limit: Limit | None) -> Iterator[Lack]:
    by = limit.by if isinstance(limit, Official) else "size" if isinstance(limit, MedianPercent) else None
    if by == "size":
        yield HOUSEHOLDS, SIZE
    elif by == "earners":
        yield from _unlisted()
        yield HOUSEHOLDS, DUAL
        yield from _children()
    elif by is not None:
        yield from ((HOUSEHOLDS, path) for path in PLACE)


def _children() -> Iterator[Lack]:
    yield CHILDRENS, BIRTH
    yield HOUSEHOLDS, CHILDREN


def _unlisted() -> Iterator[Lack]:
    yield HOUSEHOLDS, SIZE
    yield HOUSEHOLDS, MEMBERS
