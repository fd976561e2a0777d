# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the screening of a register says, and what `screen` says of the same households one by one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from rules_engine import Catalogue, Screening, screen
from rules_engine.facts.sets import Outcome
from rules_engine.programmes.programme import runs_here
from rules_engine.register import Register, batches, situations
from rules_engine.verdicts.result import Result


class Entry(NamedTuple):
    """Whose verdict on what; `resident` is None where it is no listed person's."""

    household: str
    resident: str | None
    program: str


def told(found: Iterable[pa.RecordBatch]) -> Iterator[tuple[Entry, str, frozenset[str]]]:
    """What stands in the rows: entry, verdict, missing facts."""
    for batch in found:
        for household, resident, program, verdict, missing in zip(*batch.to_pydict().values(), strict=True):
            whose = None if resident is None else str(resident)
            yield Entry(str(household), whose, program), verdict, frozenset(missing)


def one_by_one(register: Register, catalogue: Catalogue, day: date) -> Iterator[tuple[str, Screening]]:
    """Each household's id and screening."""
    for batch in batches(register, day):
        for household, situation in zip(batch.households.to_pylist(), situations(batch, day), strict=True):
            yield str(household), screen(situation, catalogue)


def verdicts_of(household: str, screening: Screening) -> Iterator[tuple[Entry, str]]:
    """What may be had where the household lives, by the arrays alone."""
    for (row, column), verdict in _offered(screening):
        member = screening.recipients[column]
        resident = None if member is None or not member.listed else member.id
        yield Entry(household, resident, screening.compiled.rows[row][0].id), verdict


def results_of(household: str, screening: Screening) -> Iterator[tuple[Entry, Result]]:
    """The same with their reasons."""
    for pair, _ in _offered(screening):
        result = screening.result(pair)
        yield Entry(household, result.member, result.programme.id), result


def _offered(screening: Screening) -> Iterator[tuple[tuple[int, int], str]]:
    here = screening.situation.facts
    for (row, column), verdict in zip(screening.pairs, screening.verdicts, strict=True):
        if verdict != "ineligible" and runs_here(screening.compiled.rows[row][0].region, here) is not Outcome.FAILS:
            yield (row, column), verdict
