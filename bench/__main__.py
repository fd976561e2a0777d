# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`make bench`: every section, its ratios side by side, and the same as JSON in bench/results/.

`python -m bench SECTION…` runs some of them only.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import (
    batch,
    channels,
    exactness,
    load,
    many_programmes,
    question_study,
    registers,
    screening,
    service,
    understanding,
)
from bench.measure import Report, machine

RESULTS = Path(__file__).with_name("results")
SECTIONS: dict[str, Callable[[], Report]] = {
    "screening": screening.run,
    "batch": batch.run,
    "exactness": exactness.run,
    "many_programmes": many_programmes.run,
    "questions": question_study.run,
    "registers": registers.run,
    "service": service.run,
    "channels": channels.run,
    "load": load.run,
    "understanding": understanding.run,
}


def main(*chosen: str) -> None:
    """Run, print and keep."""
    RESULTS.mkdir(exist_ok=True)
    for name in chosen or SECTIONS:
        report = SECTIONS[name]()
        print(f"\n{report.text}", flush=True)
        kept = json.dumps({"machine": machine(), **report.data}, ensure_ascii=False, indent=1)
        (RESULTS / f"{name}.json").write_text(kept + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
