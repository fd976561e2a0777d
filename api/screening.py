# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One screening from the outside's JSON to the outside's JSON; HTTP and the command line share it."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import islice
from typing import Any

from api.asking import asker_from, asking_problems
from api.http.problems import nearest
from rules_engine import (
    Catalogue,
    ImportedAsked,
    Problem,
    SituationError,
    Stage,
    read_situation,
    screen,
    screening_json,
)
from rules_engine.questions.question_order import askable
from rules_engine.screening.imported_page import A_PAGE

MOST_TOLD, MOST_LETTERS = 20, 100
"""How many names that are not known are told of, and so much of each is compared with those that are."""


def screening_answer(
    situation: Any,
    catalogue: Catalogue,
    today: date,
    *,
    members: Sequence[str] | None = None,
    programs: Sequence[str] | None = None,
    include: Collection[str] = (),
    asking: Any = None,
    start: int = 0,
    most: int = A_PAGE,
    stage: Stage,
    question_order: Sequence[str] | None = None,
) -> dict[str, Any]:
    """The contract's answer; raises `SituationError` for what cannot be read or is not there.

    Of what is imported `most` results are listed from `start` on; programmes that are named are all listed.
    """
    household = read_situation(situation, today)
    people = [member.id for member in household.members]
    problems = [
        *_unknown("for", members, people, "모르는 가족이에요. members에 적은 id를 적어 주세요.", meant=()),
        *_unknown("programs", programs, catalogue.programmes, "모르는 혜택이에요."),
        *asking_problems(asking, people),
        *_unknown("question_order", question_order, askable(), "물을 수 있는 사실이 아니에요."),
    ]
    if problems:
        raise SituationError(problems)
    screening = screen(
        household,
        catalogue,
        members=members,
        programs=programs,
        include_ineligible="ineligible" in include,
        asker=asker_from(asking),
        stage=stage,
        first=question_order,
    )
    return screening_json(screening, ImportedAsked(start, most, unlikely="unlikely" in include))


def _unknown(
    name: str, asked: Sequence[str] | None, known: Collection[str], said: str, meant: Collection[str] | None = None
) -> list[Problem]:
    wrong = ((position, one) for position, one in enumerate(asked or ()) if one not in known)
    return [
        Problem(f"/{name}.{position}", said + nearest(one[:MOST_LETTERS], list(known if meant is None else meant)))
        for position, one in islice(wrong, MOST_TOLD)
    ]
