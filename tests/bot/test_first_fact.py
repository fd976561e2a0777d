# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.components.first_fact import FirstFact


def intent_of(ranked, *entities):
    """The intent of a sentence with these intents, the likeliest first, and these entities in its order."""
    ranking = [{"name": name, "confidence": 0.6 / place} for place, name in enumerate(ranked, 1)]
    message = Message({INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    message.set(ENTITIES, [{"entity": entity, "start": place} for place, entity in enumerate(entities)])
    FirstFact().read(message)
    assert message.get(INTENT) == message.get(INTENT_RANKING_KEY)[0]
    assert [one["confidence"] for one in message.get(INTENT_RANKING_KEY)] == [one["confidence"] for one in ranking]
    return message.get(INTENT)["name"]


@pytest.mark.parametrize("told", [("age", "district", "income_amount"), ("family_member", "age", "pregnancy_week")])
def test_of_several_facts_the_first_names_the_sentence(told):
    assert intent_of(["inform_income", "inform_age", "deny"], *told) == "inform_age"
    assert intent_of(["inform_income", "deny"], *told) == "inform_age"


def test_facts_of_one_kind_leave_the_intent_to_the_words():
    assert intent_of(["inform_housing", "inform_income"], "income_source", "income_amount") == "inform_housing"


def test_a_question_stays_a_question_whatever_is_told_with_it():
    assert intent_of(["ask_eligibility", "inform_age"], "age", "district", "benefit") == "ask_eligibility"


def test_a_correction_stays_a_correction():
    assert intent_of(["correct_info", "inform_age"], "age", "district") == "correct_info"
