# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Criteria as nodes over the distinct conditions; what is written in many programmes is one node."""

from collections.abc import Mapping
from typing import Any

from rules_engine.programmes.criteria import Atom, Criteria, Criterion

Node = tuple[bool, tuple[int, ...]]
"""Whether one part is enough, and the parts: rows of conditions, or of nodes before this one, counted on from them."""


class Nodes:
    """The distinct nodes, in an order in which parts come before what they are parts of."""

    def __init__(self, conditions: Mapping[Any, int]) -> None:
        self.conditions = conditions
        self.found: dict[Node, int] = {}

    def all_of(self, criteria: Criteria) -> int:
        """The row of which all parts must hold; of a single part, that part."""
        parts = tuple(dict.fromkeys(self._part(criterion) for criterion in criteria))
        return parts[0] if len(parts) == 1 else self._node((False, parts))

    def _part(self, criterion: Criterion) -> int:
        if isinstance(criterion, Atom):
            return self.conditions[criterion.meaning]
        return self._node((True, tuple(map(self.all_of, criterion.alternatives))))

    def _node(self, node: Node) -> int:
        return self.found.setdefault(node, len(self.conditions) + len(self.found))
