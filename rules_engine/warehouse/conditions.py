# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One condition as an expression over the facts table.

Its outcome is one of four: an open condition may have something to ask about it (`ASK`) or not (`OPEN`). In this order
AND is the least of its parts.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

import ibis
from ibis.expr.types import ArrayColumn, BooleanValue, IntegerValue, StringValue, Table

from rules_engine.arrays.deriving import ALWAYS
from rules_engine.compiled.compiling import ASKS as ASKED
from rules_engine.facts.derivation import view
from rules_engine.facts.situation import Situation
from rules_engine.means.recognised_income import recognised_income
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.parameter import of_figures
from rules_engine.warehouse.facts_table import ASKS, column, ends
from rules_engine.warehouse.reached import reached

FAILS, ASK, OPEN, HOLDS = range(4)


def condition(atom: Atom, on: date, rows: Table) -> IntegerValue:
    """What comes out of a comparison for each recipient; see `evaluation.weigh` and `result._missing`."""
    return _number(atom, on, rows) if atom.among is None else _words(atom.fact, atom.among, rows)


def _number(atom: Atom, on: date, rows: Table) -> IntegerValue:
    lo, hi = (rows[end] for end in ends(atom.fact))
    holds, fails, known, limits = [], [], [_on_record(atom.fact, on)], []
    if atom.least is not None:
        least = reached(atom.least, on, rows)
        holds, fails = [lo >= least.most], [hi < least.least]
        known.append(least.known)
        limits.append(least.asks)
    if atom.most is not None:
        most = reached(atom.most, on, rows)
        holds, fails = [*holds, hi <= most.least], [*fails, lo > most.most]
        known.append(most.known)
        limits.append(most.asks)
    to_ask = [(lo != hi) & _asks(atom.fact, rows), *(rows[one] for one in limits if one is not None)]
    return ibis.cases(
        (ibis.and_(*holds), code(HOLDS)),
        (ibis.or_(*fails), code(FAILS)),
        (ibis.and_(*known, ibis.or_(*to_ask)), code(ASK)),
        else_=code(OPEN),
    )


def _words(fact: str, allowed: frozenset[str], rows: Table) -> IntegerValue:
    """See `sets.Choice.among`: a city's ward is of the city, and a city may be the ward that is allowed."""
    possible = rows[column(fact)]
    cities = sorted({word.split(" ")[0] for word in allowed if " " in word})
    inside = _count(possible, sorted(allowed), of_cities=True)
    near = inside if not cities else inside + _count(possible, cities)
    known = possible.notnull()
    return ibis.cases(
        (known & (inside == possible.length()), code(HOLDS)),
        (known & (near == 0), code(FAILS)),
        (_asks(fact, rows), code(ASK)),
        else_=code(OPEN),
    )


def _count(possible: ArrayColumn, words: Sequence[str], *, of_cities: bool = False) -> IntegerValue:
    def one_of(word: StringValue) -> BooleanValue:
        return word.isin(words) | word.split(" ")[0].isin(words) if of_cities else word.isin(words)

    return possible.filter(one_of).length()


def _asks(fact: str, rows: Table) -> BooleanValue:
    """Whether something can be asked about a fact; of those who live elsewhere only what is their own."""
    kind = ASKED.get(fact, ALWAYS)
    asks = ibis.literal(True) if kind == ALWAYS else rows[ASKS[kind]]  # noqa: FBT003 - the value itself
    return asks if fact.startswith("member.") else asks & rows.lives_here


@of_figures
@cache
def _on_record(fact: str, on: date) -> bool:
    """Whether the figures are on record with which a recognised income is reckoned."""
    room, _, scheme = fact.partition(".")
    return room != "recognised_income" or recognised_income(scheme, view(Situation(on, {}, ()))) is not None


def code(outcome: int) -> IntegerValue:
    """An outcome or a verdict as it stands in a column."""
    return ibis.literal(outcome, type="int8")
