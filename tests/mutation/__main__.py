# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.mutation [ids…]`: what could be wrong in these programmes without any case failing."""

import sys

from rules_engine import load_catalogue
from tests.mutation.check import check, enough


def main(ids: list[str]) -> int:
    catalogue = load_catalogue()
    if unknown := [one for one in ids if one not in catalogue.programmes]:
        print(f"not in the catalogue: {', '.join(unknown)}")
        return 2
    reports = []
    for report in check(catalogue, ids):
        reports.append(report)
        print(f"{report.programme}: {report.killed}/{report.total}")
        for says in report.broken:
            print(f"  case fails already: {says}")
        for survivor in report.survivors:
            print(f"  survives: {survivor}")
    total, killed = sum(report.total for report in reports), sum(report.killed for report in reports)
    print(f"{len(reports)} programmes, {killed}/{total} mutants noticed ({100 * killed / max(total, 1):.1f} %)")
    return 0 if enough(reports) else 1


sys.exit(main(sys.argv[1:]))
