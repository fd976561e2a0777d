# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From an open condition to what a person can be asked: derived facts lead back to what was, or was not, said."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from rules_engine.facts.derivation import ANY_OF, STATUSES, View, may_be_youngest
from rules_engine.facts.regions import classes, open_place
from rules_engine.facts.sets import ANY_AMOUNT, FALSE, UNKNOWN, Choice, Interval, is_true, number
from rules_engine.facts.situation import Member
from rules_engine.means.recognised_income import GIVEN, open_about, open_about_means
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.limits import Limit, MedianPercent, Official, earner_kinds

DUAL = "household.types.dual_income"
PROPERTY = {
    "household.net_assets_krw": ("household.assets_krw", "household.debt_krw"),
    "household.counted_property_krw": ("household.assets_krw", "household.financial_assets_krw", "household.debt_krw"),
}
CARE_FACTS = ("member.care_end_date", "member.age_at_care_end")
OF_HOUSEHOLDS = (Official, MedianPercent)
"""The limits that hang on a household."""


class Missing(NamedTuple):
    """A fact that is needed; `member` is the id of the person it is about, None for the household."""

    fact: str
    member: str | None


Finder = Callable[[str, View, Member | None], Iterator[Missing]]


def needed_for(atom: Atom, view: View, member: Member | None) -> list[Missing]:
    """What would settle an open comparison: its fact, unless that is exact, and what its limits hang on."""
    fact, moving = atom.fact, [limit for limit in (atom.least, atom.most) if isinstance(limit, OF_HOUSEHOLDS)]
    if not moving and member is not None and member.listed and fact.startswith("member.") and _finder(fact) is None:
        return [Missing(fact, member.id)]  # exact it would not be open, and a person's own may be asked of everybody
    value = view.value(fact, member)
    exact = isinstance(value, Interval) and value.lo == value.hi
    needed = [] if exact else [*missing_for(fact, view, member)]
    for limit in moving:
        needed += limits_need(limit, view)
    if member is not None and not member.lives_together:
        # What is known of the household is not theirs who live elsewhere, so only their own can be asked here.
        return [one for one in needed if one.member == member.id]
    return needed


def missing_for(fact: str, view: View, member: Member | None) -> Iterable[Missing]:
    """The facts that would settle an open comparison: the fact itself, unless it is derived from others."""
    if member is not None and not member.listed:
        return (Missing("household.children", None),)
    find = _finder(fact)
    if find is not None:
        return find(fact, view, member)
    return (Missing(fact, member.id if member is not None and fact.startswith("member.") else None),)


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


def _of_recognised(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    scheme = fact.removeprefix("recognised_income.")
    yield from (Missing(path, who) for path, who in open_about(scheme, view))
    yield from unknown_size(view)
    if scheme != "youth_rent" and number(view.household, GIVEN) == ANY_AMOUNT:
        yield from _unlisted(view)


def _of_receipts(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield Missing("situation.receiving", None)


def _of_couple_income(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield from _not_exact(view, ("household.monthly_income_krw",))
    yield from _unlisted(view)
    yield from (Missing(path, who) for path, who in open_about_means(view))


def _of_property(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield from _not_exact(view, PROPERTY[fact])


def _of_residence(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield Missing("residence.since", None)


def _not_exact(view: View, paths: tuple[str, ...]) -> Iterator[Missing]:
    yield from (Missing(path, None) for path in paths if number(view.household, path).exact is None)


def unknown_size(view: View) -> Iterator[Missing]:
    """The household's size, unless it is known."""
    if view.household["household.size"].exact is None:
        yield Missing("household.size", None)


def unknown_place(view: View) -> Iterator[Missing]:
    """The place, unless it is known."""
    yield from (Missing(path, None) for path in open_place(view.household))


def _of_age(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield Missing("member.birth_date", None if member is None else member.id)


def _of_care(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    known, who = ({}, None) if member is None else (member.facts, member.id)
    if member is not None and _unknown(member, "member.statuses.care_leaver"):
        yield Missing("member.statuses.care_leaver", who)
    elif fact == "member.age_at_care_end":
        dates = ("member.birth_date", "member.care_end_date")
        yield from (Missing(path, who) for path in dates if number(known, path).exact is None)
    else:
        yield Missing(fact, who)


def _of_pregnancy(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    who = None if member is None else member.id
    unsure = fact == "member.pregnancy_months" and member is not None and _unknown(member, "member.statuses.pregnant")
    yield Missing("member.statuses.pregnant" if unsure else "member.pregnancy_months", who)


def _unknown(member: Member, status: str) -> bool:
    return is_true(member.facts, status) == UNKNOWN


def _registrations(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    youngest = may_be_youngest(_children(view))
    places = [(child.id, child.facts.get("member.birth_registered_sido")) for child in youngest]
    lacking = [child for child, place in places if not isinstance(place, Choice) or place.exact is None]
    yield from (Missing("member.birth_registered_sido", child) for child in lacking)
    if not lacking and _unlisted_children(view):
        yield Missing("household.children", None)


def _of_anybody(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    status = STATUSES + fact.removeprefix(ANY_OF)
    for one in view.people:
        if one.lives_together and is_true(one.facts, status) == UNKNOWN:
            yield Missing(status, one.id)
    yield from _unlisted(view)


def _unlisted(view: View) -> Iterator[Missing]:
    if not view.complete:
        known = view.household["household.size"].exact is not None
        yield Missing("household.members" if known else "household.size", None)


def _unlisted_children(view: View) -> bool:
    return number(view.household, "household.children").hi > len(_children(view))


def _children(view: View) -> list[Member]:
    return [member for member in view.people if member.lives_together and member.is_surely("child", "grandchild")]


def _of_spouse(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield from _unlisted(view)


def _of_children(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield from _births(view, children=True)


def _of_births(fact: str, view: View, member: Member | None) -> Iterator[Missing]:
    yield from _births(view, children=False)


def _births(view: View, *, children: bool) -> Iterator[Missing]:
    for member in _children(view) if children else [one for one in view.people if one.lives_together]:
        birth = member.facts.get("member.birth_date")
        if not isinstance(birth, Interval) or birth.exact is None:
            yield Missing("member.birth_date", member.id)
    if not children:
        yield from _unlisted(view)
    elif _unlisted_children(view):
        yield Missing("household.children", None)


FINDERS: Mapping[str, Finder] = {
    "residence.months": _of_residence,
    "household.has_spouse": _of_spouse,
    "household.couple_income_krw": _of_couple_income,
    **dict.fromkeys(PROPERTY, _of_property),
    **dict.fromkeys(
        (f"household.{name}" for name in ("youngest_child_birth", "youngest_child_age", "children_under_19")),
        _of_children,
    ),
    **dict.fromkeys((f"household.{name}" for name in ("youngest_birth", "oldest_birth", "oldest_age")), _of_births),
    "member.has_spouse": _of_spouse,
    **dict.fromkeys(("member.age", "member.age_months"), _of_age),
    "member.child_birth_date": _of_children,
    "member.child_birth_registered_sido": _registrations,
    **dict.fromkeys(CARE_FACTS, _of_care),
    **dict.fromkeys(("member.due_date", "member.pregnancy_months"), _of_pregnancy),
}
"""What settles a derived fact; see also `_finder`."""


@cache
def _finder(fact: str) -> Finder | None:
    """How to find what settles a fact; None where it is only the fact itself."""
    if fact.startswith(ANY_OF):
        return _of_anybody
    return {"recognised_income": _of_recognised, "receiving": _of_receipts}.get(fact.split(".")[0], FINDERS.get(fact))
