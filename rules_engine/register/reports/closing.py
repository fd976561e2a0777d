# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people may have now and soon no longer: a window closes, a term from a birth ends, or a condition runs out."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa

from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.facts.derivation import view
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.programme import Apply, Programme
from rules_engine.register.batch import Batch, Flags, Numbers
from rules_engine.register.reading import Register
from rules_engine.register.reports.judging import given, received
from rules_engine.register.reports.parts import Verdicts, homes_of, of_homes
from rules_engine.register.reports.rows import days, of_subjects, words
from rules_engine.register.reports.survey import Survey
from rules_engine.register.reports.turning import households
from rules_engine.screening.screen import VERDICTS
from rules_engine.verdicts.deadlines import deadline_for

Ends = Literal["window", "birth", "condition"]
ENDS: tuple[Ends, ...] = ("window", "birth", "condition")
WINDOW, AFTER_BIRTH, CONDITION = range(len(ENDS))
ONE_DAY = timedelta(days=1)
NOBODY = np.empty(0, np.int64)
NONE = (NOBODY, NOBODY, NOBODY, NOBODY > 0)


def closing(
    register: Register,
    catalogue: Catalogue,
    as_of: date,
    within: int,
    *,
    programs: Collection[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Whose right to a programme ends within so many days though nothing changes but the date.

    The last day is the earliest of: the end of the window, the end of a term after a birth, and the day before the
    first on which the conditions no longer hold (among those for whom they fail at the end of the time, too).

    Args:
        register: the residents as they are on `as_of`.
        catalogue: the programmes.
        as_of: the day of enquiry.
        within: how many days ahead.
        programs: ids of the programmes asked about (default: all).

    Yields:
        Columns sido, sigungu, dong, household, resident (null where the household receives), program, verdict, last,
        days_left, approximate (the earliest that it may be), ends (`ENDS`).

    Raises:
        RegisterError: when the register cannot be read.
    """
    survey = Survey.of(register, catalogue, as_of, programs)
    windows = _windows(survey, within)
    for batch in survey.batches():
        verdicts = survey.verdicts(batch, as_of)
        open_ = given(verdicts) & ~received(batch, survey.programs)
        found = _earliest(
            (
                *_closing(windows, open_),
                *_after_birth(survey, batch, open_, within),
                _running_out(survey, batch, open_, within),
            )
        )
        yield _rows(survey, batch, verdicts, found)


class _Last(NamedTuple):
    """Last days (ordinals) of some pairs of programme and subject."""

    program: Numbers
    subject: Numbers
    last: Numbers
    approximate: Flags
    ends: Numbers


def _last(program: Numbers, subject: Numbers, last: Numbers, approximate: Flags, ends: int) -> _Last:
    return _Last(program, subject, last, approximate, np.full(len(program), ends))


def _apply(programme: Programme, on: date) -> Apply:
    period = programme.on(on)
    return (period.apply if period else None) or programme.apply


def _windows(survey: Survey, within: int) -> dict[int, int]:
    """By programme the day on which the open window closes, where that is soon."""
    found: dict[int, int] = {}
    for place, programme in enumerate(survey.catalogue.programmes.values()):
        deadline = deadline_for(_apply(programme, survey.as_of), {}, survey.as_of)
        if (
            deadline.window == "open"
            and deadline.last is not None
            and deadline.last <= survey.as_of + timedelta(within)
        ):
            found[place] = deadline.last.toordinal()
    return found


def _closing(windows: dict[int, int], open_: Flags) -> Iterator[_Last]:
    for program, last in windows.items():
        subject = np.flatnonzero(open_[program])
        same = np.full(len(subject), 1)
        yield _last(program * same, subject, last * same, np.zeros(len(subject), np.bool_), WINDOW)


def _after_birth(survey: Survey, batch: Batch, open_: Flags, within: int) -> Iterator[_Last]:
    """Printed terms, reckoned from what the readable execution knows of the households concerned."""
    for program, programme in enumerate(survey.catalogue.programmes.values()):
        apply = _apply(programme, survey.as_of)
        subject = np.flatnonzero(open_[program])
        if apply.after is not None and not apply.windows and len(subject):
            yield _terms(survey, batch, (program, apply), subject, within)


def _terms(survey: Survey, batch: Batch, of: tuple[int, Apply], subjects: Numbers, within: int) -> _Last:
    program, apply = of
    homes = homes_of(batch, subjects)
    known = {home: view(one) for home, one in households(survey, batch, survey.as_of, homes)}
    found = []
    for subject, home in zip(subjects.tolist(), homes.tolist(), strict=True):
        person = known[home].people[subject - int(batch.starts[home])] if subject < batch.rows else None
        told = deadline_for(apply, known[home].household if person is None else person.facts, survey.as_of)
        if told.last is not None and 0 <= (told.last - survey.as_of).days <= within:
            found.append((program, subject, told.last.toordinal(), told.approximate))
    same, who, last, approximate = np.array(found, np.int64).reshape(-1, 4).T
    return _last(same, who, last, approximate > 0, AFTER_BIRTH)


def _running_out(survey: Survey, whole: Batch, open_: Flags, within: int) -> _Last:
    """The day before the first on which the conditions no longer hold; it is open whether they do where facts are."""
    last_day = survey.as_of + timedelta(within)
    running = open_ & ~given(survey.verdicts(whole, last_day))
    homes = np.zeros(len(whole.sizes), np.bool_)
    homes[homes_of(whole, np.flatnonzero(running.any(axis=0)))] = True
    part = of_homes(whole, homes)
    places = part.subjects(whole)
    left, found = running[:, places], []
    for day in (survey.as_of + n * ONE_DAY for n in range(1, within + 1)):
        if not left.any():
            break
        verdicts = survey.verdicts(part.batch, day)
        over = left & ~given(verdicts)
        program, subject = np.nonzero(over)
        last = np.full(len(program), (day - ONE_DAY).toordinal())
        found.append((program, places[subject], last, verdicts[program, subject] != INELIGIBLE))
        left &= ~over
    program, subject, last, approximate = (np.concatenate(one) for one in zip(*found, strict=True)) if found else NONE
    return _last(program, subject, last, approximate, CONDITION)


def _earliest(found: Iterable[_Last]) -> _Last:
    """Of each pair the earliest last day, sorted by it."""
    program, subject, last, approximate, ends = (np.concatenate(one) for one in zip(*found, strict=True))
    order = np.lexsort((ends, last))
    _, first = np.unique(np.stack((program, subject))[:, order], axis=1, return_index=True)
    kept = order[np.sort(first)]
    return _Last(program[kept], subject[kept], last[kept], approximate[kept], ends[kept])


def _rows(survey: Survey, batch: Batch, verdicts: Verdicts, found: _Last) -> pa.RecordBatch:
    rest = {
        "program": words(found.program, survey.programs),
        "verdict": words(verdicts[found.program, found.subject], VERDICTS),
        "last": days(found.last, np.ones(len(found.last), np.bool_)),
        "days_left": pa.array((found.last - survey.as_of.toordinal()).astype(np.int32)),
        "approximate": pa.array(found.approximate),
        "ends": words(found.ends, ENDS),
    }
    return of_subjects(batch, found.subject, rest)
