# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Several facts in one breath: the sentence is named after the one that comes first.

"서른둘인데 강서구 살고 임신 5개월" tells of an age, a place and a pregnancy. What it is "about" nobody can say.
The entities all count; the intent needs a rule that does not hang on the words around.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.components.step import Step

TOLD_BY = {
    "age": "inform_age",
    "household_size": "inform_household",
    "income_amount": "inform_income",
    "income_source": "inform_income",
    "district": "inform_district",
    "housing_type": "inform_housing",
    "rent_amount": "inform_housing",
    "pregnancy_week": "inform_pregnancy",
    "disability_type": "inform_disability",
    "disability_grade": "inform_disability",
}
"""The intent that an entity speaks for; a family member alone may be in any."""
Ranked = dict[str, Any]


class FirstFact(Step):
    """Where a sentence tells facts of two kinds or more, the kind told first is the intent."""

    def read(self, message: Message) -> None:
        """Change places between the likeliest intent and that of the first fact."""
        ranking = message.get(INTENT_RANKING_KEY) or []
        if not ranking or ranking[0]["name"] not in TOLD_BY.values():
            return
        told = dict.fromkeys(TOLD_BY[e["entity"]] for e in message.get(ENTITIES, []) if e["entity"] in TOLD_BY)
        if len(told) > 1:
            ranked = with_first(ranking, next(iter(told)))
            message.set(INTENT, ranked[0])
            message.set(INTENT_RANKING_KEY, ranked)


def with_first(ranking: Iterable[Ranked], intent: str) -> list[Ranked]:
    """The ranking with an intent in the first place, as sure as the one that it puts back.

    >>> with_first([{"name": "a", "confidence": 0.7}, {"name": "b", "confidence": 0.3}], "b")
    [{'name': 'b', 'confidence': 0.7}, {'name': 'a', 'confidence': 0.3}]
    """
    ranked = list(ranking)
    names = [one["name"] for one in ranked]
    order = [intent, *(name for name in names if name != intent)][: len(names)]
    return [{"name": name, "confidence": one["confidence"]} for name, one in zip(order, ranked, strict=True)]
