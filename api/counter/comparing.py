# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What if: the same household with other income, home or people, and what that changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from actions.hearing.people import called
from actions.phrasing.money import amount_in_words
from actions.results.offering import key_of
from api.counter.results import ONESELF, Results
from api.counter.rows import Row
from api.counter.visit import Visit
from rules_engine.verdicts.result import Outline

NEW_PERSON = "person"
SUPPOSED = ("household.monthly_income_krw", "household.assets_krw", "household.housing", "residence.sido")
"""What may be supposed to be otherwise, beside one person more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A programme that comes, goes, or gives something else; `now` and `then` in words, None where it is not had."""

    program: str
    name: str
    who: str
    now: str | None
    then: str | None

    @property
    def kind(self) -> str:
        """What happens to it."""
        return "gained" if self.now is None else "lost" if self.then is None else "changed"


def supposed(visit: Visit, instead: Mapping[str, str]) -> Visit:
    """The visit as if the other things were so; answers about the same facts give way."""
    other = {fact: text for fact, text in instead.items() if fact in SUPPOSED and text.strip()}
    person = instead.get(NEW_PERSON, "").strip()
    rows = (*visit.rows, Row(NEW_PERSON, person)) if person else visit.rows
    fields = {**visit.fields, **other}
    if person:
        fields.pop("household.size", None)
    rooms = {_topic(fact) for fact in other}
    answers = tuple(answer for answer in visit.answers if _topic(str(answer.question["fact"])) not in rooms)
    return replace(visit, rows=rows, fields=fields, answers=answers)


def _topic(fact: str) -> str:
    return "residence" if fact.startswith("residence.") else fact


def differences(now: Results, then: Results, situation: Mapping[str, object]) -> tuple[Difference, ...]:
    """What differs between two looks, what is gained first."""
    before, after = _had(now), _had(then)
    found = []
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        told = tuple(None if one is None else _in_words(one) for one in (old, new))
        if told[0] != told[1]:
            one = new or old
            assert one is not None
            who = "" if one.member is None else called(situation, one.member) or ONESELF
            found.append(Difference(one.programme.id, one.programme.name, who, *told))
    order = ("gained", "lost", "changed")
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.name)))


def _had(results: Results) -> dict[str, Outline]:
    """What can be had, or most likely can, by programme and person."""
    likely = (one for one in results.screening.likely() if not one.unlikely)
    return {key_of(one): one for one in likely if one.programme.kind == "decided"}


def _in_words(outline: Outline) -> str:
    verdict = {"eligible": "받을 수 있어요", "confirm": "확인하면 돼요"}[outline.verdict]
    if outline.verdict == "eligible" and outline.programme.selection is not None:
        verdict = "신청할 수 있어요"
    amount = amount_in_words(outline.amount)
    return f"{verdict}, {amount}" if amount else verdict
