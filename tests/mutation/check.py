# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How many of a programme's mutants its cases notice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rules_engine import Catalogue
from tests.mutation.cases import FOLDER, Cases
from tests.mutation.programmes import has_rules, mutants

WANTED_PERCENT = 98


@dataclass(frozen=True, slots=True)
class Report:
    """The check of one programme. `survivors` say what was spoilt without any case failing."""

    programme: str
    total: int
    survivors: tuple[str, ...]
    broken: tuple[str, ...] = ()

    @property
    def killed(self) -> int:
        """How many mutants were noticed."""
        return self.total - len(self.survivors)


def check(catalogue: Catalogue, ids: Iterable[str] = (), folder: Path = FOLDER) -> Iterator[Report]:
    """Check these programmes, or all that decide anything for a resident."""
    cases, wanted = Cases(catalogue, folder), frozenset(ids)
    for programme in catalogue.programmes.values():
        if (wanted and programme.id not in wanted) or not has_rules(programme):
            continue
        read = cases.of(programme)
        broken = tuple(str(case.told["says"]) for case in read if not case.passes(programme))
        sound = [case for case in read if case.passes(programme)]
        total, survivors = 0, []
        for mutant in mutants(programme, amounts=any(case.states_an_amount for case in sound)):
            total += 1
            if all(case.passes(mutant.programme) for case in sound):
                survivors.append(mutant.how)
        yield Report(programme.id, total, tuple(survivors), broken)


def enough(reports: Iterable[Report]) -> bool:
    """Whether the share of mutants noticed is as high as wanted."""
    reports = list(reports)
    total, killed = sum(report.total for report in reports), sum(report.killed for report in reports)
    return killed * 100 >= total * WANTED_PERCENT
