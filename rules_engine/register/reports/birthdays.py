# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who turns an age in a month, on which day, and which programmes begin for them on it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from rules_engine.facts import law_calendar
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.batch import Batch, Flags, Numbers
from rules_engine.register.reading import Register
from rules_engine.register.reports.bounds import bounds
from rules_engine.register.reports.dating import BIRTH
from rules_engine.register.reports.judging import RANK, received
from rules_engine.register.reports.parts import home_of, of_homes
from rules_engine.register.reports.rows import days, of_subjects, words
from rules_engine.register.reports.survey import Survey
from rules_engine.screening.screen import VERDICTS

ONE_DAY = timedelta(days=1)
LONGEST_DOUBT = 366
RECIPIENTS = ("person", "household")


def birthdays(
    register: Register,
    catalogue: Catalogue,
    month: date,
    as_of: date,
    *,
    ages: Sequence[int] = (65, 70),
    programs: Collection[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Everybody who turns one of the ages in the month, surely or (of whom only the year of birth is known) perhaps.

    A programme begins for somebody on the birthday when the verdict of that day is better than it would be, under the
    same rules, for the people of the day before: from ineligible to unknown, too, which says what to ask.

    Args:
        register: the residents as they are on `as_of`.
        catalogue: the programmes.
        month: any day of the month.
        as_of: the day of enquiry.
        ages: full years (만 나이).
        programs: ids of the programmes asked about (default: all).

    Yields:
        Columns sido, sigungu, dong, household, resident, age, birthday (null where it is not exact), certain, recipient
        (`RECIPIENTS`), program and verdict; the last three are null where no programme begins, or the day is open.

    Raises:
        RegisterError: when the register cannot be read.
    """
    survey = Survey.of(register, catalogue, as_of, programs)
    for batch in survey.batches():
        for age in ages:
            yield from _turning(survey, batch, age, month)


def _turning(survey: Survey, batch: Batch, age: int, month: date) -> Iterator[pa.RecordBatch]:
    first = month.replace(day=1)
    last = law_calendar.add_months(first, 1) - ONE_DAY
    after, until = _born(first, age).after, _born(last, age).until
    lo, hi = bounds(batch, BIRTH)
    perhaps = (lo <= until) & (hi > after) & (hi - lo < LONGEST_DOUBT)
    exact = perhaps & (lo == hi)
    open_ = np.flatnonzero(perhaps & ~exact)
    yield _rows(survey, batch, _Turning(age, None, open_, (lo[open_] > after) & (hi[open_] <= until)))
    for day in (first + timedelta(days=n) for n in range(last.day)):
        turns = exact & (lo > _born(day, age).after) & (lo <= _born(day, age).until)
        if turns.any():
            yield _on_birthday(survey, batch, age, day, turns)


class _Born(NamedTuple):
    """Who turns an age on a day was born later than `after`, and on `until` at the latest."""

    after: int
    until: int


def _born(day: date, age: int) -> _Born:
    """Somebody born on 29 February turns an age on 1 March where there is no such day, as `law_calendar` has it."""
    return _Born(*(law_calendar.add_months(one, -12 * age).toordinal() for one in (day - ONE_DAY, day)))


class _Turning(NamedTuple):
    """Who turns an age on a day (None: it is not known which), and surely so."""

    age: int
    day: date | None
    persons: Numbers
    certain: Flags


class _Begun(NamedTuple):
    """What begins: by row the place of the person among those who turn an age, the subject, programme, verdict."""

    place: Numbers
    subject: Numbers
    program: Numbers
    verdict: Numbers


def _on_birthday(survey: Survey, whole: Batch, age: int, day: date, turns: Flags) -> pa.RecordBatch:
    part = of_homes(whole, np.bincount(home_of(whole)[turns], minlength=len(whole.sizes)) > 0)
    persons = np.flatnonzero(turns[part.rows])
    turning = _Turning(age, day, persons, np.ones(len(persons), np.bool_))
    return _rows(survey, part.batch, turning, _begun(survey, part.batch, turning, day))


def _begun(survey: Survey, batch: Batch, turning: _Turning, day: date) -> _Begun:
    after = survey.verdicts(batch, day)
    before = survey.verdicts(batch, day - ONE_DAY, rules=day)
    begins = (RANK[after] < RANK[before]) & ~received(batch, survey.programs)
    subjects = np.concatenate((turning.persons, batch.rows + home_of(batch)[turning.persons]))
    program, place = np.nonzero(begins[:, subjects])
    subject = subjects[place]
    return _Begun(place % len(turning.persons), subject, program, after[program, subject].astype(np.int64))


def _rows(survey: Survey, batch: Batch, turning: _Turning, begun: _Begun | None = None) -> pa.RecordBatch:
    """A row for each programme that begins, and one for each person for whom none does."""
    nobody = np.empty(0, np.int64)
    place, subject, program, verdict = begun or _Begun(nobody, nobody, nobody, nobody)
    alone = np.setdiff1d(np.arange(len(turning.persons)), place)
    nothing = np.full(len(alone), -1)
    places = np.concatenate((place, alone))
    order = np.argsort(places, kind="stable")
    persons, certain = turning.persons[places[order]], turning.certain[places[order]]
    day = np.full(len(order), turning.day.toordinal() if turning.day else 0)
    rest = {
        "age": pa.array(np.full(len(order), turning.age), pa.int16()),
        "birthday": days(day, day > 0),
        "certain": pa.array(certain),
        "recipient": words(np.concatenate((subject >= batch.rows, nothing))[order], RECIPIENTS),
        "program": words(np.concatenate((program, nothing))[order], survey.programs),
        "verdict": words(np.concatenate((verdict, nothing))[order], VERDICTS),
    }
    return of_subjects(batch, persons, rest)
