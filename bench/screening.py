# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household of six: ten rules and the whole catalogue, beside OpenFisca-core and hand-written code."""

from datetime import date
from typing import Any

from bench import by_hand, openfisca_reference, ten_rules
from bench.household import FAMILY
from bench.measure import Report, interleaved, report, timed_after
from rules_engine import load_catalogue, read_situation, screen, screening_json

TODAY = date.fromisoformat(FAMILY["as_of"])
OURS, REFERENCE = "혜택동행: ten rules, verdicts", "OpenFisca-core: ten rules, build and calculate"
OURS_READ, REFERENCE_ALONE = "혜택동행: ten rules, read from JSON first", "OpenFisca-core: ten rules, calculate alone"


def run() -> Report:
    """Check that all agree on the ten rules, then measure them in turns."""
    catalogue, ten = load_catalogue(), ten_rules.catalogue()
    situation = read_situation(FAMILY, TODAY)
    model, told = openfisca_reference.system(), openfisca_reference.situation()
    answers = openfisca_reference.answer(model, told)
    assert by_hand.answer(FAMILY) == answers
    _agree(answers, screen(situation, ten), dict(zip(answers, answers, strict=True)))
    _agree(answers, screen(situation, catalogue), by_hand.RULES)
    rows = interleaved(
        {
            OURS: lambda: screen(situation, ten).codes,
            OURS_READ: lambda: screen(read_situation(FAMILY, TODAY), ten).codes,
            "혜택동행: whole catalogue, verdicts": lambda: screen(situation, catalogue).codes,
            "혜택동행: whole catalogue, read from JSON first": lambda: (
                screen(read_situation(FAMILY, TODAY), catalogue).codes
            ),
            "혜택동행: whole catalogue, the contract's JSON with all reasons": lambda: screening_json(
                screen(situation, catalogue)
            ),
            "the ten rules by hand": lambda: by_hand.answer(FAMILY),
            REFERENCE: lambda: openfisca_reference.answer(model, told),
        }
    )
    alone = timed_after(REFERENCE_ALONE, lambda: openfisca_reference.build(model, told), openfisca_reference.calculate)
    times = {row.name: row.compared_us for row in (*rows, alone)}
    facts = {
        "programmes": len(catalogue.programmes),
        "results": len(screen(situation, catalogue).pairs),
        "times_faster_than_openfisca, ten rules": round(times[REFERENCE] / times[OURS], 1),
        "times_faster_than_openfisca, ten rules, both from JSON": round(times[REFERENCE] / times[OURS_READ], 1),
        "times_faster_than_openfisca, ten rules, both built": round(times[REFERENCE_ALONE] / times[OURS], 1),
    }
    return report("one household of six", [*rows, alone], facts, REFERENCE)


def _agree(reference: dict[str, list[bool]], ours: Any, ids: dict[str, str]) -> None:
    verdicts = {(r.programme.id, r.member): r.verdict for r in ours.results}
    for name, answers in reference.items():
        members = [None] if len(answers) == 1 else [member["id"] for member in FAMILY["members"]]
        for member, holds in zip(members, answers, strict=True):
            verdict = verdicts.get((ids[name], member), "ineligible")
            assert (verdict != "ineligible") is holds, (name, member, verdict, holds)
