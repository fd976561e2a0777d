# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household of six: ten rules and the whole catalogue, beside OpenFisca-core and hand-written code."""

from collections.abc import Callable
from datetime import date
from itertools import cycle
from typing import Any

from bench import by_hand, openfisca_reference, ten_rules
from bench.household import FAMILY, others, told_for_the_ten_rules
from bench.measure import Report, interleaved, report, timed_after
from bench.targets import Target
from rules_engine import load_catalogue, read_situation, screen, screening_json
from rules_engine.facts.situation import Situation

TODAY = date.fromisoformat(FAMILY["as_of"])
HOUSEHOLDS = 50
OURS, REFERENCE = "혜택동행: ten rules, verdicts", "OpenFisca-core: ten rules, build and calculate"
OURS_NEW = "혜택동행: ten rules, verdicts of a situation never screened before"
OURS_READ, REFERENCE_ALONE = "혜택동행: ten rules, read from JSON first", "OpenFisca-core: ten rules, calculate alone"
OURS_LIKE_REFERENCE = "혜택동행: ten rules, from JSON told what the reference is told"


def run() -> Report:
    """Check that all agree on the ten rules for each household, then measure them in turns, each call another one."""
    catalogue, ten = load_catalogue(), ten_rules.catalogue()
    families = [FAMILY, *others(HOUSEHOLDS - 1)]
    situations, short = [_read(one) for one in families], [told_for_the_ten_rules(one) for one in families]
    model, told = openfisca_reference.system(), [openfisca_reference.situation(one) for one in families]
    for family, situation, few, as_built in zip(families, situations, short, told, strict=True):
        answers = openfisca_reference.answer(model, as_built)
        assert by_hand.answer(family) == answers
        _agree(answers, screen(situation, ten), dict(zip(answers, answers, strict=True)))
        _agree(answers, screen(_read(few), ten), dict(zip(answers, answers, strict=True)))
        _agree(answers, screen(situation, catalogue), by_hand.RULES)
    rows = interleaved(
        {
            OURS: _each(situations, lambda one: screen(one, ten).codes),
            OURS_NEW: _each(situations, lambda one: screen(_new(one), ten).codes),
            OURS_READ: _each(families, lambda one: screen(_read(one), ten).codes),
            OURS_LIKE_REFERENCE: _each(short, lambda one: screen(_read(one), ten).codes),
            "혜택동행: whole catalogue, verdicts": _each(situations, lambda one: screen(one, catalogue).codes),
            "혜택동행: whole catalogue, read from JSON first": _each(
                families, lambda one: screen(_read(one), catalogue).codes
            ),
            "혜택동행: whole catalogue, the contract's JSON with all reasons": _each(
                situations, lambda one: screening_json(screen(one, catalogue))
            ),
            "the ten rules by hand": _each(families, by_hand.answer),
            REFERENCE: _each(told, lambda one: openfisca_reference.answer(model, one)),
        }
    )
    turns = cycle(told)
    alone = timed_after(
        REFERENCE_ALONE, lambda: openfisca_reference.build(model, next(turns)), openfisca_reference.calculate
    )
    times = {row.name: row.compared_us for row in (*rows, alone)}
    faster = times[REFERENCE] / times[OURS]
    facts = {
        "programmes": len(catalogue.programmes),
        "results": len(screen(situations[0], catalogue).pairs),
        "households": HOUSEHOLDS,
        "times_faster_than_openfisca, ten rules": round(faster, 1),
        "times_faster_than_openfisca, ten rules, both from JSON": round(times[REFERENCE] / times[OURS_READ], 1),
        "times_faster_than_openfisca, ten rules, both from JSON, told the same": round(
            times[REFERENCE] / times[OURS_LIKE_REFERENCE], 1
        ),
        "times_faster_than_openfisca, ten rules, both built": round(times[REFERENCE_ALONE] / times[OURS], 1),
    }
    target = Target("ten rules live: times faster than OpenFisca-core", faster, "at least", 300)
    return report("one household of six", [*rows, alone], facts, REFERENCE, [target])


def _each(values: list[Any], call: Callable[[Any], object]) -> Callable[[], object]:
    """The call with the next of the values, round and round."""
    turns = cycle(values)
    return lambda: call(next(turns))


def _read(told: dict[str, Any]) -> Situation:
    return read_situation(told, TODAY)


def _new(one: Situation) -> Situation:
    """The same of which nothing is kept."""
    return Situation(one.as_of, one.facts, one.members, one.receiving)


def _agree(reference: dict[str, list[bool]], ours: Any, ids: dict[str, str]) -> None:
    verdicts = {(r.programme.id, r.member): r.verdict for r in ours.results}
    for name, answers in reference.items():
        members = [None] if len(answers) == 1 else [member["id"] for member in FAMILY["members"]]
        for member, holds in zip(members, answers, strict=True):
            verdict = verdicts.get((ids[name], member), "ineligible")
            assert (verdict != "ineligible") is holds, (name, member, verdict, holds)
