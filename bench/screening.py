# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household of six against the whole catalogue, beside OpenFisca-core and hand-written code with ten rules."""

from datetime import date
from typing import Any

from bench import by_hand, openfisca_reference
from bench.household import FAMILY
from bench.measure import Row, interleaved
from rules_engine import load_catalogue, read_situation, screen, screening_json

TODAY = date.fromisoformat(FAMILY["as_of"])
OURS, REFERENCE = "혜택동행: whole catalogue, verdicts", "OpenFisca-core: ten rules"


def run() -> tuple[list[Row], dict[str, Any]]:
    """Check that all three agree on the ten rules, then measure them in turns."""
    catalogue = load_catalogue()
    situation = read_situation(FAMILY, TODAY)
    model, told = openfisca_reference.system(), openfisca_reference.situation()
    _agree(by_hand.answer(FAMILY), openfisca_reference.answer(model, told), screen(situation, catalogue))
    rows = interleaved(
        {
            OURS: lambda: screen(situation, catalogue).codes,
            "혜택동행: the same, read from JSON first": lambda: screen(read_situation(FAMILY, TODAY), catalogue).codes,
            "혜택동행: the contract's JSON with all reasons": lambda: screening_json(screen(situation, catalogue)),
            "the ten rules by hand": lambda: by_hand.answer(FAMILY),
            REFERENCE: lambda: openfisca_reference.answer(model, told),
        }
    )
    times = {row.name: row.median_us for row in rows}
    facts = {
        "programmes": len(catalogue.programmes),
        "results": len(screen(situation, catalogue).pairs),
        "times_faster_than_openfisca": round(times[REFERENCE] / times[OURS], 1),
    }
    return rows, facts


def _agree(hand: dict[str, list[bool]], reference: dict[str, list[bool]], ours: Any) -> None:
    assert hand == reference
    verdicts = {(r.programme.id, r.member): r.verdict for r in ours.results}
    for name, answers in reference.items():
        members = [None] if len(answers) == 1 else [member["id"] for member in FAMILY["members"]]
        for member, holds in zip(members, answers, strict=True):
            verdict = verdicts.get((by_hand.RULES[name], member), "ineligible")
            assert (verdict != "ineligible") is holds, (name, member, verdict, holds)
