# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The closed vocabulary of conditions. Each is a fact and the values that a rule allows for it.

AND is a list of criteria; OR is `any_of` with alternative lists. `docs/criteria.md` shows every kind with an example.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules_engine.facts.vocabulary import facts, parts_of
from rules_engine.programmes.limits import Ago, Fixed, Limit, MedianPercent, Official
from rules_engine.programmes.located import Located


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands written: document, file and lines, or an address; and since when it holds."""

    title: str
    file: str | None = None
    lines: str | None = None
    url: str | None = None
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison: the fact must lie from `least` to `most`, or be one of `among`.

    `text` is the condition in plain words, where the general wording would not do.
    """

    fact: str
    source: Source
    least: Limit | None = None
    most: Limit | None = None
    among: frozenset[str] | None = None
    text: str | None = None

    @property
    def meaning(self) -> tuple[str, Limit | None, Limit | None, frozenset[str] | None]:
        """What is compared, whatever its words and its source: conditions that mean the same are one."""
        return self.fact, self.least, self.most, self.among


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives: one list of criteria is enough."""

    alternatives: tuple[tuple["Criterion", ...], ...]


Criterion = Atom | AnyOf
Criteria = tuple[Criterion, ...]


def atoms(criteria: Criteria) -> Iterator[Atom]:
    """Every comparison in a list of criteria, in order."""
    for criterion in criteria:
        if isinstance(criterion, Atom):
            yield criterion
        else:
            for alternative in criterion.alternatives:
                yield from atoms(alternative)


def read_criteria(entries: Any, source: Source, where: Located) -> Criteria:
    """Read a list of conditions.

    Raises:
        CatalogueError: at an unknown key, with the nearest known one.
    """
    if not isinstance(entries, list):
        raise where.wrong("who", "conditions are a list: each begins with '- '.")
    return tuple(criterion for entry in entries for criterion in _read(entry, source, where))


def _read(entry: Any, source: Source, where: Located) -> Iterator[Criterion]:
    if not isinstance(entry, Located):
        raise where.wrong(None, "a condition is a key with its value, such as 'age: {at_least: 65}'.")
    entry.only([*KINDS, "any_of", "text"], "a criterion (see docs/criteria.md)")
    text = entry.get("text")
    for kind, value in entry.items():
        if kind == "text":
            continue
        if kind == "any_of":
            yield AnyOf(tuple(read_criteria(alternative, source, entry) for alternative in value))
        else:
            for part in KINDS[kind](value, entry):
                yield Atom(source=source, text=text, **part)


Part = dict[str, Any]
Reader = Callable[[Any, Located], Iterator[Part]]


def _bounds(fact: str) -> Reader:
    """`{at_least, over, at_most, under}` of a number."""

    def read(value: Any, entry: Located) -> Iterator[Part]:
        yield {"fact": fact, **_between(value, entry)}

    return read


def _between(value: Any, entry: Located) -> Part:
    if isinstance(value, int) and not isinstance(value, bool):
        return {"least": Fixed(value), "most": Fixed(value)}
    if not isinstance(value, Located):
        raise entry.wrong(None, "say at_least, over, at_most or under.")
    value.only(["at_least", "over", "at_most", "under"], "a bound")
    bounds: Part = {}
    if "at_least" in value:
        bounds["least"] = read_limit(value["at_least"], value)
    if "over" in value:
        bounds["least"] = read_limit(value["over"], value, less=-1)
    if "at_most" in value:
        bounds["most"] = read_limit(value["at_most"], value)
    if "under" in value:
        bounds["most"] = read_limit(value["under"], value, less=1)
    return bounds


def read_limit(value: Any, where: Located, less: int = 0) -> Limit:
    """Read a number, a day, a percent of the median income, or the name of an official figure."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fixed(value - less)
    if isinstance(value, date):
        return Fixed(value.toordinal() - less)
    if not isinstance(value, Located):
        raise where.wrong(None, "a limit is a number, a date, a percent, or a parameter.")
    value.only(["percent", "printed", "plus", "parameter", "by", "yearly"], "part of a limit")
    if "percent" in value:
        percent = value["percent"]
        named = percent.need("parameter") if isinstance(percent, Located) else percent
        return MedianPercent(named, value.get("printed"), less, value.get("plus", 0))
    if value.get("yearly") and less < 0:
        raise value.wrong("yearly", "a yearly figure can only be an upper limit of a monthly fact.")
    return Official(value.need("parameter"), value.get("by"), less, bool(value.get("yearly", False)))


def _since(fact: str) -> Reader:
    """`{months, days, years}`: so long at most since a day."""

    def read(value: Any, entry: Located) -> Iterator[Part]:
        if not isinstance(value, Located):
            raise entry.wrong(None, "say how long: months, days or years.")
        value.only(["months", "days", "years"], "a length of time")
        months = value.get("months", 12 * value.get("years", 0)) or None
        yield {"fact": fact, "least": Ago(months=months, days=value.get("days"))}

    return read


def _words(fact: str) -> Reader:
    def read(value: Any, entry: Located) -> Iterator[Part]:
        words = [value] if isinstance(value, str) else value
        known = facts()[fact].options_of if fact in facts() else None
        for word in words:
            if known is not None and word not in known:
                raise entry.wrong(None, f"'{word}' is not one of {', '.join(known)}.")
        yield {"fact": fact, "among": frozenset(words)}

    return read


def _residence(value: Any, entry: Located) -> Iterator[Part]:
    if not isinstance(value, Located):
        raise entry.wrong("residence", "say sido, sigungu or dong.")
    for key in value.only(["sido", "sigungu", "dong"], "a kind of place"):
        yield from _words(f"residence.{key}")(value[key], value)


def _flag(group: str, *, true: bool, prefix: str | None = None) -> Reader:
    """A status or type that must hold (or must not)."""

    def read(value: Any, entry: Located) -> Iterator[Part]:
        known = parts_of(group)
        if value not in known:
            Located.only(_named(entry, value), known, "a status")
        path = f"{prefix or group + '.'}{value}"
        yield {"fact": path, "least": Fixed(1)} if true else {"fact": path, "most": Fixed(0)}

    return read


def _named(entry: Located, value: Any) -> Located:
    found = Located({str(value): None})
    found.file, found.line, found.lines = entry.file, entry.line, {str(value): entry.line}
    return found


def _recognised(value: Any, entry: Located) -> Iterator[Part]:
    if not isinstance(value, Located):
        raise entry.wrong("recognised_income", "say of, and at_most.")
    value.only(["of", "at_least", "over", "at_most", "under"], "part of recognised_income")
    bounds = Located({key: limit for key, limit in value.items() if key != "of"})
    bounds.file, bounds.line, bounds.lines = value.file, value.line, value.lines
    yield {"fact": f"recognised_income.{value.need('of')}", **_between(bounds, entry)}


def _received(*, true: bool) -> Reader:
    def read(value: Any, entry: Located) -> Iterator[Part]:  # noqa: ARG001
        path = f"receiving.{value}"
        yield {"fact": path, "least": Fixed(1)} if true else {"fact": path, "most": Fixed(0)}

    return read


KINDS: dict[str, Reader] = {
    "age": _bounds("member.age"),
    "age_months": _bounds("member.age_months"),
    "born": _bounds("member.birth_date"),
    "sex": _words("member.sex"),
    "relation": _words("member.relation"),
    "nationality": _words("member.nationality"),
    "stay_days": _bounds("member.stay_days"),
    "status": _flag("member.statuses", true=True),
    "not_status": _flag("member.statuses", true=False),
    "anybody": _flag("member.statuses", true=True, prefix="household.any_"),
    "nobody": _flag("member.statuses", true=False, prefix="household.any_"),
    "disability_severity": _words("member.disability_severity"),
    "pregnancy_months": _bounds("member.pregnancy_months"),
    "since_birth_of_child": _since("member.child_birth_date"),
    "since_birth": _since("member.birth_date"),
    "birth_order": _bounds("member.birth_order"),
    "birth_registered_in": _words("member.birth_registered_sido"),
    "child_birth_registered_in": _words("member.child_birth_registered_sido"),
    "since_care_end": _since("member.care_end_date"),
    "age_at_care_end": _bounds("member.age_at_care_end"),
    "residence": _residence,
    "residence_months": _bounds("residence.months"),
    "household_size": _bounds("household.size"),
    "household_type": _flag("household.types", true=True),
    "not_household_type": _flag("household.types", true=False),
    "housing": _words("household.housing"),
    "children": _bounds("household.children"),
    "youngest_child_born": _bounds("household.youngest_child_birth"),
    "youngest_child_age": _bounds("household.youngest_child_age"),
    "youngest_born": _bounds("household.youngest_birth"),
    "oldest_born": _bounds("household.oldest_birth"),
    "oldest_age": _bounds("household.oldest_age"),
    "children_under_19": _bounds("household.children_under_19"),
    "has_spouse": _bounds("household.has_spouse"),
    "own_spouse": _bounds("member.has_spouse"),
    "income": _bounds("household.monthly_income_krw"),
    "earned_income": _bounds("household.earned_income_krw"),
    "couple_income": _bounds("household.couple_income_krw"),
    "recognised_income": _recognised,
    "assets": _bounds("household.assets_krw"),
    "net_assets": _bounds("household.net_assets_krw"),
    "counted_property": _bounds("household.counted_property_krw"),
    "financial_assets": _bounds("household.financial_assets_krw"),
    "monthly_rent": _bounds("household.monthly_rent_krw"),
    "receives": _received(true=True),
    "not_receives": _received(true=False),
}
