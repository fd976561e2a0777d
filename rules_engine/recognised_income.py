# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액: income after deductions plus assets turned into monthly income, with every step shown.

Each scheme has its own law. Facts that are not known keep the result a range from the most favourable to the least
favourable possibility, so that a verdict falls only when all of them agree.

Sources: 복지로 기초연금·장애인연금 (2026년), 보건복지부고시 제2025-204호 별표3 (국민기초생활보장), 2026년 차상위 본인부담경감
대상자 지원사업 안내. Amounts are rounded down to the won at each step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rules_engine.derivation import ASSET_PARTS, INCOME_PARTS, View, number
from rules_engine.limits import couple_or_single
from rules_engine.parameter import value_at
from rules_engine.regions import classes
from rules_engine.sets import MAX, Interval, Value
from rules_engine.situation import Member

ADULT = 19
LUXURY_CAR = 40_000_000
EMERGENCY_SAVINGS = 5_000_000
DEBT = "household.debt_krw"
TOTAL = "household.monthly_income_krw"
PARTS = (*INCOME_PARTS, *ASSET_PARTS, DEBT)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what it is, how it was reckoned, and the monthly won it gives."""

    label: str
    how: str
    krw: Interval


@dataclass(frozen=True, slots=True)
class Recognised:
    """The result: monthly won as a range (exact when all is known) and the steps that lead to it."""

    krw: Interval
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Corner:
    """One end of what is possible: all parts fixed, and the deductions as they would then be."""

    earned: int
    other: int
    residential: int
    general: int
    financial: int
    vehicle: int
    debt: int
    kind: str
    generous: bool


Scheme = Callable[[Mapping[str, Value], View, _Corner, Any], list[tuple[str, str, int]]]


def recognised_income(scheme: str, view: View) -> Recognised | None:
    """The recognised income of a household under a scheme, or None when its figures are not on record for the day."""
    values = _figures(scheme, view)
    if values is None:
        return None
    facts = _own(view) if scheme in ("basic_pension", "disability_pension") else view.household
    given = view.household.get("household.recognised_income_krw")
    if isinstance(given, Interval):
        return Recognised(given, (Step("소득인정액", "알려 주신 금액", given),))
    low = _SCHEMES[scheme](facts, view, _corner(facts, generous=True), values)
    high = _SCHEMES[scheme](facts, view, _corner(facts, generous=False), values)
    unbounded = any(number(facts, path).hi >= MAX for path in PARTS if path != DEBT)
    steps = tuple(
        Step(label, how, Interval(min(least, most), max(least, most)))
        for (label, _, least), (_, how, most) in zip(low, high, strict=True)
    )
    total = Interval(sum(step.krw.lo for step in steps), sum(step.krw.hi for step in steps))
    return Recognised(Interval(total.lo, MAX) if unbounded else total, steps)


def open_parts(view: View) -> list[str]:
    """The parts of income and assets that are not exactly known yet, in the order of asking."""
    return [path for path in PARTS if number(view.household, path).exact is None]


def _own(view: View) -> Mapping[str, Value]:
    """The person's and the spouse's own: where other grown-ups may live in the household, anything from nothing up."""
    alone = view.household["household.size"] == Interval(1, 1)
    if alone or (view.complete and not any(_other_grown_up(member) for member in view.people)):
        return view.household
    ranges = {path: Interval(0, number(view.household, path).hi) for path in (*PARTS, TOTAL)}
    return {**view.household, **ranges}


def _other_grown_up(member: Member) -> bool:
    own = member.relation in ("self", "spouse")
    return member.lives_together and not own and number(member.facts, "member.age").hi >= ADULT


def _corner(facts: Mapping[str, Value], *, generous: bool) -> _Corner:
    earned, other = (number(facts, path) for path in INCOME_PARTS)
    total = number(facts, TOTAL)
    if generous:  # earned income counts least, so what must be there is earned as far as it can be
        work = max(earned.lo, min(earned.hi, total.lo - other.lo))
        rest = max(other.lo, total.lo - work)
    else:
        rest = min(other.hi, total.hi - earned.lo)
        work = max(earned.lo, min(earned.hi, total.hi - rest))
    residential, general, financial, vehicle = (
        part.lo if generous else part.hi for part in (number(facts, path) for path in ASSET_PARTS)
    )
    debt, kinds = number(facts, DEBT), couple_or_single(facts)
    return _Corner(
        earned=work,
        other=rest,
        residential=residential,
        general=general,
        financial=financial,
        vehicle=vehicle,
        debt=debt.hi if generous else debt.lo,
        kind=kinds[-1] if generous else kinds[0],
        generous=generous,
    )


def _figures(scheme: str, view: View) -> Any:
    if scheme == "basic_pension":
        value = value_at("basic_pension_formula", view.as_of)
        return value if value is not None and "basic_property" in value else None
    if scheme == "disability_pension":
        return value_at("disability_pension", view.as_of)
    if scheme == "near_poor":
        own = value_at("near_poor_copay", view.as_of)
        return None if own is None else {"rate": own["conversion_rate_month"], "basic": own["basic_property"]}
    rate = value_at("basic_livelihood_asset_conversion_rate", view.as_of)
    basic = value_at("basic_livelihood_basic_property", view.as_of)
    return None if rate is None or basic is None else {"rate": rate, "basic": basic}


def _pick(options: Mapping[str, int], names: frozenset[str], *, generous: bool) -> int:
    amounts = [options[name] for name in names]
    return max(amounts) if generous else min(amounts)


def _share(amount: int, rate: Any, divisor: int = 1) -> int:
    if amount >= MAX:
        return MAX
    return int(amount * Fraction(str(rate)) / divisor)


def _won(amount: int) -> str:
    return "모름" if amount >= MAX else f"{amount:,}원"


def _pension(
    fixed_deduction: int, figures: Mapping[str, Any], facts: Mapping[str, Value], corner: _Corner
) -> list[tuple[str, str, int]]:
    """기초연금 and 장애인연금: 0.7 x (earned - deduction) + other + assets at 4 % a year."""
    earners = 2 if corner.kind == "couple" and corner.generous else 1
    deduction = fixed_deduction * earners
    earned = _share(max(corner.earned - deduction, 0), 1 - Fraction(str(figures["earned_income_extra_rate"])))
    places = classes(facts, "size_of_town")
    basic = _pick(figures["basic_property"], places, generous=corner.generous)
    saved = figures.get("financial_deduction", figures.get("financial_deduction_per_household"))
    luxury = corner.vehicle >= LUXURY_CAR and not corner.generous
    property_ = corner.residential + corner.general + (0 if luxury else corner.vehicle)
    assets = max(max(property_ - basic, 0) + max(corner.financial - saved, 0) - corner.debt, 0)
    rate = figures["annual_conversion_rate"]
    return [
        ("일해서 번 돈", f"({_won(corner.earned)} − {deduction:,}원 공제) × 70%", earned),
        ("연금 등 그 밖의 소득", f"{_won(corner.other)} 그대로", corner.other),
        (
            "재산을 월 소득으로 바꾼 금액",
            f"[(집·땅·자동차 {_won(property_)} − 기본재산 {basic:,}원) + (예금 {_won(corner.financial)} − {saved:,}원)"
            f" − 빚 {_won(corner.debt)}] × 연 {Fraction(str(rate)) * 100}% ÷ 12",
            _share(assets, rate, 12),
        ),
        ("고급 자동차", "4천만 원 이상이면 값 전부" if luxury else "없음", corner.vehicle if luxury else 0),
    ]


def _basic_pension(facts: Mapping[str, Value], view: View, corner: _Corner, figures: Any) -> list[tuple[str, str, int]]:  # noqa: ARG001
    return _pension(figures["earned_income_fixed_deduction"], figures, facts, corner)


def _disability_pension(
    facts: Mapping[str, Value], view: View, corner: _Corner, figures: Any
) -> list[tuple[str, str, int]]:
    return _pension(figures["earned_income_fixed_deduction_each"], figures, facts, corner)


def _livelihood(facts: Mapping[str, Value], view: View, corner: _Corner, figures: Any) -> list[tuple[str, str, int]]:
    """국민기초생활보장: earned income less 30 %, assets by kind at monthly rates after the basic property."""
    near_poor = "seoul_gyeonggi_metropolitan" in figures["basic"]
    places = classes(facts, "near_poor" if near_poor else "basic_property")
    basic = _pick(figures["basic"], places, generous=corner.generous)
    caps = value_at("basic_livelihood_residential_property_cap", view.as_of)
    cap = _pick(caps, classes(facts, "basic_property"), generous=corner.generous) if caps is not None else MAX
    deducted = value_at("basic_livelihood_earned_income_deduction", view.as_of) or {"general_rate": 0.30}
    earned = _share(corner.earned, 1 - Fraction(str(deducted["general_rate"])))
    free = basic + corner.debt
    home, over = min(corner.residential, cap), max(corner.residential - cap, 0)
    left_home, free = _after(home, free)
    left_general, free = _after(over + corner.general, free)
    savings = max(corner.financial - (EMERGENCY_SAVINGS if corner.generous else 0), 0)
    left_financial, _ = _after(savings, free)
    rate = figures["rate"]
    car = _share(corner.vehicle, rate["general"] if corner.generous else rate["vehicle"])
    return [
        ("일해서 번 돈", f"{_won(corner.earned)} × 70%(30% 공제)", earned),
        ("연금 등 그 밖의 소득", f"{_won(corner.other)} 그대로", corner.other),
        (
            "사는 집",
            f"집 {_won(corner.residential)}에서 기본재산 {basic:,}원과 빚 {_won(corner.debt)}을 빼고 월 {_percent(rate['residential'])}",
            _share(left_home, rate["residential"]),
        ),
        (
            "땅 등 일반재산",
            f"빼고 남은 {_won(left_general)} × 월 {_percent(rate['general'])}",
            _share(left_general, rate["general"]),
        ),
        (
            "예금 등 금융재산",
            f"빼고 남은 {_won(left_financial)} × 월 {_percent(rate['financial'])}",
            _share(left_financial, rate["financial"]),
        ),
        ("자동차", f"{_won(corner.vehicle)}(차에 따라 월 {_percent(rate['general'])}에서 100%)", car),
    ]


def _after(amount: int, free: int) -> tuple[int, int]:
    return (MAX, 0) if amount >= MAX else (max(amount - free, 0), max(free - amount, 0))


def _percent(rate: Any) -> str:
    return f"{float(Fraction(str(rate)) * 100):g}%"


_SCHEMES: dict[str, Scheme] = {
    "basic_pension": _basic_pension,
    "disability_pension": _disability_pension,
    "livelihood": _livelihood,
    "near_poor": _livelihood,
}
SCHEMES = tuple(_SCHEMES)
