# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액: income after deductions plus property turned into monthly income, with every step shown.

Each scheme has its own law (`pension_income`, `livelihood_income`). Facts that are not known, and rules that are not on
record, keep the result a range from the most to the least favourable possibility, so that a verdict falls only when all
of them agree. Amounts are rounded down to the won at each step.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rules_engine.facts.couple import ELSEWHERE, HAS_SPOUSE, OWN_MEANS, perhaps_grown
from rules_engine.facts.derivation import ASSET_PARTS, INCOME_PARTS, View
from rules_engine.facts.regions import classes, open_place
from rules_engine.facts.sets import ANY_AMOUNT, FALSE, MAX, TRUE, UNKNOWN, Interval, Value, number
from rules_engine.means.corners import ASSETS, ENDLESS, PARTS, TOTAL, Corner, Line, corner, percent, share, won
from rules_engine.means.livelihood_income import (
    livelihood_figures,
    livelihood_lines,
    near_poor_figures,
    open_about_earners,
)
from rules_engine.means.pension_income import basic_pension_figures, disability_pension_figures, pension_lines
from rules_engine.programmes.parameter import value_at

COUPLES = ("basic_pension", "disability_pension")
PLACES = {
    "basic_pension": "size_of_town",
    "disability_pension": "size_of_town",
    "livelihood": "basic_property",
    "near_poor": "near_poor",
}
DUAL = "household.types.dual_income"
GIVEN = "household.recognised_income_krw"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what it is, how it was reckoned, and the monthly won it gives."""

    label: str
    how: str
    krw: Interval


@dataclass(frozen=True, slots=True)
class Recognised:
    """The result: monthly won as a range (exact when all is known), and the lines at both ends that lead to it."""

    krw: Interval
    most_favourable: Sequence[Line]
    least_favourable: Sequence[Line]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The calculation as people read it."""
        return tuple(
            Step(low.label, high.how(), Interval(min(low.krw, high.krw), _bounded(max(low.krw, high.krw))))
            for low, high in zip(self.most_favourable, self.least_favourable, strict=True)
        )


Reckon = Callable[[Mapping[str, Value], View, Corner], list[Line]]


def recognised_income(scheme: str, view: View) -> Recognised | None:
    """The recognised income of a household under a scheme, or None when nothing is on record for the day.

    What an office told stands, whatever the parts add up to: it is one figure, and each scheme reckons its own.
    """
    given = number(view.household, GIVEN)
    if given == ANY_AMOUNT or scheme == "youth_rent":
        return _reckoned(scheme, view)
    low, high = (Line("소득인정액", lambda: "알려 주신 금액", end) for end in given)
    return Recognised(given, (low,), (high,))


def _reckoned(scheme: str, view: View) -> Recognised | None:
    reckon = _SCHEMES[scheme](view.as_of)
    if reckon is None:
        return None
    facts = _own(view) if scheme in COUPLES else view.household
    low, high = (reckon(facts, view, corner(facts, generous=generous)) for generous in (True, False))
    return Recognised(Interval(_sum(low), _bounded(_sum(high))), low, high)


def _sum(lines: list[Line]) -> int:
    return sum(line.krw for line in lines)


def _bounded(krw: int) -> int:
    return MAX if krw >= ENDLESS else krw


def _own(view: View) -> Mapping[str, Value]:
    """The person's and the spouse's own: where others may have means too, anything from nothing up."""
    if view.household[OWN_MEANS] == TRUE:
        return view.household
    apart = view.household[ELSEWHERE] != FALSE
    everything = (*PARTS, TOTAL, ASSETS)
    ranges = {path: ANY_AMOUNT if apart else Interval(0, number(view.household, path).hi) for path in everything}
    return {**view.household, **ranges, "household.has_spouse": UNKNOWN}


def open_about(scheme: str, view: View) -> Iterator[tuple[str, str | None]]:
    """(fact, member) on which the result still hangs, in the order of asking; details only when the rest is known."""
    known = view.household
    if scheme != "youth_rent" and number(known, GIVEN) != ANY_AMOUNT:
        return
    parts = [path for path in _counted(scheme, view) if number(known, path).exact is None]
    yield from ((path, None) for path in parts)
    if parts or scheme not in PLACES:
        return
    owns = property_on_record(scheme, view.as_of) and any(number(known, path).hi for path in ASSET_PARTS)
    if owns and len(classes(known, PLACES[scheme])) > 1:
        yield from ((path, None) for path in open_place(known))
    if scheme in COUPLES:
        yield from open_about_means(view)
    if number(known, INCOME_PARTS[0]).hi:
        yield from _open_about_earners(scheme, view)


def _counted(scheme: str, view: View) -> Sequence[str]:
    """The means on which the result hangs; without a year's figures for property, only whether there is any at all."""
    if scheme == "youth_rent":
        return INCOME_PARTS
    if property_on_record(scheme, view.as_of):
        return PARTS
    owns = any(number(view.household, path).lo > 0 for path in (*ASSET_PARTS, ASSETS))
    return INCOME_PARTS if owns else (*INCOME_PARTS, *ASSET_PARTS)


def property_on_record(scheme: str, on: date) -> bool:
    """Whether a day's figures for property are on record, so that it matters how much there is."""
    if scheme in COUPLES:
        pension = _PENSIONS[scheme](on)
        return pension is not None and pension.basic_property is not None
    figures = _HOUSEHOLDS[scheme](on)
    return figures.rate is not None and figures.basic is not None


def _open_about_earners(scheme: str, view: View) -> Iterator[tuple[str, str | None]]:
    if scheme not in COUPLES:
        yield from open_about_earners(view)
    elif view.household[HAS_SPOUSE] != FALSE and DUAL not in view.household and view.household[OWN_MEANS] != FALSE:
        yield DUAL, None


def open_about_means(view: View) -> Iterator[tuple[str, str | None]]:
    """(fact, member) on which it hangs whether the couple's means are the household's."""
    if view.household[OWN_MEANS] == UNKNOWN:
        yield from (("member.birth_date", member.id) for member in perhaps_grown(view.people))


def _basic_pension(on: date) -> Reckon | None:
    figures = basic_pension_figures(on)
    return None if figures is None else lambda facts, view, at: pension_lines(facts, view, at, figures)


def _disability_pension(on: date) -> Reckon | None:
    figures = disability_pension_figures(on)
    return None if figures is None else lambda facts, view, at: pension_lines(facts, view, at, figures)


def _livelihood(on: date) -> Reckon:
    figures = livelihood_figures(on)
    return lambda facts, view, at: livelihood_lines(facts, view, at, figures)


def _near_poor(on: date) -> Reckon:
    figures = near_poor_figures(on)
    return lambda facts, view, at: livelihood_lines(facts, view, at, figures)


def _youth_rent(on: date) -> Reckon | None:
    """소득평가액 of 청년월세: earned income less its deduction, and all other income; property is weighed apart."""
    figures = value_at("youth_rent", on)
    if figures is None:
        return None
    kept = 1 - Fraction(str(figures["earned_income_deduction_rate"]))
    return lambda facts, view, at: [
        Line("일해서 번 돈", lambda: f"{won(at.earned)} × {percent(kept)}", share(at.earned, kept)),
        Line("연금 등 그 밖의 소득", lambda: f"{won(at.other)} 그대로", at.other),
    ]


_PENSIONS = {"basic_pension": basic_pension_figures, "disability_pension": disability_pension_figures}
_HOUSEHOLDS = {"livelihood": livelihood_figures, "near_poor": near_poor_figures}
_SCHEMES: dict[str, Callable[[date], Reckon | None]] = {
    "basic_pension": _basic_pension,
    "disability_pension": _disability_pension,
    "livelihood": _livelihood,
    "near_poor": _near_poor,
    "youth_rent": _youth_rent,
}
SCHEMES = tuple(_SCHEMES)
