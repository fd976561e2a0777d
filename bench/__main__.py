# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`make bench`: every section, its ratios side by side, and the same as JSON in bench/results/.

`python -m bench SECTION…` runs some of them only. At the end stands every target of what was run, beside its bound.
"""

import json
import sys
from collections.abc import Callable, Sequence
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
from bench.targets import Target, page

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
    targets: dict[str, Sequence[Target]] = {}
    for name in chosen or SECTIONS:
        report = SECTIONS[name]()
        print(f"\n{report.text}", flush=True)
        targets[name] = report.targets
        found = {"machine": machine(), **report.data, "targets": [one.as_data() for one in report.targets]}
        kept = json.dumps(found, ensure_ascii=False, indent=1)
        (RESULTS / f"{name}.json").write_text(kept + "\n", encoding="utf-8")
    print(f"\n{page(targets)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
