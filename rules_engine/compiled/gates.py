# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes behind gates: most are of one place, and where nobody lives there nothing of them need be looked at.

A gate is a condition on the place that a programme's rule asks of everybody. Nodes that only programmes of one gate use
stand behind it; all others come first.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rules_engine.arrays.weighing import NO_GATE
from rules_engine.compiled.nodes import Node, Nodes
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.programme import Period, Programme

PLACES = ("residence.dong", "residence.sigungu", "residence.sido")
"""The narrowest first."""


class Gate(NamedTuple):
    """The row that must be able to hold, and the nodes and programmes behind it (places in `Gated`)."""

    row: int
    first_node: int
    last_node: int
    first: int
    last: int


class Gated(NamedTuple):
    """Rules in the order of their gates: `order` lists the programmes; `who` and `items` stay by programme."""

    gates: tuple[Gate, ...]
    order: tuple[int, ...]
    nodes: tuple[Node, ...]
    who: tuple[int, ...]
    items: tuple[tuple[tuple[int, int], ...], ...]


def gated(
    rows: Sequence[tuple[Programme, Period]],
    who: Sequence[int],
    items: Sequence[Sequence[tuple[int, int]]],
    nodes: Nodes,
    position: Mapping[Any, int],
) -> Gated:
    """Order nodes and programmes by gate and renumber the nodes accordingly."""
    conditions, found = len(position), list(nodes.found)
    gate_of = [_gate(programme, period, position) for programme, period in rows]
    users: list[set[int]] = [set() for _ in found]
    for gate, root, of_one in zip(gate_of, who, items, strict=True):
        for row in (root, *(row for item in of_one for row in item)):
            _use(row, gate, conditions, found, users)
    home = [next(iter(gates)) if len(gates) == 1 else NO_GATE for gates in users]
    gates = [NO_GATE, *sorted(set(gate_of) - {NO_GATE})]
    by_gate: dict[int, list[int]] = {gate: [] for gate in gates}
    for node, gate in enumerate(home):
        by_gate[gate].append(node)
    in_order = [node for gate in gates for node in by_gate[gate]]
    renumbered = {conditions + old: conditions + new for new, old in enumerate(in_order)}
    programmes: dict[int, list[int]] = {gate: [] for gate in gates}
    for programme, gate in enumerate(gate_of):
        programmes[gate].append(programme)
    return Gated(
        gates=tuple(_laid(gates, by_gate, programmes)),
        order=tuple(programme for gate in gates for programme in programmes[gate]),
        nodes=tuple((found[old][0], tuple(renumbered.get(part, part) for part in found[old][1])) for old in in_order),
        who=tuple(renumbered.get(row, row) for row in who),
        items=tuple(
            tuple((renumbered.get(one, one), renumbered.get(other, other)) for one, other in of_one) for of_one in items
        ),
    )


def _laid(gates: Sequence[int], nodes: Mapping[int, list[int]], programmes: Mapping[int, list[int]]) -> list[Gate]:
    laid: list[Gate] = []
    node = programme = 0
    for gate in gates:
        next_node, next_programme = node + len(nodes[gate]), programme + len(programmes[gate])
        laid.append(Gate(gate, node, next_node, programme, next_programme))
        node, programme = next_node, next_programme
    return laid


def _gate(programme: Programme, period: Period, position: Mapping[Any, int]) -> int:
    """What is not reviewed never fails by itself, so it stands behind no gate."""
    if programme.unreviewed or programme.blank:
        return NO_GATE
    asked = [one for one in period.who if isinstance(one, Atom) and one.fact in PLACES]
    narrowest = min(asked, key=lambda atom: PLACES.index(atom.fact), default=None)
    return NO_GATE if narrowest is None else position[narrowest.meaning]


def _use(row: int, gate: int, conditions: int, found: Sequence[Node], users: Sequence[set[int]]) -> None:
    node = row - conditions
    if node < 0 or gate in users[node]:
        return
    users[node].add(gate)
    for part in found[node][1]:
        _use(part, gate, conditions, found, users)
