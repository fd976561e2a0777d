# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`make bench`: every section, its ratios side by side, and the same as JSON in bench/results/."""

import json
from pathlib import Path
from typing import Any

from bench import question_study, screening, service
from bench.measure import Row, machine

RESULTS = Path(__file__).with_name("results")
SECTIONS = {
    "screening": (screening.run, screening.REFERENCE),
    "questions": (question_study.run, None),
    "service": (service.run, None),
}


def main() -> None:
    """Run, print and keep."""
    RESULTS.mkdir(exist_ok=True)
    for name, (run, reference) in SECTIONS.items():
        rows, facts = run()
        print(_table(name, rows, reference))
        for key, value in facts.items():
            print(f"  {key}: {value}")
        kept = {"machine": machine(), **facts, "rows": [_row(row) for row in rows]}
        (RESULTS / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _table(name: str, rows: list[Row], reference: str | None) -> str:
    base = next((row.median_us for row in rows if row.name == reference), None)
    lines = [f"\n{name:52} {'median µs':>12} {'p95 µs':>12} {'reference / this':>17}"]
    for row in rows:
        ratio = "" if base is None else f"{base / row.median_us:.1f}"
        lines.append(f"{row.name:52} {row.median_us:12,.0f} {row.p95_us:12,.0f} {ratio:>17}")
    return "\n".join(lines)


def _row(row: Row) -> dict[str, Any]:
    return {"name": row.name, "median_us": round(row.median_us, 1), "p95_us": round(row.p95_us, 1)}


main()
