# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which conditions turned between two days, from the readable execution of the rules: only for the rows of a report."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from rules_engine.facts.situation import Situation
from rules_engine.programmes.criteria import Atom, atoms
from rules_engine.programmes.programme import Period
from rules_engine.register.batch import Batch, Numbers
from rules_engine.register.reports.parts import Part, homes_of, of_homes
from rules_engine.register.reports.survey import Survey
from rules_engine.register.situations import situations
from rules_engine.screening.screen import screen
from rules_engine.verdicts.evaluation import weigh
from rules_engine.verdicts.result import Result

Who = tuple[int, str, str | None]
"""The household's place, the programme, the person."""


def turned(survey: Survey, batch: Batch, since: date, program: Numbers, subject: Numbers) -> list[list[str]]:
    """For each pair the facts whose conditions came out otherwise on `since`."""
    who = _who(survey, batch, program, subject)
    asked: dict[int, list[Who]] = {}
    for one in who:
        asked.setdefault(one[0], []).append(one)
    then, now = (dict(_results(survey, batch, day, asked)) for day in (since, survey.as_of))
    return [_facts(then.get(one), since, now.get(one), survey.as_of) for one in who]


def _who(survey: Survey, batch: Batch, program: Numbers, subject: Numbers) -> list[Who]:
    residents = batch.residents.to_pylist()
    homes = homes_of(batch, subject).tolist()
    persons = [str(residents[one]) if one < batch.rows else None for one in subject.tolist()]
    return list(zip(homes, (survey.programs[one] for one in program.tolist()), persons, strict=True))


def _results(survey: Survey, batch: Batch, day: date, asked: dict[int, list[Who]]) -> Iterator[tuple[Who, Result]]:
    for home, situation in households(survey, batch, day, np.array(sorted(asked), np.int64)):
        of_home = asked[home]
        screening = screen(
            situation,
            survey.catalogue,
            members={person for _, _, person in of_home if person is not None},
            programs={programme for _, programme, _ in of_home},
        )
        for result in screening.results:
            yield (home, result.programme.id, result.member), result


def households(survey: Survey, batch: Batch, day: date, homes: Numbers) -> Iterator[tuple[int, Situation]]:
    """Some households of a batch, by their place in it, as they are on a day; who is not there yet is left out."""
    chosen = np.isin(np.arange(len(batch.sizes)), homes)
    part: Part = of_homes(batch, chosen)
    moved = survey.on(part.batch, day)
    yield from zip(part.homes[moved.homes].tolist(), situations(moved.batch, day), strict=True)


def _facts(then: Result | None, since: date, now: Result | None, as_of: date) -> list[str]:
    if then is None or now is None:
        return []
    return list(
        dict.fromkeys(
            atom.fact
            for atom in _conditions(then.period)
            if weigh(atom, then.known, since).outcome is not weigh(atom, now.known, as_of).outcome
        )
    )


def _conditions(period: Period) -> Iterator[Atom]:
    yield from atoms(period.who)
    for item in period.confirm:
        yield from atoms(item.settled_by)
