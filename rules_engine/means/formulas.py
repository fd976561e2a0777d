# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Amounts that are reckoned, not listed. Each names its source; unknown facts make the result a range.

Sources: 복지로 기초연금·장애인연금·생계급여·주거급여·긴급복지·아동수당·근로장려금·청년월세 (2026년),
2026년 한부모가족지원사업 안내, 구직자취업촉진법 시행령 제9조의2. Won are rounded down; 기초연금 to ten won
(국고금 관리법 제47조); 주거급여 is rounded up to ten won (고시 제7조).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from rules_engine.facts.couple import OWN_MEANS
from rules_engine.facts.derivation import View
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import FALSE, MAX, TRUE, Choice, Interval, Value, is_true, number
from rules_engine.facts.situation import Member
from rules_engine.programmes.limits import MONTHS, MedianPercent, couple_or_single, earner_kinds
from rules_engine.programmes.parameter import value_at

Known = Mapping[str, Value]
Reckon = Callable[[Known, View], Interval | None]
PENSION_AGE, ADULT = 65, 18
LIVELIHOOD = MedianPercent("basic_livelihood_percent.livelihood", "basic_livelihood_threshold.livelihood")
LARGEST_RENT_TABLE = 6
TENANTS = frozenset({"jeonse", "monthly_rent", "public_rental", "non_housing"})
CAPITAL = frozenset({"서울특별시", "경기도", "인천광역시"})
CAPITAL_LOSING_PEOPLE = frozenset({"강화군", "옹진군", "가평군", "연천군"})
LOSING_NOBODY = frozenset({"대전광역시", "광주광역시", "세종특별자치시"})
SMALL, INFANT, TEEN_PARENT, YOUNG_PARENT = 6, 2, 24, 34  # 한부모가족지원법 제4조, 2026년 한부모가족지원사업 안내
LARGEST_HOUSEHOLD = 30
RECIPIENT, NEAR_POOR = "household.types.livelihood_recipient", "household.types.near_poor"


@dataclass(frozen=True, slots=True)
class Formula:
    """A reckoning; `at_most` says that the office may pay less than the figure."""

    reckon: Reckon
    at_most: bool = False


def _basic_pension(known: Known, view: View) -> Interval | None:
    """기초연금: the full amount, a fifth less for each of a couple who both receive it, and no more than is left.

    Near the threshold what is left up to it, but a tenth of the full amount at least (기초연금법 제8조).
    """
    names = ("amount", "threshold", "reduction")
    full, thresholds, rules = (value_at(f"basic_pension_{name}", view.as_of) for name in names)
    if full is None or thresholds is None or rules is None:
        return None
    income = number(known, "recognised_income.basic_pension")
    reckoned = [
        _pension_near(end, thresholds[kind], full, rules, both=both)
        for kind, both in _recipients(known, number(_partner(known, view), "member.age"))
        for end in _settled(income, thresholds["couple"])
    ]
    return Interval(min(reckoned), max(reckoned))


def _settled(income: Interval, most: int) -> tuple[int, ...]:
    """The ends of an income; where it may still be too high for any amount, only the end that is told as "up to"."""
    return (income.lo,) if income.hi > most else tuple(income)


def _recipients(known: Known, spouse_age: Interval) -> Iterator[tuple[str, bool]]:
    """The threshold that holds, and whether both of a couple receive the pension, as far as may be."""
    kinds = couple_or_single(known)
    if "single" in kinds:
        yield "single", False
    if "couple" in kinds and spouse_age.lo < PENSION_AGE:
        yield "couple", False
    if "couple" in kinds and spouse_age.hi >= PENSION_AGE:
        yield "couple", True


def _pension_near(income: int, threshold: int, full: int, rules: Mapping[str, Any], *, both: bool) -> int:
    """One recipient's pension at an income: of a couple who both receive it each has half of what is left."""
    most, left = Fraction(full), Fraction(max(threshold - income, 0))
    if both:
        most, left = full * (1 - Fraction(str(rules["couple_rate"]))), left / 2
    paid, unit = max(min(most, left), full * Fraction(str(rules["least_rate_each"]))), int(rules["rounded_down_to"])
    return int(paid) // unit * unit


def _partner(known: Known, view: View) -> Known:
    """What is known of the other one of the enquirer's couple; nothing of anybody else's."""
    relation = known.get("member.relation")
    mine = relation.exact if isinstance(relation, Choice) else None
    other = {"self": "spouse", "spouse": "self"}.get(mine or "")
    return next((member.facts for member in view.people if other and member.relation == other), {})


def _disability_pension(known: Known, view: View) -> Interval | None:
    """장애인연금: a basic amount until 65, less near the threshold and for couples who both have it; an addition."""
    figures = value_at("disability_pension", view.as_of)
    if figures is None:
        return None
    age = number(known, "member.age")
    possible: list[Interval] = []
    if age.lo < PENSION_AGE:
        possible.append(_plus(_disability_basic(known, view, figures), _addition(known, figures, "under_65")))
    if age.hi >= PENSION_AGE:  # 기초연금 takes the place of the basic amount
        possible.append(_addition(known, figures, "from_65"))
    return _around(possible)


def _disability_basic(known: Known, view: View, figures: Mapping[str, Any]) -> Interval:
    income = number(known, "recognised_income.disability_pension")
    kinds, steps = couple_or_single(known), figures["excess_reduction_step"]
    likely, surely = _both_disabled(_partner(known, view))
    reckoned: list[int] = []
    for end in _settled(income, figures["threshold"]["couple"]):
        if "single" in kinds:
            reckoned.append(_stepped(end, figures, "single", figures["basic_amount"], steps["one_recipient"]))
        if "couple" in kinds and not surely:
            reckoned.append(_stepped(end, figures, "couple", figures["basic_amount"], steps["one_recipient"]))
        if "couple" in kinds and likely:
            both = _stepped(end, figures, "couple", steps["two_recipients_max"], steps["two_recipients"])
            reckoned.append(both // 2)
    return Interval(min(reckoned), max(reckoned))


def _stepped(income: int, figures: Mapping[str, Any], kind: str, most: int, step: int) -> int:
    """What is left up to the threshold in whole steps, one at least (장애인연금 초과분 감액)."""
    left: int = max(figures["threshold"][kind] - income, 0)
    return min(most, max(ceil(Fraction(left, step)), 1) * step)


def _both_disabled(partner: Known) -> tuple[bool, bool]:
    """Whether the spouse may have the basic amount too, and whether that is so as far as facts go."""
    severity, age = partner.get("member.disability_severity"), number(partner, "member.age")
    severe = severity.possible if isinstance(severity, Choice) else frozenset({"severe", "none"})
    likely = "severe" in severe and age.lo < PENSION_AGE and age.hi >= ADULT
    return likely, likely and severe == {"severe"} and age.lo >= ADULT and age.hi < PENSION_AGE


def _addition(known: Known, figures: Mapping[str, Any], age: str) -> Interval:
    table = {name: column[age] for name, column in figures["additional_amount"].items()}
    recipient, near_poor = is_true(known, RECIPIENT), is_true(known, NEAR_POOR)
    if recipient == TRUE:
        return Interval(*[table["livelihood_or_medical_recipient"]] * 2)
    possible = [] if recipient == FALSE else [table["livelihood_or_medical_recipient"]]
    possible += [] if near_poor == FALSE else [table["near_poor"]]
    possible += [] if near_poor == TRUE else [table["near_poor_excess"]]
    return Interval(min(possible), max(possible))


def _plus(one: Interval, other: Interval) -> Interval:
    return Interval(one.lo + other.lo, one.hi + other.hi)


def _around(ranges: list[Interval]) -> Interval:
    return Interval(min(one.lo for one in ranges), max(one.hi for one in ranges))


def _livelihood(known: Known, view: View) -> Interval | None:
    """생계급여: the threshold less the recognised income."""
    threshold = LIVELIHOOD.on(known, view.as_of)
    income = number(known, "recognised_income.livelihood")
    if threshold is None or threshold.hi >= MAX:
        return None
    return Interval(max(threshold.lo - income.hi, 0), max(threshold.hi - income.lo, 0))


def _housing(known: Known, view: View) -> Interval | None:
    """주거급여 of a tenant: rent up to the standard rent, less 30 % of the income above the livelihood threshold."""
    names = ("rules", "standard_rent", "payment")
    rules, table, payment = (value_at(f"housing_benefit_{name}", view.as_of) for name in names)
    threshold, size = LIVELIHOOD.on(known, view.as_of), number(known, "household.size").exact
    if rules is None or table is None or payment is None or threshold is None:
        return None
    if size is None or size > LARGEST_RENT_TABLE + 1 or not _rents(known):  # an owner's home is repaired instead
        return None
    standards = [table[int(name)][min(size, LARGEST_RENT_TABLE)] for name in classes(known, "rent")]
    income, rent = number(known, "recognised_income.livelihood"), _rent(known, rules)
    reckoned = [
        _tenant(paid, standard, max(end - threshold.lo, 0) * Fraction(str(rules["own_share_rate"])), payment)
        for standard in standards
        for end in income
        for paid in {*rent, min(max(payment["far_beyond_standard"] * standard, rent.lo), rent.hi)}
    ]
    return Interval(min(reckoned), max(reckoned))


def _tenant(rent: int, standard: int, own_share: Fraction, payment: Mapping[str, int]) -> int:
    """What a tenant gets: a rent far beyond the standard, or a large own share, leaves the least payment."""
    if rent == 0:
        return 0
    if rent > payment["far_beyond_standard"] * standard:
        return payment["least"]
    unit = payment["rounded_up_to"]
    return max(ceil((min(rent, standard) - own_share) / unit) * unit, payment["least"])


def _rents(known: Known) -> bool:
    housing = known.get("household.housing")
    if isinstance(housing, Choice):
        return "owned" not in housing.possible
    return number(known, "household.monthly_rent_krw").lo > 0


def _rent(known: Known, rules: Mapping[str, Any]) -> Interval:
    """The monthly rent, with the deposit as rent: all that a tenant has as residential property is the deposit."""
    rent, deposit = number(known, "household.monthly_rent_krw"), number(known, "household.residential_property_krw")
    housing = known.get("household.housing")
    tenant = isinstance(housing, Choice) and housing.possible <= TENANTS
    lo, hi = (int(end * Fraction(str(rules["deposit_annual_rate"])) / MONTHS) for end in deposit)
    return Interval(rent.lo + (lo if tenant else 0), rent.hi + hi)


def _emergency(known: Known, view: View) -> Interval | None:
    """긴급복지 생계지원 by size of the household, with a step for each person beyond the table."""
    figures = value_at("emergency_support", view.as_of)
    size = number(known, "household.size")
    if figures is None or size.hi >= MAX:
        return None
    table, step = figures["livelihood_amount"], figures["livelihood_extra_person"]
    most = max(table)
    return Interval(*(table[min(end, most)] + step * max(end - most, 0) for end in size))


def _child_allowance(known: Known, view: View) -> Interval | None:
    """아동수당 by place: exact where no 인구감소지역 is; which of those are favoured is not on record."""
    figures, areas = value_at("child_allowance", view.as_of), value_at("child_allowance_area", view.as_of)
    if figures is None or areas is None:
        return None
    sido, sigungu = known.get("residence.sido"), known.get("residence.sigungu")
    if not isinstance(sido, Choice):
        return Interval(figures["amount_month_min"], figures["amount_month_max"])
    names = sigungu.possible if isinstance(sigungu, Choice) else frozenset({""})
    return _around([_child_allowance_in(one, name, figures, areas) for one in sido.possible for name in names])


def _child_allowance_in(sido: str, sigungu: str, figures: Mapping[str, Any], areas: Mapping[str, int]) -> Interval:
    most = figures["amount_month_max"]
    if sido in CAPITAL:
        surely = sido == "서울특별시" or (sigungu and sigungu not in CAPITAL_LOSING_PEOPLE)
        return Interval(areas["capital"], areas["capital"] if surely else most)
    return Interval(areas["elsewhere"], areas["elsewhere"] if sido in LOSING_NOBODY else most)


def _single_parent(known: Known, view: View) -> Interval | None:
    """한부모 아동양육비 of one child: by the age of the parent and of the child, more with grandparents while small.

    An unmarried parent from 35 on has more for a small child too; nobody is asked that, so the words say it.
    """
    figures = value_at("single_parent", view.as_of)
    if figures is None or "child_support" not in figures:
        return None
    child = number(known, "member.age")
    if _with_grandparents(known):
        return _with_extra(figures, child, under=SMALL)
    parent = number(_parent(known, view), "member.age")
    possible: list[Interval] = []
    if parent.lo <= TEEN_PARENT:
        possible.append(_of_teen_parent(figures["teen_parent_child_support"], child))
    if parent.hi > TEEN_PARENT and parent.lo <= YOUNG_PARENT:
        possible.append(_with_extra(figures, child, under=ADULT))
    if parent.hi > YOUNG_PARENT:
        possible.append(Interval(*[figures["child_support"]] * 2))
    return _around(possible)


def _with_extra(figures: Mapping[str, Any], child: Interval, under: int) -> Interval:
    base, extra = figures["child_support"], figures["extra_child_support"]
    return Interval(base + (extra if child.hi < under else 0), base + (extra if child.lo < under else 0))


def _of_teen_parent(table: Mapping[str, int], child: Interval) -> Interval:
    ages = [table["age_0_1"]] if child.lo < INFANT else []
    ages += [table["age_2_plus"]] if child.hi >= INFANT else []
    return Interval(min(ages), max(ages))


def _with_grandparents(known: Known) -> bool:
    relation = known.get("member.relation")
    grandchild = isinstance(relation, Choice) and relation.exact == "grandchild"
    return grandchild or is_true(known, "household.types.grandparent_family") == TRUE


def _parent(known: Known, view: View) -> Known:
    """What is known of the parent of a child of the household."""
    relation = known.get("member.relation")
    mine = relation.exact if isinstance(relation, Choice) else None
    other = {"child": "self", "self": "parent"}.get(mine or "")
    return next((member.facts for member in view.people if other and member.relation == other), {})


def _job_seek(known: Known, view: View) -> Interval | None:
    """구직촉진수당 a month: more for dependants, less for own income above the allowance."""
    figures, figures_of_dependants = (value_at(f"job_seek_{name}", view.as_of) for name in ("type1", "dependants"))
    if figures is None or figures_of_dependants is None:
        return None
    count = _dependants(known, view, figures_of_dependants)
    reckoned = [
        krw
        for income in _settled(_own_income(known, view), MAX - 1)
        for number_of in count
        for krw in _paid(income, number_of, figures)
    ]
    return Interval(min(reckoned), max(reckoned))


def _paid(income: int, dependants: int, figures: Mapping[str, Any]) -> Iterator[int]:
    """The allowance of a month; whether the rule on income sees the addition is not on record, so both readings."""
    allowance, addition = figures["allowance_month"], figures["dependent_addition"]
    whole = min(allowance + addition["each"] * dependants, addition["max_total_allowance"])
    if income <= allowance:
        yield whole
        return
    for judged in (allowance, whole):
        base = max(2 * judged, figures["one_person_60_percent"])
        paid = judged if income <= judged else max(min(judged, base - income), 0)
        yield paid + (whole - judged if income <= base else 0)


def _dependants(known: Known, view: View, ages: Mapping[str, int]) -> Interval:
    """How many of the others are young, old, or severely disabled."""
    others = _others(known, view)
    surely = sum(_dependent(member, ages, surely=True) for member in others)
    perhaps = sum(_dependent(member, ages, surely=False) for member in others)
    here = sum(member.lives_together for member in view.people)
    unlisted = max(min(number(view.household, "household.size").hi, LARGEST_HOUSEHOLD) - here, 0)
    return Interval(surely, perhaps + unlisted)


def _others(known: Known, view: View) -> list[Member]:
    here = [member for member in view.people if member.lives_together]
    me = next((one for one in here if all(known.get(path) == value for path, value in one.facts.items())), None)
    return [member for member in here if member is not me]


def _dependent(member: Member, ages: Mapping[str, int], *, surely: bool) -> bool:
    age, severity = number(member.facts, "member.age"), member.facts.get("member.disability_severity")
    severe = severity.possible if isinstance(severity, Choice) else frozenset({"severe", "none"})
    if surely:
        return age.hi <= ages["age_at_most"] or age.lo >= ages["age_at_least"] or severe == {"severe"}
    return age.lo <= ages["age_at_most"] or age.hi >= ages["age_at_least"] or "severe" in severe


def _own_income(known: Known, view: View) -> Interval:
    """The person's own monthly income: that of the household where nobody else can earn."""
    total = number(known, "household.monthly_income_krw")
    alone = view.household[OWN_MEANS] == TRUE and known.get("member.has_spouse") == FALSE
    return total if alone else Interval(0, total.hi)


def _youth_rent(known: Known, view: View) -> Interval | None:
    figures = value_at("youth_rent", view.as_of)
    if figures is None:
        return None
    return Interval(*(min(end, figures["monthly_max"]) for end in number(known, "household.monthly_rent_krw")))


def _catastrophic(known: Known, view: View) -> Interval | None:  # noqa: ARG001
    figures = value_at("catastrophic_medical", view.as_of)
    return None if figures is None else Interval(0, figures["annual_max"])


def _work_credit(known: Known, view: View) -> Interval | None:
    """근로장려금 a year: rises, stays, falls with the yearly gross income; halved from a level of property on."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    amounts = [
        _trapezoid(yearly, knots)
        for knots in (figures["work_credit_knots"][kind] for kind in earner_kinds(known))
        for yearly in _turning(known, (knots["rise_to"], knots["flat_to"], knots["zero_at"]))
    ]
    return _halved(Interval(min(amounts), max(amounts)), known, figures)


def _child_credit(known: Known, view: View) -> Interval | None:
    """자녀장려금 a year for each child: full below an income, then falling by half over a span."""
    figures = value_at("work_child_credit", view.as_of)
    if figures is None:
        return None
    tables = figures["child_credit_per_child"]
    amounts = [
        _falling(yearly, table)
        for table in (tables.get(kind, tables["single_earner"]) for kind in earner_kinds(known))
        for yearly in _turning(known, (table["full_below"], table["full_below"] + table["taper_span"]))
    ]
    return _halved(Interval(min(amounts), max(amounts)), known, figures)


def _turning(known: Known, knots: tuple[int, ...]) -> Iterator[int]:
    """The yearly incomes at which an amount may be least or most: both ends of what is possible, and knots between."""
    lo, hi = (end * MONTHS for end in number(known, "household.couple_income_krw"))
    yield lo
    yield min(hi, MAX)
    yield from (knot for knot in knots if lo < knot < hi)


def _trapezoid(yearly: int, knots: Mapping[str, int]) -> int:
    if yearly >= knots["zero_at"]:
        return 0
    if yearly < knots["rise_to"]:
        return int(Fraction(knots["max"] * yearly, knots["rise_to"]))
    if yearly <= knots["flat_to"]:
        return knots["max"]
    return int(Fraction(knots["max"] * (knots["zero_at"] - yearly), knots["zero_at"] - knots["flat_to"]))


def _falling(yearly: int, table: Mapping[str, int]) -> int:
    beyond = min(max(yearly - table["full_below"], 0), table["taper_span"])
    return int(table["max"] - Fraction(table["taper_loss"] * beyond, table["taper_span"]))


def _halved(amount: Interval, known: Known, figures: Mapping[str, Any]) -> Interval:
    assets = number(known, "household.assets_krw")
    lo = amount.lo // 2 if assets.hi >= figures["property_half_from"] else amount.lo
    hi = amount.hi // 2 if assets.lo >= figures["property_half_from"] else amount.hi
    return Interval(lo, hi)


FORMULAS: dict[str, Formula] = {
    "basic_pension": Formula(_basic_pension, at_most=True),
    "disability_pension": Formula(_disability_pension, at_most=True),
    "livelihood": Formula(_livelihood),
    "housing": Formula(_housing, at_most=True),
    "emergency": Formula(_emergency),
    "child_allowance": Formula(_child_allowance),
    "single_parent": Formula(_single_parent),
    "job_seek": Formula(_job_seek, at_most=True),
    "youth_rent": Formula(_youth_rent, at_most=True),
    "catastrophic_medical": Formula(_catastrophic, at_most=True),
    "work_credit": Formula(_work_credit, at_most=True),
    "child_credit": Formula(_child_credit, at_most=True),
}
