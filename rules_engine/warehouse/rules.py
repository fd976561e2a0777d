# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The rules of programmes as staged selections: the conditions, alternatives over them, then the verdicts.

What is written in many programmes is one column. Each stage is a view, which keeps a query from repeating what an
earlier stage has reckoned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from rules_engine.programmes.criteria import Atom, Criteria, Criterion
from rules_engine.programmes.programme import Confirm, Period, Programme
from rules_engine.screening.screen import VERDICTS
from rules_engine.warehouse.conditions import ASK, FAILS, HOLDS, OPEN, code, condition

ELIGIBLE, CONFIRM, UNKNOWN, INELIGIBLE = range(len(VERDICTS))
KEY = ("household", "recipient", "member")


class Node(NamedTuple):
    """All of its parts (columns), or any of them; `level` is one more than the highest of its parts'."""

    any_of: bool
    parts: tuple[str, ...]
    level: int


class Item(NamedTuple):
    """A confirm item: the columns that settle it, None where it has none."""

    settled_by: str | None
    unless: str | None


class Rule(NamedTuple):
    """What decides a verdict; programmes of one rule share it."""

    who: str
    items: tuple[Item, ...]
    confirms: bool
    unreviewed: bool
    blank: bool


@dataclass(slots=True)
class Rules:
    """The rules of some programmes on a day, as columns over the distinct conditions and nodes."""

    on: date
    conditions: dict[tuple[object, ...], tuple[str, Atom]] = field(default_factory=dict)
    nodes: dict[Node, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    rules: dict[Rule, str] = field(default_factory=dict)
    programmes: dict[str, str] = field(default_factory=dict)
    """Of each programme the column of its rule."""

    def add(self, programme: Programme, period: Period) -> None:
        """Lay out one programme as it stands on the day."""
        rule = Rule(
            who=self._all_of(period.who),
            items=tuple(self._item(item) for item in period.confirm),
            confirms=programme.stale(self.on),
            unreviewed=programme.unreviewed,
            blank=programme.blank,
        )
        self.programmes[programme.id] = self.rules.setdefault(rule, f"rule_{len(self.rules)}")

    def verdicts(self, facts: Table) -> Table:
        """A row for each recipient: `KEY`, and for each rule the verdict as its place in `VERDICTS`."""
        rows = facts.select(*KEY, **{name: condition(atom, self.on, facts) for name, atom in self.conditions.values()})
        rows = rows.view()
        for level in sorted(set(self.levels.values())):
            here = {name: _node(node, rows) for node, name in self.nodes.items() if node.level == level}
            rows = rows.mutate(**here).view()
        return rows.select(*KEY, **{name: _verdict(rule, rows) for rule, name in self.rules.items()}).view()

    def _item(self, item: Confirm) -> Item:
        settled, unless = (self._all_of(one) if one else None for one in (item.settled_by, item.unless))
        return Item(settled, unless)

    def _all_of(self, criteria: Criteria) -> str:
        parts = tuple(dict.fromkeys(map(self._part, criteria)))
        return parts[0] if len(parts) == 1 else self._named(parts, any_of=False)

    def _part(self, criterion: Criterion) -> str:
        if isinstance(criterion, Atom):
            meaning = (criterion.fact, criterion.least, criterion.most, criterion.among)
            return self.conditions.setdefault(meaning, (f"condition_{len(self.conditions)}", criterion))[0]
        return self._named(tuple(map(self._all_of, criterion.alternatives)), any_of=True)

    def _named(self, parts: tuple[str, ...], *, any_of: bool) -> str:
        node = Node(any_of, parts, 1 + max((self.levels.get(part, 0) for part in parts), default=0))
        name = self.nodes.setdefault(node, f"node_{len(self.nodes)}")
        self.levels[name] = node.level
        return name


def rules_of(programmes: Iterable[tuple[Programme, Period]], on: date) -> Rules:
    """Lay out the rules of programmes on a day."""
    found = Rules(on)
    for programme, period in programmes:
        found.add(programme, period)
    return found


def _node(node: Node, rows: Table) -> IntegerValue:
    parts = [rows[part] for part in node.parts]
    if not node.any_of:
        return _least(parts)
    if len(parts) < 2:  # noqa: PLR2004
        return parts[0] if parts else code(FAILS)
    # Of what is open, it is enough for OR that one part has something to ask.
    best = ibis.greatest(*parts)
    asks = ibis.or_(*(part == ASK for part in parts))
    return ibis.cases(((best == OPEN) & asks, code(ASK)), else_=best)


def _least(parts: Sequence[IntegerValue]) -> IntegerValue:
    """The least; Spark takes no fewer than two."""
    return ibis.least(*parts) if len(parts) > 1 else parts[0] if parts else code(HOLDS)


def _verdict(rule: Rule, rows: Table) -> IntegerValue:
    """See `result._verdict`."""
    if rule.blank:
        return code(UNKNOWN)
    effects = [_effect(item, rows) for item in rule.items]
    outcome = _least([rows[rule.who], *effects])
    if rule.unreviewed:
        return (outcome == ASK).ifelse(code(UNKNOWN), code(CONFIRM))
    seen = [_seen(item, rows) for item in rule.items]
    confirm = ibis.or_(ibis.literal(rule.confirms), outcome == OPEN, *seen)
    return ibis.cases(
        (outcome == FAILS, code(INELIGIBLE)),
        (outcome == ASK, code(UNKNOWN)),
        (confirm, code(CONFIRM)),
        else_=code(ELIGIBLE),
    )


def _decided(node: str, rows: Table) -> BooleanValue:
    return rows[node].isin((FAILS, HOLDS))


def _effect(item: Item, rows: Table) -> IntegerValue:
    """What a confirm item does to the outcome; see `result._weighed`."""
    cases = []
    if item.settled_by is not None:
        cases.append((_decided(item.settled_by, rows), rows[item.settled_by]))
    if item.unless is not None:
        cases.append((rows[item.unless] != FAILS, rows[item.unless]))
    return ibis.cases(*cases, else_=code(HOLDS)) if cases else code(HOLDS)


def _seen(item: Item, rows: Table) -> BooleanValue:
    """Whether a person must see the item."""
    to_see = [] if item.settled_by is None else [~_decided(item.settled_by, rows)]
    if item.unless is not None:
        to_see.append(rows[item.unless] != HOLDS)
    return ibis.and_(*to_see)
