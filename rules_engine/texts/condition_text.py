# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Conditions in plain Korean for a reader who has told nothing: figures by size of household, programmes by name."""

from collections.abc import Iterator, Mapping
from datetime import date

from rules_engine.facts.sets import UNKNOWN, Interval
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria
from rules_engine.programmes.limits import Fixed, Limit, MedianPercent, Official
from rules_engine.programmes.programme import Programme
from rules_engine.texts import wording
from rules_engine.verdicts.evaluation import widest

SIZES = (1, 2, 3, 4)
ANYBODY, RECEIVED = "household.any_", "receiving."
Programmes = Mapping[str, Programme]


def condition_lines(criteria: Criteria, programmes: Programmes, on: date) -> Iterator[str]:
    """A line for each condition; alternatives are indented below theirs."""
    for criterion in criteria:
        if isinstance(criterion, AnyOf):
            yield "다음 가운데 하나"
            yield from (f"  - {conditions_text(one, programmes, on)}" for one in criterion.alternatives)
        else:
            yield _atom(criterion, programmes, on)


def conditions_text(criteria: Criteria, programmes: Programmes, on: date) -> str:
    """All conditions in one line."""
    parts = [
        _atom(one, programmes, on)
        if isinstance(one, Atom)
        else f"({' 또는 '.join(conditions_text(alternative, programmes, on) for alternative in one.alternatives)})"
        for one in criteria
    ]
    return ", 그리고 ".join(parts)


def _atom(atom: Atom, programmes: Programmes, on: date) -> str:
    if atom.text is not None:
        return atom.text
    if atom.fact.startswith(RECEIVED):
        name = programmes[atom.fact.removeprefix(RECEIVED)].name
        return f"'{name}' 혜택을 {'이미 받고 있어요' if atom.least is not None else '받고 있지 않아요'}"
    if widest(atom.fact) == UNKNOWN:
        return _yes_or_no(atom)
    sizes = _by_size(atom, on)
    need = wording.need(atom, {}, on)
    if sizes:
        need = need.replace(f"({on.year}년 가구에 따라 다른 금액)", "")
    return f"{wording.label(atom.fact)}: {need}{sizes}"


def _yes_or_no(atom: Atom) -> str:
    label, holds = wording.label(atom.fact), atom.least == Fixed(1)
    if atom.fact.startswith(ANYBODY) or atom.fact.endswith("has_spouse"):
        return f"{wording.with_josa(label, '이')} {'있어요' if holds else '없어요'}"
    return f"{label}에 {'해당해요' if holds else '해당하지 않아요'}"


def _by_size(atom: Atom, on: date) -> str:
    limit = atom.most or atom.least
    if not (isinstance(limit, MedianPercent) or (isinstance(limit, Official) and limit.by == "size")):
        return ""
    figures = [f"{size}인 {amount}" for size in SIZES if (amount := _of_size(limit, size, on))]
    return f" [{on.year}년 {', '.join(figures)}]" if figures else ""


def _of_size(limit: Limit, size: int, on: date) -> str | None:
    reached = limit.on({"household.size": Interval(size, size)}, on)
    if reached is None or (reached.exact is None and reached.hi - reached.lo > reached.lo):
        return None
    return f"{reached.lo:,}원" if reached.exact is not None else f"약 {reached.lo:,}원"
