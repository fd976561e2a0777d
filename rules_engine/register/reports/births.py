# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Births, what each opens to the newborn, the parents and the household, and the last day to apply for it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from rules_engine.arrays.weighing import UNKNOWN
from rules_engine.facts.sets import Interval
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.batch import Batch, Flags, Numbers
from rules_engine.register.reading import Register
from rules_engine.register.reports.bounds import bounds
from rules_engine.register.reports.dating import BIRTH
from rules_engine.register.reports.days import without
from rules_engine.register.reports.judging import RANK, received
from rules_engine.register.reports.parts import Verdicts, home_of, homes_of, of_homes
from rules_engine.register.reports.rows import days, of_subjects, words
from rules_engine.register.reports.survey import Survey
from rules_engine.register.reports.terms import about_births, counts_from_birth, last_day
from rules_engine.screening.screen import VERDICTS
from rules_engine.verdicts.deadlines import Deadline

LONGEST_DOUBT = 366
UNLIMITED = date.max.toordinal()


def births(
    register: Register,
    catalogue: Catalogue,
    since: date,
    until: date,
    as_of: date,
    *,
    programs: Collection[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """What the births from `since` to `until` open of the programmes for children and births.

    That is what nobody in the household could have without its newborns.
    What needs to be known first is listed as `unknown`. A term that ran out before `as_of` is listed as past, if there
    was a right to it on its last day.

    Args:
        register: the residents as they are on `as_of`.
        catalogue: the programmes.
        since: the first day of birth.
        until: the last day of birth.
        as_of: the day of enquiry.
        programs: ids of the programmes asked about (default: all).

    Yields:
        Columns sido, sigungu, dong, household, resident (who receives it; null where the household does), infant (whose
        birth it is, of several the youngest), program, verdict, last (the last day, null where there is none),
        approximate (the earliest that it may be), days_left (negative when past), past.

    Raises:
        RegisterError: when the register cannot be read.
    """
    chosen = Survey.of(register, catalogue, as_of, programs)
    survey = chosen.only(one.id for one in chosen.catalogue.programmes.values() if about_births(one, as_of))
    for whole in survey.batches():
        lo, hi = bounds(whole, BIRTH)
        born = (lo <= until.toordinal()) & (hi >= since.toordinal()) & (hi - lo < LONGEST_DOUBT)
        part = of_homes(whole, np.bincount(home_of(whole)[born], minlength=len(whole.sizes)) > 0)
        newborns = _Newborns(part.batch, born[part.rows])
        open_ = [*_open(survey, newborns)]
        taken = {(one.program, one.subject) for one in open_}
        past = (one for one in _past(survey, newborns) if (one.program, one.subject) not in taken)
        yield _rows(survey, newborns, [*open_, *past])


class _Newborns(NamedTuple):
    """Households with newborns in them."""

    batch: Batch
    born: Flags

    @property
    def youngest(self) -> Numbers:
        """The row of each household's youngest newborn."""
        rows = np.flatnonzero(self.born)
        by_birth = rows[np.argsort(bounds(self.batch, BIRTH).lo[rows], kind="stable")]
        found = np.full(len(self.batch.sizes), -1)
        found[home_of(self.batch)[by_birth]] = by_birth
        return found

    def of(self, subjects: Numbers) -> Numbers:
        """The row of the newborn through whom each subject has a right: oneself, or the youngest."""
        born = np.concatenate((self.born, np.zeros(len(self.batch.sizes), np.bool_)))
        return np.where(born[subjects], subjects, self.youngest[homes_of(self.batch, subjects)])


class _Right(NamedTuple):
    subject: int
    infant: int
    program: int
    verdict: int
    deadline: Deadline


def _open(survey: Survey, newborns: _Newborns) -> Iterator[_Right]:
    verdicts = survey.verdicts(newborns.batch, survey.as_of)
    program, subject = np.nonzero(_opened(survey, newborns, survey.as_of, verdicts))
    for right in _rights(survey, newborns, program, subject, verdicts):
        if right.deadline.window != "closed":
            yield right


def _opened(survey: Survey, newborns: _Newborns, day: date, verdicts: Verdicts) -> Flags:
    """What these could not have on a day without the newborns."""
    batch = newborns.batch
    childless = without(batch, newborns.born)
    moved = survey.on(childless.batch, day)
    alone = survey.judge(day).verdicts(moved, childless.batch)
    return (RANK[verdicts] < RANK[childless.whole(alone, batch)]) & ~received(batch, survey.programs)


def _rights(
    survey: Survey, newborns: _Newborns, program: Numbers, subject: Numbers, verdicts: Verdicts
) -> Iterator[_Right]:
    infants = newborns.of(subject)
    # Whether a newborn has given birth itself is not known either, and not to be asked.
    of_child = np.array([one.recipient == "child" for one in survey.catalogue.programmes.values()], np.bool_)
    asked = (verdicts[program, subject] != UNKNOWN) | of_child[program] | (subject != infants)
    columns = (program[asked], subject[asked], infants[asked], verdicts[program, subject][asked])
    for one, who, infant, verdict in zip(*(column.tolist() for column in columns), strict=True):
        yield _Right(who, infant, one, verdict, _deadline(survey, newborns, one, infant, own=who == infant))


def _deadline(survey: Survey, newborns: _Newborns, program: int, infant: int, *, own: bool) -> Deadline:
    lo, hi = bounds(newborns.batch, BIRTH)
    programme = survey.catalogue.programmes[survey.programs[program]]
    return last_day(programme, Interval(int(lo[infant]), int(hi[infant])), survey.as_of, own=own)


def _past(survey: Survey, newborns: _Newborns) -> Iterator[_Right]:
    """What ran out before the day of enquiry, as it was on its last day."""
    counted = survey.only(
        one.id for one in survey.catalogue.programmes.values() if counts_from_birth(one, survey.as_of)
    )
    for day, homes in _ended(counted, newborns).items():
        part = of_homes(newborns.batch, np.isin(np.arange(len(newborns.batch.sizes)), list(homes)))
        there = _Newborns(part.batch, newborns.born[part.rows])
        verdicts = counted.verdicts(part.batch, day)
        program, subject = np.nonzero(_opened(counted, there, day, verdicts))
        places = part.subjects(newborns.batch)
        for right in _rights(counted, there, program, subject, verdicts):
            if right.deadline.last == day:
                yield right._replace(
                    subject=int(places[right.subject]),
                    infant=int(places[right.infant]),
                    program=survey.programs.index(counted.programs[right.program]),
                )


def _ended(survey: Survey, newborns: _Newborns) -> dict[date, set[int]]:
    """By last day the households for whose newborns a term ran out on it."""
    found: dict[date, set[int]] = {}
    homes = home_of(newborns.batch)
    for infant in np.flatnonzero(newborns.born).tolist():
        for program in range(len(survey.programs)):
            for own in (True, False):
                last = _deadline(survey, newborns, program, infant, own=own).last
                if last is not None and last < survey.as_of:
                    found.setdefault(last, set()).add(int(homes[infant]))
    return found


def _rows(survey: Survey, newborns: _Newborns, rights: list[_Right]) -> pa.RecordBatch:
    """Sorted by the last day; what has none comes last."""
    today = survey.as_of.toordinal()
    lasts = [one.deadline.last.toordinal() if one.deadline.last else UNLIMITED for one in rights]
    order = np.argsort(np.array(lasts, np.int64), kind="stable").tolist()
    rights = [rights[place] for place in order]
    last = np.array([lasts[place] for place in order], np.int64)
    known = last < UNLIMITED
    rest = {
        "infant": newborns.batch.residents.take(pa.array([one.infant for one in rights], pa.int64())),
        "program": words(_numbers(one.program for one in rights), survey.programs),
        "verdict": words(_numbers(one.verdict for one in rights), VERDICTS),
        "last": days(last, known),
        "approximate": pa.array([one.deadline.approximate for one in rights], pa.bool_()),
        "days_left": pa.array(np.where(known, last - today, 0).astype(np.int32), mask=~known),
        "past": pa.array(known & (last < today)),
    }
    return of_subjects(newborns.batch, _numbers(one.subject for one in rights), rest)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array(list(values), np.int64)
