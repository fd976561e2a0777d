# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the page sends becomes the visit from here: lines, fields, consent, a story or an answer."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from actions import Conversation, understand
from actions.answer import QuestionBlock, as_json
from actions.beside.crisis import danger_of
from actions.hearing.everything import hear
from actions.hearing.learning import NewMember
from api.clock import now
from api.counter.comparing import NEW_PERSON, SUPPOSED
from api.counter.reading import as_facts, known
from api.counter.rows import Row, spoken
from api.counter.visit import FIELDS, LONGEST, ROOM, Answered, Consent, Visit
from api.notices import clean
from api.privacy import strike_identity_numbers
from rules_engine import Catalogue
from rules_engine.screening.asking import Basis, bases

ROW = "row:"
FIELD = "field:"
INSTEAD = "instead:"
ROW_ID = re.compile(r"[a-z0-9-]{1,12}")
PICK = re.compile(r"[\d\s,]+")
PICKED_FROM = ("choice", "yes_no")
DONT_KNOW = "모르겠어요"
Form = Mapping[str, str]


def typed(visit: Visit, form: Form) -> Visit:
    """The visit with everything that stands in the form."""
    rows = tuple(
        Row(name.removeprefix(ROW), _text(value))
        for name, value in form.items()
        if name.startswith(ROW) and ROW_ID.fullmatch(name.removeprefix(ROW)) and value.strip()
    )
    fields = {fact: text for fact in FIELDS if (text := _text(form.get(FIELD + fact, "")))}
    instead = {fact: text for fact in (*SUPPOSED, NEW_PERSON) if (text := _text(form.get(INSTEAD + fact, "")))}
    basis = form.get("basis", visit.basis)
    return replace(
        visit,
        rows=rows[:ROOM],
        fields=fields,
        basis=cast(Basis, basis) if basis in bases() else visit.basis,
        consent=_consent(visit.consent, form),
        instead=instead,
    )


def _text(value: str) -> str:
    struck, _ = strike_identity_numbers(clean(value)[:LONGEST])
    return struck


def _consent(before: Consent, form: Form) -> Consent:
    """When each was given; what is not ticked any more is taken back."""
    moment = now().isoformat(timespec="seconds")
    check = (before.check or moment) if "consent" in form else None
    return Consent(check, (before.code or moment) if check and "consent_code" in form else None)


def storied(visit: Visit, text: str, parsed: Mapping[str, Any] | None, catalogue: Catalogue, today: date) -> Visit:
    """The visit with why they came: facts in it, programmes named, people spoken of, and danger."""
    story = _text(text)
    before = replace(visit, story=story, heard=(), meant=(), danger=None)
    talk = Conversation(situation=known(before, catalogue, today).situation)
    understanding = understand(story, parsed, talk, today, catalogue)
    heard = hear(understanding, talk, today)
    people = [one for one in heard.told if isinstance(one, NewMember)]
    lines = [Row(one.id, spoken(_as_member(one))) for one in people]
    return replace(
        before,
        heard=as_facts(heard.told),
        meant=tuple(one for one in heard.benefits if one in catalogue.programmes)[:3],
        danger=danger_of(understanding),
        rows=(*visit.rows, *lines)[:ROOM],
    )


def _as_member(person: NewMember) -> dict[str, Any]:
    return {"relation": person.relation, "sex": person.sex, "lives_together": person.together}


def answered(
    visit: Visit,
    question: QuestionBlock,
    text: str,
    parsed: Mapping[str, Any] | None,
    catalogue: Catalogue,
    today: date,
) -> tuple[Visit, bool]:
    """The visit with an answer to a question, and whether it was understood."""
    said = picked(question, _text(text))
    if said in (DONT_KNOW, "?"):
        return replace(visit, skipped=visit.skipped | {(question.fact, question.member)}), True
    talk = Conversation(situation=known(visit, catalogue, today).situation, question=question)
    understanding = understand(said, parsed, talk, today, catalogue)
    if (danger := danger_of(understanding)) is not None:
        return replace(visit, danger=danger), True
    heard = hear(understanding, talk, today)
    told = as_facts(heard.told)
    people = [Row(one.id, spoken(_as_member(one))) for one in heard.told if isinstance(one, NewMember)]
    if not told and not people:
        return visit, False
    answer = Answered(as_json(question), said, told)
    rows = (*visit.rows, *people)[:ROOM]
    return replace(visit, rows=rows, answers=(*visit.answers, answer)), True


def picked(question: QuestionBlock, text: str) -> str:
    """The options that numbers stand for, where the question is no question of numbers.

    >>> from actions.answer import Option
    >>> asked = QuestionBlock("a", "", "choice", (Option("자가", "자가예요"), Option("전세", "전세예요")))
    >>> picked(asked, "2"), picked(asked, "전세"), picked(asked, "9")
    ('전세예요', '전세', '9')
    """
    if question.kind not in PICKED_FROM or not PICK.fullmatch(text):
        return text
    places = [int(one) for one in re.findall(r"\d+", text)]
    if not places or not all(0 < place <= len(question.options) for place in places):
        return text
    return ", ".join(question.options[place - 1].value for place in places)


def without_answer(visit: Visit, place: int) -> Visit:
    """The visit without one of the answers."""
    answers = tuple(one for position, one in enumerate(visit.answers) if position != place)
    return replace(visit, answers=answers)
