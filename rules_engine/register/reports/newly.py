# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who may have something now and could not on an earlier day, or the other way round; and what made the change."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa

from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.batch import Batch, Flags, Numbers
from rules_engine.register.reading import Register
from rules_engine.register.reports.bounds import bounds
from rules_engine.register.reports.dating import BIRTH, SINCE
from rules_engine.register.reports.judging import given, received
from rules_engine.register.reports.parts import homes_of, of_homes
from rules_engine.register.reports.rows import of_subjects, words
from rules_engine.register.reports.survey import Survey
from rules_engine.register.reports.turning import turned
from rules_engine.screening.screen import VERDICTS

Cause = Literal["born", "moved", "time", "rules", "figures", "either", "together"]
CAUSES: tuple[Cause, ...] = ("born", "moved", "time", "rules", "figures", "either", "together")
"""The person was born since, or the household moved in; time passed for them (ages, terms); the conditions changed; the
official figures did; each of time and rules would have been enough; only both together were."""
BORN, MOVED, TIME, RULES, FIGURES, EITHER, TOGETHER = range(len(CAUSES))


def newly_eligible(
    register: Register,
    catalogue: Catalogue,
    since: date,
    as_of: date,
    *,
    lost: bool = False,
    programs: Collection[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Who is `eligible` or `confirm` on `as_of` and was neither on `since`; with `lost` who no longer is.

    The facts are those of the register on both days, with what hangs on a date reckoned for each. Whoever receives a
    programme already is not told of as new.

    Args:
        register: the residents as they are on `as_of`.
        catalogue: the programmes; on each day its own rules and figures.
        since: the earlier day.
        as_of: the day of enquiry.
        lost: the reverse.
        programs: ids of the programmes asked about (default: all).

    Yields:
        Columns sido, sigungu, dong, household, resident (null where the household receives), program, verdict (of
        `as_of`), cause (`CAUSES`), certain (false where too little is known for a plain no on the other day), and
        conditions: of `time` the facts whose conditions turned.

    Raises:
        RegisterError: when the register cannot be read.
    """
    survey = Survey.of(register, catalogue, as_of, programs)
    for batch in survey.batches():
        yield _changes(survey, batch, since, gained=not lost)


def _changes(survey: Survey, whole: Batch, since: date, *, gained: bool) -> pa.RecordBatch:
    changed = _changed(survey, whole, since, gained=gained)
    batch = of_homes(whole, _with_any(whole, changed)).batch
    changed = _changed(survey, batch, since, gained=gained)
    program, subject = np.nonzero(changed)
    now, then = (survey.verdicts(batch, day)[program, subject] for day in (survey.as_of, since))
    cause = _causes(survey, batch, since, (program, subject), gained=gained)
    timed = np.flatnonzero(cause == TIME)
    conditions: list[list[str]] = [[] for _ in program]
    for place, found in zip(timed.tolist(), turned(survey, batch, since, program[timed], subject[timed]), strict=True):
        conditions[place] = found
    rest = {
        "program": words(program, survey.programs),
        "verdict": words(now, VERDICTS),
        "cause": words(cause, CAUSES),
        "certain": pa.array(((then if gained else now) == INELIGIBLE) | (cause == BORN) | (cause == MOVED)),
        "conditions": pa.array(conditions, pa.list_(pa.string())),
    }
    return of_subjects(batch, subject, rest)


def _changed(survey: Survey, batch: Batch, since: date, *, gained: bool) -> Flags:
    now, then = (given(survey.verdicts(batch, day)) for day in (survey.as_of, since))
    return now & ~then & ~received(batch, survey.programs) if gained else then & ~now


def _with_any(batch: Batch, found: Flags) -> Flags:
    homes = np.zeros(len(batch.sizes), np.bool_)
    homes[homes_of(batch, np.flatnonzero(found.any(axis=0)))] = True
    return homes


def _causes(survey: Survey, batch: Batch, since: date, pairs: tuple[Numbers, Numbers], *, gained: bool) -> Numbers:
    """Only one thing changed at a time: would the verdict have changed too?"""

    def enough(people: date, rules: date, figures: date) -> Flags:
        return np.asarray(given(survey.verdicts(batch, people, rules, figures)[pairs]) == gained)

    now = survey.as_of
    time, rules = enough(now, since, since), enough(since, now, now)
    figures = enough(since, since, now) & ~enough(since, now, since)
    born, moved = _came(batch, since, pairs[1])
    return np.select(
        [born, moved, time & rules, time, figures & rules, rules],
        [BORN, MOVED, EITHER, TIME, FIGURES, RULES],
        TOGETHER,
    )


def _came(batch: Batch, since: date, subjects: Numbers) -> tuple[Flags, Flags]:
    """Who was surely born after a day, and who surely moved in after it."""
    day = since.toordinal()
    born = np.concatenate((bounds(batch, BIRTH).lo > day, np.zeros(len(batch.sizes), np.bool_)))[subjects]
    return born, (bounds(batch, SINCE).lo > day)[homes_of(batch, subjects)]
