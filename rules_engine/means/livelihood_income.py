# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 of 국민기초생활보장 and of 차상위 본인부담경감: the whole household's means.

Earned income counts at 70 %, after a fixed amount for people up to 34 and students. Homes, other property, savings and
cars count at monthly rates of their own, after a basic property and the debts, taken from homes first.

Sources: 보건복지부고시 제2025-204호 별표3, 2026년 한부모가족지원사업 안내 (근로소득 공제), 2026년 차상위
본인부담경감대상자 지원사업 안내. Where the law is richer than what is on record, the corners differ: deductions for the
elderly, disabled people and defectors (200,000 won, half in vocational rehabilitation), savings for living costs
(5 million won), cars that count less than in full or, of disabled people and veterans, not at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rules_engine.facts.couple import WORKING_AGE
from rules_engine.facts.derivation import View
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import FALSE, MAX, TRUE, UNKNOWN, Value, is_true, number
from rules_engine.facts.situation import Member
from rules_engine.means.corners import ENDLESS, Corner, Line, percent, pick, share, won
from rules_engine.programmes.parameter import DAYS_KEPT, of_figures, parameters, value_at

LIVING_COSTS = 5_000_000
ELDERLY, ELDERLY_DEDUCTION = 65, 200_000
DEDUCTION = "basic_livelihood_earned_income_deduction"
DEFECTOR = "household.types.defector"
STUDENT, DISABLED = "member.statuses.university_student", "member.statuses.disabled"


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's rates and basic property; None where they are not on record. `cap`: beyond it a home is property."""

    rate: Mapping[str, Any] | None
    basic: Mapping[str, int] | None
    scheme: str
    cap: Mapping[str, int] | None


@of_figures
@lru_cache(maxsize=DAYS_KEPT)
def livelihood_figures(on: date) -> Figures:
    """What is on record for 생계·의료·주거·교육급여."""
    return Figures(
        value_at("basic_livelihood_asset_conversion_rate", on),
        value_at("basic_livelihood_basic_property", on),
        "basic_property",
        value_at("basic_livelihood_residential_property_cap", on),
    )


@of_figures
@lru_cache(maxsize=DAYS_KEPT)
def near_poor_figures(on: date) -> Figures:
    """What is on record for 차상위; a cap for homes is not."""
    own = value_at("near_poor_copay", on)
    if own is None:
        return Figures(None, None, "near_poor", None)
    return Figures(own["conversion_rate_month"], own["basic_property"], "near_poor", None)


def livelihood_lines(facts: Mapping[str, Value], view: View, at: Corner, figures: Figures) -> list[Line]:
    """The reckoning at a corner."""
    lines = [_earned(view, at), Line("연금 등 그 밖의 소득", lambda: f"{won(at.other)} 그대로", at.other)]
    if figures.rate is None or figures.basic is None:
        unknown = 0 if at.generous or at.owns_nothing else MAX
        return [*lines, Line("재산을 월 소득으로 바꾼 금액", lambda: "이 해의 재산 기준이 자료에 없어요", unknown)]
    return [*lines, *_property(facts, at, figures, figures.rate, figures.basic)]


class Deducted(NamedTuple):
    """What is taken from earned income: a fixed amount, then a share of the rest."""

    fixed: int
    rate: Fraction


def _earned(view: View, at: Corner) -> Line:
    deducted = _most(view) if at.generous else _least(view)
    kept = 1 - deducted.rate
    return Line(
        "일해서 번 돈",
        lambda: f"({won(at.earned)} − {won(deducted.fixed)} 공제) × {percent(kept)}",
        share(max(at.earned - deducted.fixed, 0), kept),
    )


def deductions(on: date) -> Mapping[str, Any]:
    """The deductions; of a year without any on record, the newest ones show how far they may go."""
    rules: Mapping[str, Any] = value_at(DEDUCTION, on) or parameters()[DEDUCTION].values[0].value
    return rules


def deductions_on_record(on: date) -> bool:
    """Whether the deductions of this very year are known."""
    return value_at(DEDUCTION, on) is not None


def may_earn(view: View) -> Iterator[Member]:
    """Those of the household who are old enough to have earned income."""
    for member in view.people:
        if member.lives_together and number(member.facts, "member.age").hi >= WORKING_AGE:
            yield member


def _most(view: View) -> Deducted:
    """As much as may be deducted: everybody has earned a part and has the highest deduction open to them."""
    rules, people = deductions(view.as_of), list(may_earn(view))
    listed = sum(member.lives_together for member in view.people)
    if (unlisted := number(view.household, "household.size").hi - listed) > 0:
        everybody = len(people) + unlisted
        return Deducted(rules["youth_fixed_amount"] * everybody, _rate(rules, "disability_vocational_rate"))
    disabled = any(is_true(member.facts, DISABLED) != FALSE for member in people)
    return Deducted(
        sum(_highest(member, view, rules) for member in people),
        _rate(rules, "disability_vocational_rate" if disabled else "general_rate"),
    )


def _highest(member: Member, view: View, rules: Mapping[str, Any]) -> int:
    age = number(member.facts, "member.age")
    if age.lo <= rules["youth_max_age"] or is_true(member.facts, STUDENT) != FALSE:
        return int(rules["youth_fixed_amount"])
    favoured = is_true(member.facts, DISABLED) != FALSE or is_true(view.household, DEFECTOR) != FALSE
    return ELDERLY_DEDUCTION if age.hi >= ELDERLY or favoured else 0


def _least(view: View) -> Deducted:
    """What is deducted whoever earned it: the fixed amount only where all of them surely have it."""
    rules, people = deductions(view.as_of), list(may_earn(view))
    sure = (
        deductions_on_record(view.as_of)
        and view.complete
        and people
        and all(_surely_young(member, rules) for member in people)
    )
    return Deducted(rules["youth_fixed_amount"] if sure else 0, _rate(rules, "general_rate"))


def _surely_young(member: Member, rules: Mapping[str, Any]) -> bool:
    age = number(member.facts, "member.age")
    young = age.hi <= rules["youth_max_age"] or is_true(member.facts, STUDENT) == TRUE
    return young and age.lo >= WORKING_AGE


def _rate(rules: Mapping[str, Any], name: str) -> Fraction:
    return _fraction(rules[name])


@cache
def _fraction(rate: float) -> Fraction:
    return Fraction(str(rate))


def open_about_earners(view: View) -> Iterator[tuple[str, str | None]]:
    """(fact, member) on which a deduction from earned income hangs."""
    rules, older = deductions(view.as_of), False
    for member in may_earn(view):
        age = number(member.facts, "member.age")
        asked = [DISABLED]
        if age.hi > rules["youth_max_age"]:
            asked, older = [STUDENT, DISABLED], True
            yield from [("member.birth_date", member.id)] if age.lo <= rules["youth_max_age"] else []
        yield from ((path, member.id) for path in asked if is_true(member.facts, path) == UNKNOWN)
    if older and is_true(view.household, DEFECTOR) == UNKNOWN:
        yield DEFECTOR, None


def _property(
    facts: Mapping[str, Value], at: Corner, figures: Figures, rate: Mapping[str, Any], basic: Mapping[str, int]
) -> list[Line]:
    free = pick(basic, classes(facts, figures.scheme), generous=at.generous)
    cap = MAX if figures.cap is None else pick(figures.cap, classes(facts, "basic_property"), generous=at.generous)
    if figures.cap is None and not at.generous:
        cap = strictest_cap(facts)
    light, heavy = _cars(facts, at)
    savings = max(at.financial - (LIVING_COSTS if at.generous else 0), 0)
    left = free + at.debt
    beyond = max(at.residential - cap, 0)
    home, left = _after(min(at.residential, cap), left)
    rest, left = _after(beyond + at.general + light, left)
    saved, _ = _after(savings, left)
    return [
        Line(
            "사는 집",
            lambda: (
                f"집 {won(at.residential)}{f' 가운데 한도 {won(cap)}' if beyond else ''}에서 기본재산 {free:,}원과"
                f" 빚 {won(at.debt)}을 빼고 남은 {won(home)} × 월 {percent(rate['residential'])}"
            ),
            share(home, rate["residential"]),
        ),
        Line(
            "땅 등 일반재산",
            lambda: (
                f"땅 등 {won(at.general)}{f'과 한도를 넘는 집 {won(beyond)}' if beyond else ''}에서"
                f" 빼고 남은 {won(rest)} × 월 {percent(rate['general'])}"
            ),
            share(rest, rate["general"]),
        ),
        Line(
            "예금 등 금융재산",
            lambda: f"예금 {won(at.financial)}에서 빼고 남은 {won(saved)} × 월 {percent(rate['financial'])}",
            share(saved, rate["financial"]),
        ),
        Line(
            "자동차",
            lambda: f"{won(at.vehicle)}(차에 따라 빼 주거나 월 {percent(rate['general'])}, 아니면 전부)",
            share(heavy, rate["vehicle"]),
        ),
    ]


def strictest_cap(facts: Mapping[str, Value]) -> int:
    """The lowest value beyond which a home may count as other property, where the law's own cap is not on record."""
    newest = parameters()["basic_livelihood_residential_property_cap"].values[0].value
    return pick(newest, classes(facts, "basic_property"), generous=False)


def _cars(facts: Mapping[str, Value], at: Corner) -> tuple[int, int]:
    """What counts as property and what in full; in the best case a car is left out, or half of it is for work."""
    if not at.generous:
        return 0, at.vehicle
    left_out = any(is_true(facts, f"household.any_{status}") != FALSE for status in ("disabled", "veteran"))
    return (0 if left_out else at.vehicle // 2), 0


def _after(amount: int, free: int) -> tuple[int, int]:
    """What is left of an amount, and of the deduction."""
    if amount >= ENDLESS:
        return MAX, 0
    return max(amount - free, 0), max(free - amount, 0)
