# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A birth: the baby joins the household, its mother is no longer pregnant, and the day decides what is due."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from actions.answer import QuestionBlock
from actions.hearing.learning import AGES, NewMember, Told
from actions.hearing.people import kin, new_id
from actions.hearing.persons import persons
from actions.household import ME, value_of
from actions.understanding import Understanding
from bot.korean.dates import dates

BIRTH = "birth"
"""The name of the event."""
BORN, GAVE_BIRTH, PREGNANT = "member.birth_date", "member.statuses.gave_birth", "member.statuses.pregnant"
BEARS = re.compile("낳|출산|순산")
SUBJECT = re.compile("(이|가|은|는|께서)")


def born(
    told: Iterable[Told | NewMember], understanding: Understanding, situation: Mapping[str, Any], today: date
) -> tuple[Told | NewMember, ...]:
    """What the words of a birth tell of this household; of a birth in another one nothing."""
    facts = tuple(told)
    if not _here(understanding):
        new = {one.id for one in facts if isinstance(one, NewMember)}
        told_here = (one for one in facts if isinstance(one, Told) and one.member not in new)
        return tuple(one for one in told_here if one.path != GAVE_BIRTH)
    members = situation.get("members", ())
    known = [one for one in members if one.get("relation") == "child" and not _aged(one)]
    named = [one for one in facts if isinstance(one, NewMember) and one.relation == "child"]
    baby = str(known[-1]["id"]) if known else named[-1].id if named else new_id(situation, kin()["자녀"])
    mother = _mother(situation)
    kept = [one for one in facts if not (isinstance(one, Told) and (one.path == GAVE_BIRTH or one.member == baby))]
    found: list[Told | NewMember] = [*kept]
    if not known and not named:
        found.append(NewMember(baby, "child"))
    paths = {one.path for one in kept if isinstance(one, Told)}
    for path in ("household.size", "household.children"):
        count = value_of(situation, path)
        if not known and path not in paths and isinstance(count, int) and count:
            found.append(Told(path, count + 1))
    found.append(Told(GAVE_BIRTH, value=True, member=mother))
    if value_of(situation, PREGNANT, mother):
        found.append(Told(PREGNANT, value=False, member=mother))
    day = born_on(understanding.text, today)
    said = [Told(BORN, day, baby)] if day is not None else [one for one in facts if _birth_of(one, baby)]
    return (*found, *said)


def _birth_of(fact: Told | NewMember, baby: str) -> bool:
    """Whether it tells when the baby was born: "한 달 됐어요"."""
    return isinstance(fact, Told) and fact.member == baby and fact.path == BORN


def _here(understanding: Understanding) -> bool:
    """Whether the baby is the enquirer's: no grandchild, and no daughter's who bore it."""
    text = understanding.text
    people = persons(text, understanding.entities)
    if any(one.kin.relation in ("grandchild", "other") for one in people):
        return False
    bearers = [one for one in people if SUBJECT.match(text, one.end) and BEARS.search(text, one.end)]
    return all(one.kin.relation in ("self", "spouse") for one in bearers)


def _mother(situation: Mapping[str, Any]) -> str:
    """Who bore it: whoever is pregnant, else the woman of the couple, else the enquirer."""
    adults = [one for one in situation.get("members", ()) if one.get("relation") in ("self", "spouse")]
    pregnant = [one for one in adults if one.get("statuses", {}).get("pregnant")]
    women = [one for one in adults if one.get("sex") == "female"]
    return str(next(iter((*pregnant, *women)), {"id": ME})["id"])


def _aged(member: Mapping[str, Any]) -> bool:
    return any(path.removeprefix("member.") in member for path in AGES)


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
