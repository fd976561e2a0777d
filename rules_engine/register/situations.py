# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register's households one by one as situations, and households as a register: slow, and the reference."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from rules_engine.facts.sets import Interval, Value
from rules_engine.facts.situation import Member, Situation
from rules_engine.facts.vocabulary import facts
from rules_engine.register.batch import TOGETHER, Batch, of_person, widest
from rules_engine.register.schema import HOUSEHOLD, RECEIVING, RESIDENT, columns

Row = dict[str, Any]
ENQUIRER: Mapping[str, Any] = {"id": "me", "relation": "self"}


def situations(batch: Batch, as_of: date) -> Iterator[Situation]:
    """Each household of a batch as `read_situation` would have read it; a member's id is the resident's."""
    personal, shared = (_told(batch, personal=personal) for personal in (True, False))
    residents = batch.residents.to_pylist()
    for place, (first, end) in enumerate(zip(batch.starts[:-1], batch.starts[1:], strict=True)):
        members = tuple(_member(str(residents[row]), personal[row]) for row in range(first, end))
        code = batch.receiving.codes[place]
        receiving = batch.receiving.values[code] if code >= 0 else None
        yield Situation(as_of, shared[place], members, receiving)


def _member(resident: str, told: dict[str, Value]) -> Member:
    together = told.pop(TOGETHER, Interval(1, 1))
    return Member(resident, told, lives_together=together != Interval(0, 0))


def _told(batch: Batch, *, personal: bool) -> list[dict[str, Value]]:
    """What is known of each person, or of each household."""
    found: list[dict[str, Value]] = [{} for _ in range(batch.rows if personal else len(batch.sizes))]
    for path, ends in batch.numbers.items():
        if of_person(path) is personal:
            unknown = widest(path)
            for place in np.flatnonzero(ends.known).tolist():
                interval = Interval(int(ends.lo[place]), int(ends.hi[place]))
                if interval != unknown:
                    found[place][path] = interval
    for path, words in batch.words.items():
        if of_person(path) is personal:
            for place, code in enumerate(words.codes.tolist()):
                if code >= 0:
                    found[place][path] = words.values[code]
    return found


def register_of(households: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The register of some households in the contract's JSON (their `as_of` is not part of a register).

    Households are numbered from 0. One without members becomes a row of its own for the enquirer.
    """
    rows = [row for number, told in enumerate(households) for row in _rows(number, told)]
    names = [name for name in columns() if any(name in row for row in rows)]
    return pa.table({name: _column(name, [row.get(name) for row in rows]) for name in names})


def _rows(number: int, told: Mapping[str, Any]) -> Iterator[Row]:
    home: Row = {HOUSEHOLD: str(number)}
    for room in ("residence", "household"):
        home |= _flat(told.get(room) or {}, room)
    if told.get("receiving") is not None:
        home[RECEIVING] = list(told["receiving"])
    for position, member in enumerate(told.get("members") or [ENQUIRER]):
        unnamed = "me" if position == 0 else f"member-{position + 1}"
        facts_told = {key: value for key, value in member.items() if key != "id"}
        yield {**home, RESIDENT: member.get("id") or unnamed, **_flat(facts_told, "member")}


def _flat(told: Mapping[str, Any], room: str) -> Row:
    found: Row = {}
    for key, value in told.items():
        path = f"{room}.{key}"
        if not isinstance(value, Mapping):
            found[path] = value
        elif facts()[path].type == "group":
            found |= _flat(value, path)
        elif "any_of" in value:
            found[path] = list(value["any_of"])
        else:
            found |= {f"{path}.{end}": one for end, one in value.items()}
    return found


def _column(name: str, values: list[Any]) -> pa.Array:
    kind = columns()[name]
    if kind == pa.date32():
        return pa.array([None if value is None else date.fromisoformat(value) for value in values], kind)
    if kind == pa.string() and any(isinstance(value, list) for value in values):
        return pa.array([[value] if isinstance(value, str) else value for value in values], pa.list_(kind))
    return pa.array(values, kind)
