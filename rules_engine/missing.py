# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From an open condition to what a person can be asked: derived facts lead back to what was, or was not, said."""

from collections.abc import Iterator
from typing import NamedTuple

from rules_engine.criteria import Atom
from rules_engine.derivation import STATUSES, View, may_be_youngest
from rules_engine.limits import Limit, MedianPercent, Official, earner_kinds
from rules_engine.recognised_income import GIVEN, open_about, open_about_means
from rules_engine.regions import classes, open_place
from rules_engine.sets import ANY_AMOUNT, FALSE, UNKNOWN, Choice, Interval, is_true, number
from rules_engine.situation import Member

DUAL = "household.types.dual_income"
PROPERTY = {
    "household.net_assets_krw": ("household.assets_krw", "household.debt_krw"),
    "household.counted_property_krw": ("household.assets_krw", "household.financial_assets_krw", "household.debt_krw"),
}
CARE_FACTS = ("member.care_end_date", "member.age_at_care_end")


class Missing(NamedTuple):
    """A fact that is needed; `member` is the id of the person it is about, None for the household."""

    fact: str
    member: str | None


def needed_for(atom: Atom, view: View, member: Member | None) -> list[Missing]:
    """What would settle an open comparison: its fact, unless that is exact, and what its limits hang on."""
    value = view.value(atom.fact, member)
    exact = isinstance(value, Interval) and value.lo == value.hi
    needed = [] if exact else [*missing_for(atom.fact, view, member)]
    for limit in (atom.least, atom.most):
        if isinstance(limit, Official | MedianPercent):
            needed += limits_need(limit, view)
    if member is not None and not member.lives_together:
        # What is known of the household is not theirs who live elsewhere, so only their own can be asked here.
        return [one for one in needed if one.member == member.id]
    return needed


def missing_for(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    """The facts that would settle an open comparison."""
    if member is not None and not member.listed:
        yield Missing("household.children", None)
    elif fact.startswith(STATUSES):
        yield Missing(fact, None if member is None else member.id)
    elif fact.startswith("member."):
        yield from _of_member(fact, view, member)
    elif fact.startswith("household.any_"):
        yield from _of_anybody(fact.removeprefix("household.any_"), view)
    elif fact.startswith("recognised_income."):
        yield from _of_recognised(fact.removeprefix("recognised_income."), view)
    elif fact.startswith("receiving."):
        yield Missing("situation.receiving", None)
    elif fact in ("household.youngest_child_birth", "household.youngest_child_age", "household.children_under_19"):
        yield from _births(view, children=True)
    elif fact in ("household.youngest_birth", "household.oldest_birth", "household.oldest_age"):
        yield from _births(view, children=False)
    elif fact == "household.has_spouse":
        yield from _unlisted(view)
    elif fact == "household.couple_income_krw":
        yield from _not_exact(view, ("household.monthly_income_krw",))
        yield from _unlisted(view)
        yield from (Missing(path, who) for path, who in open_about_means(view))
    elif fact in PROPERTY:
        yield from _not_exact(view, PROPERTY[fact])
    else:
        yield Missing({"residence.months": "residence.since"}.get(fact, fact), None)


def limits_need(limit: Limit | None, view: View) -> Iterator[Missing]:
    """The facts on which a limit hangs: the size of the household, the kind of place."""
    by = limit.by if isinstance(limit, Official) else "size" if isinstance(limit, MedianPercent) else None
    if by == "size":
        yield from unknown_size(view)
    elif by == "earners":
        yield from _earners(view)
    elif by is not None and len(classes(view.household, by)) > 1:
        yield from unknown_place(view)


def _earners(view: View) -> Iterator[Missing]:
    """Which table of earners holds hangs on who lives together, and on whether both of a couple work."""
    if len(earner_kinds(view.household)) > 1:
        yield from _unlisted(view)
        if view.household["household.has_spouse"] != FALSE and DUAL not in view.household:
            yield Missing(DUAL, None)
        yield from _births(view, children=True)


def _of_recognised(scheme: str, view: View) -> Iterator[Missing]:
    yield from (Missing(fact, member) for fact, member in open_about(scheme, view))
    yield from unknown_size(view)
    if scheme != "youth_rent" and number(view.household, GIVEN) == ANY_AMOUNT:
        yield from _unlisted(view)


def _not_exact(view: View, paths: tuple[str, ...]) -> Iterator[Missing]:
    yield from (Missing(path, None) for path in paths if number(view.household, path).exact is None)


def unknown_size(view: View) -> Iterator[Missing]:
    """The household's size, unless it is known."""
    if view.household["household.size"].exact is None:
        yield Missing("household.size", None)


def unknown_place(view: View) -> Iterator[Missing]:
    """The place, unless it is known."""
    yield from (Missing(path, None) for path in open_place(view.household))


def _of_member(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    who = None if member is None else member.id
    if fact == "member.has_spouse":
        yield from _unlisted(view)
    elif fact in ("member.age", "member.age_months", "member.birth_date"):
        yield Missing("member.birth_date", who)
    elif fact == "member.child_birth_date":
        yield from _births(view, children=True)
    elif fact == "member.child_birth_registered_sido":
        yield from _registrations(view)
    elif fact in CARE_FACTS and member is not None and _unknown(member, "member.statuses.care_leaver"):
        yield Missing("member.statuses.care_leaver", who)
    elif fact == "member.age_at_care_end":
        known = {} if member is None else member.facts
        dates = ("member.birth_date", "member.care_end_date")
        yield from (Missing(path, who) for path in dates if number(known, path).exact is None)
    elif fact == "member.due_date":
        yield Missing("member.pregnancy_months", who)
    elif fact == "member.pregnancy_months" and member is not None and _unknown(member, "member.statuses.pregnant"):
        yield Missing("member.statuses.pregnant", who)
    else:
        yield Missing(fact, who)


def _unknown(member: Member, status: str) -> bool:
    return is_true(member.facts, status) == UNKNOWN


def _registrations(view: View) -> Iterator[Missing]:
    youngest = may_be_youngest(_children(view))
    places = [(child.id, child.facts.get("member.birth_registered_sido")) for child in youngest]
    lacking = [child for child, place in places if not isinstance(place, Choice) or place.exact is None]
    yield from (Missing("member.birth_registered_sido", child) for child in lacking)
    if not lacking and _unlisted_children(view):
        yield Missing("household.children", None)


def _of_anybody(status: str, view: View) -> Iterator[Missing]:
    for member in view.people:
        if member.lives_together and is_true(member.facts, f"member.statuses.{status}") == UNKNOWN:
            yield Missing(f"member.statuses.{status}", member.id)
    yield from _unlisted(view)


def _unlisted(view: View) -> Iterator[Missing]:
    if not view.complete:
        known = view.household["household.size"].exact is not None
        yield Missing("household.members" if known else "household.size", None)


def _unlisted_children(view: View) -> bool:
    return number(view.household, "household.children").hi > len(_children(view))


def _children(view: View) -> list[Member]:
    return [member for member in view.people if member.lives_together and member.is_surely("child", "grandchild")]


def _births(view: View, *, children: bool) -> Iterator[Missing]:
    for member in _children(view) if children else [one for one in view.people if one.lives_together]:
        birth = member.facts.get("member.birth_date")
        if not isinstance(birth, Interval) or birth.exact is None:
            yield Missing("member.birth_date", member.id)
    if not children:
        yield from _unlisted(view)
    elif _unlisted_children(view):
        yield Missing("household.children", None)
