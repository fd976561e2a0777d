# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything that the page of the counter shows of a visit."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions import Conversation
from actions.answer import RecapLine, UrgentBlock
from actions.asking import GROUPS
from actions.beside.crisis import urgent
from actions.hearing.people import called
from actions.household import ME
from actions.phrasing.wording import KOREAN
from actions.turns.recap import AGES, recap
from api.counter.comparing import NEW_PERSON, SUPPOSED, Difference, differences, supposed
from api.counter.letters import letters, short_kin
from api.counter.reading import Known, known
from api.counter.results import Results, look
from api.counter.rows import Row
from api.counter.visit import FIELDS, ROOM, Visit
from bot.korean.danger import Danger
from rules_engine import Catalogue, SituationError, Stage

SPOKEN = Path(__file__).with_name("spoken.yaml")
BLANK_ROWS = 1
YES = ("", "예", "네", "맞아요")
LABELS = {
    "residence.sido": ("사는 곳", "서울 강서구"),
    "household.size": ("모두 몇 명", "5"),
    "household.monthly_income_krw": ("한 달 소득(만 원)", "250"),
    "household.assets_krw": ("재산과 빚(만 원)", "예금 300"),
    "household.housing": ("집", "월세 40"),
    "household.types": ("집 상황(글자)", "ㅊㅁ0"),
    "situation.receiving": ("받고 있는 것", "기초연금, 없음"),
    NEW_PERSON: ("한 사람 더", "딸 0"),
}
"""What a field is called, and an example of what is typed in it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A visit with all that follows from it."""

    visit: Visit
    known: Known
    results: Results | None
    problems: Mapping[str, str]
    then: tuple[Difference, ...] | None = None


def desk(visit: Visit, catalogue: Catalogue, today: date, stage: Stage) -> Desk:
    """Read the visit and screen it, once the visitor agreed and anything is known."""
    read = known(visit, catalogue, today)
    if visit.consent.check is None or not read.situation:
        return Desk(visit, read, None, read.problems)
    try:
        now = look(visit, read.situation, catalogue, today, stage)
    except SituationError as error:
        return Desk(visit, read, None, {**read.problems, "household": _said(error)})
    try:
        return Desk(visit, read, now, read.problems, _then(visit, now, catalogue, today, stage))
    except SituationError as error:
        return Desk(visit, read, now, {**read.problems, "instead": _said(error)})


def _said(error: SituationError) -> str:
    return " ".join(dict.fromkeys(one.message for one in error.problems))


def _then(visit: Visit, now: Results, catalogue: Catalogue, today: date, stage: Stage) -> tuple[Difference, ...] | None:
    if not visit.instead:
        return None
    other = supposed(visit, visit.instead)
    situation = known(other, catalogue, today).situation
    return differences(now, look(other, situation, catalogue, today, stage), situation)


def values(one: Desk, catalogue: Catalogue) -> dict[str, Any]:
    """What the templates show."""
    visit = one.visit
    understood = _understood(one, catalogue)
    return {
        "visit": visit,
        "rows": _rows(visit),
        "fields": [(fact, *LABELS[fact], visit.fields.get(fact, "")) for fact in FIELDS],
        "instead": [(fact, *LABELS[fact], visit.instead.get(fact, "")) for fact in (*SUPPOSED, NEW_PERSON)],
        "heard_of": {row.id: understood.get(one.known.ids.get(row.id, ""), "") for row in visit.rows},
        "heard_at_home": understood.get(None, ""),
        "problems": one.problems,
        "results": one.results,
        "then": one.then,
        "urgent": _urgent(visit),
        "spoken": spoken(),
        "member_letters": letters("member").values(),
        "household_letters": letters("household").values(),
        "short_kin": short_kin(),
    }


def _rows(visit: Visit) -> list[Row]:
    """The lines that are typed, and blank ones below."""
    taken = {row.id for row in visit.rows}
    free = (name for place in range(1, 2 * ROOM) if (name := f"p{place}") not in taken)
    count = min(max(len(visit.rows) + BLANK_ROWS, 5), ROOM) - len(visit.rows)
    return [*visit.rows, *(Row(next(free), "") for _ in range(count))]


def _understood(one: Desk, catalogue: Catalogue) -> dict[str | None, str]:
    """What was understood of each person and of the home, in a line each; what is not so is only counted."""
    situation = one.known.situation
    lines: dict[str | None, list[str]] = defaultdict(list)
    for line in recap(Conversation(situation=situation, assumed=one.known.assumed), catalogue):
        member = line.member or ME if line.fact.startswith("member.") else None
        name = called(situation, member)
        if name and name not in lines[member]:
            lines[member].append(name)
        lines[member].append(_brief(line, name))
    return {member: ", ".join(said) for member, said in lines.items()}


def _brief(line: RecapLine, name: str) -> str:
    if line.fact in GROUPS:
        return f"아닌 것 {len(line.value.split(', '))}가지"
    if line.fact in AGES:
        return line.value
    label = line.label.removeprefix(name).strip()
    brief = label if line.value in YES else f"{label} {line.value}"
    return f"{brief}(짐작)" if line.assumed else brief


def _urgent(visit: Visit) -> UrgentBlock | None:
    if visit.danger is None:
        return None
    danger: Danger = visit.danger  # type: ignore[assignment]
    return urgent(danger, visit.story, KOREAN)


@cache
def spoken() -> Mapping[str, Any]:
    """What is read out."""
    found: Mapping[str, Any] = yaml.safe_load(SPOKEN.read_text(encoding="utf-8"))
    return found
