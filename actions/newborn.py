# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The day on which a baby was born: "어제 낳았어요", "11월 20일이요" to the question for it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from actions.answer import QuestionBlock
from actions.learning import AGES, NewMember, Told
from bot.korean.dates import dates

BORN = "member.birth_date"


def asked_for_newborn(question: QuestionBlock, text: str) -> QuestionBlock:
    """The question for the day, in the words of the event; a day is the answer to it and never an age."""
    return replace(question, text=text, kind="date")


def born_on(text: str, today: date) -> str | None:
    """The one day that a text names, as an ISO date; none that is still to come.

    >>> born_on("11월 20일이요", date(2026, 11, 21)), born_on("어제 낳았어요", date(2026, 11, 21))
    ('2026-11-20', '2026-11-20')
    """
    days = [one.norm for one in dates(text, today=today) if isinstance(one.norm, str)]
    return days[0] if len(days) == 1 and days[0] <= today.isoformat() else None


def with_birth(
    told: Iterable[Told | NewMember], question: QuestionBlock | None, text: str, today: date
) -> tuple[Told | NewMember, ...]:
    """What was told, with the day where a baby's birth was asked for: the "이" of "20일이요" is no age."""
    facts = tuple(told)
    if question is None or question.fact != BORN or question.kind != "date":
        return facts
    day = born_on(text, today)
    if day is None:
        return facts
    others = (one for one in facts if not (isinstance(one, Told) and one.path in AGES))
    return (*others, Told(BORN, day, question.member))
