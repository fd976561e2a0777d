# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What follows from what was said: ages from birth dates, months from dates, the household's children.

Facts are narrowed here once for a household; conditions then only compare. Nothing is assumed: what does
not follow stays unknown. Derived facts have names that no caller may use (`household.youngest_child_birth`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from rules_engine.facts import law_calendar
from rules_engine.facts.couple import couple, married
from rules_engine.facts.sets import ANY_AMOUNT, FALSE, MAX, MIN, TRUE, UNKNOWN, Choice, Interval, Value, is_true, number
from rules_engine.facts.situation import Member, Situation

NO_DAY = Interval(MIN, MIN)
INFANT_MONTHS = 12
STATUSES, ANY_OF = "member.statuses.", "household.any_"
DAYS_TO_A_SIBLING = 270
INCOME_PARTS = ("household.earned_income_krw", "household.other_income_krw")
ASSET_PARTS = (
    "household.residential_property_krw",
    "household.general_property_krw",
    "household.financial_assets_krw",
    "household.vehicle_krw",
)
DEBT = "household.debt_krw"
MINOR = 19
UNLISTED_CHILD = Member("", {"member.relation": Choice(frozenset({"child", "grandchild"}))}, listed=False)


@dataclass(frozen=True, slots=True)
class View:
    """All that is known of one household on a day, ready to be compared.

    `household` holds residence and household facts; `people` the members with their derived facts; `complete`
    says that everybody who lives in the household is listed.
    """

    situation: Situation
    household: Mapping[str, Value]
    people: tuple[Member, ...]
    complete: bool

    @property
    def as_of(self) -> date:
        """The day of the enquiry."""
        return self.situation.as_of

    def value(self, fact: str, member: Member | None) -> Value | None:
        """What a rule sees of one fact for one recipient, None where nothing is known."""
        if member is None:
            return self.household.get(fact)
        if fact.startswith("member."):
            return member.facts.get(fact)
        return self.household.get(fact) if member.lives_together else None


def view(situation: Situation) -> View:
    """Derive everything that follows from a situation."""
    members = situation.members or (Member("me", {"member.relation": Choice(frozenset({"self"}))}),)
    people = tuple(_with(member, _person(member, situation.as_of)) for member in members)
    together = [member for member in people if member.lives_together]
    household = dict(situation.facts)
    size = _size(household, len(together))
    household["household.size"] = size
    complete = size.exact == len(together)
    children = [member for member in together if member.is_surely("child", "grandchild")]
    household["household.children"] = _children_count(household, people, len(children))
    unlisted = number(household, "household.children").hi > len(children)
    people = tuple(_with(member, _family(member, children, unlisted=unlisted, on=situation.as_of)) for member in people)
    together = [member for member in people if member.lives_together]
    household |= _residence(household, situation.as_of)
    household |= _money(household)
    household |= _children(household, children, situation.as_of)
    household |= _types(household, situation, size)
    household |= _anybody(together, situation.as_of, complete=complete)
    household |= couple(household, people, whole=complete and bool(situation.members))
    people = tuple(_with(member, {"member.has_spouse": married(member, household, people)}) for member in people)
    return View(situation, household, people, complete)


def _with(member: Member, facts: Mapping[str, Value]) -> Member:
    return Member(member.id, {**member.facts, **facts}, member.lives_together, member.listed)


def _person(member: Member, on: date) -> dict[str, Value]:
    found: dict[str, Value] = {}
    birth = _birth(member.facts, on)
    if birth is not None:
        found["member.birth_date"] = birth
        found["member.age"] = Interval(*_each(birth, lambda day: law_calendar.full_years(day, on)))
        found["member.age_months"] = Interval(*_each(birth, lambda day: law_calendar.full_months(day, on)))
        found |= _care_end(member.facts.get("member.care_end_date"), birth)
    if "member.care_end_date" in member.facts:
        found["member.statuses.care_leaver"] = is_true(member.facts, "member.statuses.care_leaver").narrowed(TRUE)
    return found | _disability(member.facts) | _pregnancy({**member.facts, **found}, on)


def _disability(facts: Mapping[str, Value]) -> dict[str, Value]:
    """Who told a severity is disabled; who is not has none."""
    severity, disabled = "member.disability_severity", is_true(facts, "member.statuses.disabled")
    if severity in facts:
        return {"member.statuses.disabled": TRUE} if disabled == UNKNOWN else {}
    return {severity: Choice(frozenset({"none"}))} if disabled == FALSE else {}


def _care_end(end: Value | None, birth: Interval) -> dict[str, Value]:
    if not isinstance(end, Interval) or end.lo <= MIN or end.hi >= MAX or birth.lo <= MIN:
        return {}
    first, last = date.fromordinal(end.lo), date.fromordinal(end.hi)
    ages = (
        law_calendar.full_years(date.fromordinal(birth.hi), first),
        law_calendar.full_years(date.fromordinal(birth.lo), last),
    )
    return {"member.age_at_care_end": Interval(*ages)}


def _birth(facts: Mapping[str, Value], on: date) -> Interval | None:
    """The days of birth that all fit: the day, the year and the age that were told."""
    told = [*_born_on(facts, on), *_born_in(facts, on), *_born_at_age(facts, on)]
    return reduce(Interval.narrowed, told) if told else None


def _born_on(facts: Mapping[str, Value], on: date) -> Iterator[Interval]:
    if isinstance(day := facts.get("member.birth_date"), Interval):
        yield day.narrowed(Interval(MIN, on.toordinal()))


def _born_in(facts: Mapping[str, Value], on: date) -> Iterator[Interval]:
    if isinstance(year := facts.get("member.birth_year"), Interval):
        first = date(max(year.lo, 1), 1, 1).toordinal() if year.lo > MIN else MIN
        last = date(min(year.hi, on.year), 12, 31).toordinal()
        yield Interval(first, min(last, on.toordinal()))


def _born_at_age(facts: Mapping[str, Value], on: date) -> Iterator[Interval]:
    if isinstance(age := facts.get("member.age"), Interval):
        oldest = law_calendar.born_when_aged(age.hi, on)[0].toordinal() if age.hi < MAX else MIN
        yield Interval(oldest, law_calendar.born_when_aged(max(age.lo, 0), on)[1].toordinal())


def _each(birth: Interval, count: Callable[[date], int]) -> tuple[int, int]:
    lo = 0 if birth.hi >= MAX else count(date.fromordinal(birth.hi))
    return lo, MAX if birth.lo <= MIN else count(date.fromordinal(birth.lo))


def _pregnancy(facts: Mapping[str, Value], on: date) -> dict[str, Value]:
    found: dict[str, Value] = {}
    due, months = facts.get("member.due_date"), facts.get("member.pregnancy_months")
    if isinstance(due, Interval) and due.lo > MIN and due.hi < MAX:
        last, first = (law_calendar.pregnancy_month(date.fromordinal(end), on) for end in due)
        found["member.pregnancy_months"] = Interval(max(first, 0), max(last, 0)).narrowed(
            number(facts, "member.pregnancy_months")
        )
    elif isinstance(months, Interval) and months.lo >= 1 and months.hi < MAX:
        earliest, _ = law_calendar.due_between(months.hi, on)
        _, latest = law_calendar.due_between(months.lo, on)
        found["member.due_date"] = Interval(earliest.toordinal(), latest.toordinal())
    pregnant = is_true(facts, "member.statuses.pregnant")
    if pregnant == UNKNOWN:
        pregnant = _is_pregnant({**facts, **found})
        found["member.statuses.pregnant"] = pregnant
    if pregnant == FALSE:
        found["member.pregnancy_months"] = Interval(0, 0)
        found.pop("member.due_date", None)
    return found


def _is_pregnant(facts: Mapping[str, Value]) -> Interval:
    months = facts.get("member.pregnancy_months")
    if isinstance(months, Interval) and months.lo >= 1:
        return TRUE
    return FALSE if months == Interval(0, 0) else UNKNOWN


def _family(member: Member, children: list[Member], *, unlisted: bool, on: date) -> dict[str, Value]:
    """The member's own youngest child: of the enquirer and the spouse these are the household's `child` members."""
    if member.relation not in ("self", "spouse"):
        return {"member.statuses.gave_birth": is_true(member.facts, "member.statuses.gave_birth")}
    sure = [_born(child) for child in children if child.relation == "child"]
    perhaps = [Interval(MIN, _born(child).hi) for child in children if child.relation is None]
    dated = [*sure, *perhaps, *([Interval(MIN, MAX)] if unlisted else [])]
    if not dated:
        return {"member.child_birth_date": NO_DAY}
    youngest = Interval(max(birth.lo for birth in dated), min(max(birth.hi for birth in dated), on.toordinal()))
    found: dict[str, Value] = {"member.child_birth_date": youngest}
    if not unlisted or any(birth.lo > on.toordinal() - DAYS_TO_A_SIBLING for birth in sure):
        found |= _registered(may_be_youngest(children))
    if youngest.lo > MIN:
        found |= _mother(member, Interval(*_each(youngest, lambda day: law_calendar.full_months(day, on))))
    return found


def _born(member: Member) -> Interval:
    birth = number(member.facts, "member.birth_date")
    return birth if birth != ANY_AMOUNT else Interval(MIN, MAX)


def may_be_youngest(children: list[Member]) -> list[Member]:
    """Of the household's children and grandchildren, each who may be the youngest child; twins both are."""
    latest = max((_born(child).lo for child in children if child.relation == "child"), default=MIN)
    return [child for child in children if child.may_be("child") and _born(child).hi >= latest]


def _registered(youngest: list[Member]) -> dict[str, Value]:
    """Where the birth of the youngest was registered."""
    places = [child.facts.get("member.birth_registered_sido") for child in youngest]
    known = [place.possible for place in places if isinstance(place, Choice)]
    if not known or len(known) < len(places):
        return {}
    return {"member.child_birth_registered_sido": Choice(frozenset().union(*known))}


def _mother(member: Member, months: Interval) -> dict[str, Value]:
    if is_true(member.facts, "member.statuses.gave_birth") != UNKNOWN:
        return {}
    sex = member.facts.get("member.sex")
    if months.hi < INFANT_MONTHS and isinstance(sex, Choice) and sex.exact == "female":
        return {"member.statuses.gave_birth": TRUE}
    return {}


def _size(facts: Mapping[str, Value], listed: int) -> Interval:
    alone = is_true(facts, "household.types.one_person")
    told = number(facts, "household.size").narrowed(Interval(2 - alone.hi, 1 if alone == TRUE else MAX))
    return told.narrowed(Interval(max(listed, 1), MAX))


def _residence(facts: Mapping[str, Value], on: date) -> dict[str, Value]:
    since = facts.get("residence.since")
    if not isinstance(since, Interval):
        return {}
    months = Interval(*_each(since, lambda day: law_calendar.full_months(day, on)))
    return {"residence.months": months.narrowed(number(facts, "residence.months"))}


def _money(facts: Mapping[str, Value]) -> dict[str, Value]:
    found: dict[str, Interval] = {}
    earned, other = (number(facts, path) for path in INCOME_PARTS)
    total = number(facts, "household.monthly_income_krw")
    total = total.narrowed(Interval(min(earned.lo + other.lo, MAX), min(earned.hi + other.hi, MAX)))
    found["household.monthly_income_krw"] = total
    found[INCOME_PARTS[0]] = earned.narrowed(Interval(max(total.lo - other.hi, 0), max(total.hi - other.lo, 0)))
    found[INCOME_PARTS[1]] = other.narrowed(Interval(max(total.lo - earned.hi, 0), max(total.hi - earned.lo, 0)))
    parts = [number(facts, path) for path in ASSET_PARTS]
    assets = number(facts, "household.assets_krw")
    assets = assets.narrowed(
        Interval(min(sum(part.lo for part in parts), MAX), min(sum(part.hi for part in parts), MAX))
    )
    found["household.assets_krw"] = assets
    for path, part in zip(ASSET_PARTS, parts, strict=True):
        rest_lo, rest_hi = (sum(one[end] for one in parts) - part[end] for end in (0, 1))
        found[path] = part.narrowed(Interval(max(assets.lo - rest_hi, 0), max(assets.hi - rest_lo, 0)))
    return found | _counted_property(assets, found["household.financial_assets_krw"], number(facts, DEBT))


def _counted_property(assets: Interval, financial: Interval, debt: Interval) -> dict[str, Value]:
    """Property without debts; and property where it is not on record whether deposits and debts count."""
    least = max(assets.lo - financial.hi - debt.hi, 0)
    return {
        "household.net_assets_krw": Interval(max(assets.lo - debt.hi, 0), max(assets.hi - debt.lo, 0)),
        "household.counted_property_krw": Interval(least, assets.hi),
    }


def _children_count(facts: Mapping[str, Value], people: Sequence[Member], listed: int) -> Interval:
    """How many children and grandchildren live here: those listed, and as many more as were told or may yet be."""
    together = [member for member in people if member.lives_together]
    perhaps = sum(member.may_be("child", "grandchild") for member in together)
    enquirer = 0 if any(member.may_be("self") for member in people) else 1
    most = number(facts, "household.size").hi
    unlisted = max(most - len(together) - enquirer, 0) if most < MAX else MAX
    return number(facts, "household.children").narrowed(Interval(listed, min(perhaps + unlisted, MAX)))


def _children(facts: Mapping[str, Value], listed: list[Member], on: date) -> dict[str, Value]:
    unlisted = max(number(facts, "household.children").hi - len(listed), 0)
    births = [_born(child) for child in listed]
    dates = [*births, Interval(MIN, MAX)] if unlisted else births
    youngest = Interval(max(d.lo for d in dates), max(d.hi for d in dates)) if dates else NO_DAY
    ages = [_age_of(birth, on) for birth in births]
    surely, perhaps = sum(age.hi < MINOR for age in ages), sum(age.lo < MINOR for age in ages)
    return {
        "household.youngest_child_birth": youngest,
        "household.youngest_child_age": _age_of(youngest, on),
        "household.children_under_19": Interval(surely, min(perhaps + unlisted, MAX)),
    }


def _age_of(birth: Interval, on: date) -> Interval:
    """Full years; nobody at all is older than any limit, so that "up to 18" does not hold for a childless home."""
    if birth == NO_DAY:
        return Interval(MAX, MAX)
    youngest = 0 if birth.hi >= on.toordinal() else law_calendar.full_years(date.fromordinal(birth.hi), on)
    oldest = MAX if birth.lo <= MIN else law_calendar.full_years(date.fromordinal(birth.lo), on)
    return Interval(youngest, oldest)


def _types(facts: Mapping[str, Value], situation: Situation, size: Interval) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if size.lo > 1 or size.hi == 1:
        found["household.types.one_person"] = TRUE if size.hi == 1 else FALSE
    received = situation.receiving or frozenset()
    if received & {"livelihood-benefit", "medical-benefit"}:
        found["household.types.livelihood_recipient"] = TRUE
    if received & {"housing-benefit", "education-benefit"}:
        found["household.types.housing_education_recipient"] = TRUE
    return found


def _anybody(together: list[Member], on: date, *, complete: bool) -> dict[str, Value]:
    """For each status, whether anybody in the household has it; an unlisted person may."""
    told: dict[str, list[Value]] = defaultdict(list)
    for member in together:
        for path, value in member.facts.items():
            if path.startswith(STATUSES):
                told[path].append(value)
    found: dict[str, Value] = {}
    for path, values in told.items():
        if TRUE in values:
            found[ANY_OF + path[len(STATUSES) :]] = TRUE
        elif complete and values.count(FALSE) == len(together):
            found[ANY_OF + path[len(STATUSES) :]] = FALSE
    unlisted = [] if complete else [Interval(MIN, MAX)]
    everyone = [*map(_born, together), *unlisted]
    if everyone:
        found["household.youngest_birth"] = Interval(max(b.lo for b in everyone), max(b.hi for b in everyone))
        found["household.oldest_birth"] = oldest = Interval(min(b.lo for b in everyone), min(b.hi for b in everyone))
        found["household.oldest_age"] = _age_of(oldest, on)
    return found
