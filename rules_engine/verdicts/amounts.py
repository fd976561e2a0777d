# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How much a programme gives to this household, as far as it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules_engine.facts.derivation import View
from rules_engine.facts.sets import Interval, Outcome, Value
from rules_engine.means.formulas import FORMULAS
from rules_engine.programmes.programme import Amount
from rules_engine.verdicts.evaluation import judge

YEAR, UNIT, MOST_COUNTED = 12, 250_000, 1_000_000
MONTHS = {"month": 1}
"""What is paid once counts as spread over a year."""


@dataclass(frozen=True, slots=True)
class AmountResult:
    """Won as a range (exact when both ends agree), for whom, how often; `text` says it where numbers cannot."""

    krw: Interval | None
    per: str | None
    period: str | None
    text: str | None = None
    at_most: bool = False


def amount_for(amount: Amount | None, known: Mapping[str, Value], view: View) -> AmountResult | None:
    """The amount for what is known: the first case that surely applies, or the range of those that still may."""
    if amount is None:
        return None
    if amount.calculate is not None:
        krw = FORMULAS[amount.calculate].reckon(known, view)
        return AmountResult(krw, amount.per, amount.period, amount.text, FORMULAS[amount.calculate].at_most)
    krw, text = _cases(amount, known, view.as_of)
    return AmountResult(krw, amount.per, amount.period, text or amount.text)


def _cases(amount: Amount, known: Mapping[str, Value], on: date) -> tuple[Interval | None, str | None]:
    possible: list[Interval] = []
    undecided = False
    for case in amount.cases:
        outcome = judge(case.when, known, on).outcome
        if outcome is Outcome.FAILS:
            continue
        reached = None if case.krw is None else case.krw.on(known, on)
        if outcome is Outcome.HOLDS and not undecided:
            return reached, case.text
        undecided = True
        if reached is None:  # a case that may apply has no figure on record, so none is certain
            return None, None
        possible.append(reached)
        if outcome is Outcome.HOLDS:
            break
    if not possible:
        return None, None
    return Interval(min(one.lo for one in possible), max(one.hi for one in possible)), None


def weight_of(amount: Amount | None, on: date) -> float:
    """How much hangs on a programme: one, and one more for each 250,000 won a month that it may give, up to four."""
    if amount is None:
        return 1.0
    if amount.calculate is not None:
        return 1.0 + MOST_COUNTED / UNIT
    reached = [case.krw.on({}, on) for case in amount.cases if case.krw is not None]
    most = max((krw.hi for krw in reached if krw is not None), default=0)
    return 1.0 + min(most / MONTHS.get(amount.period or "", YEAR), MOST_COUNTED) / UNIT
