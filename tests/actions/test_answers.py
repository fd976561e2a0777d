# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Answers that make sense only with the question: 둘이요, 없어요, 67, 모르겠어요, and every button."""

import pytest

from actions.answer import QuestionBlock
from actions.asking import ask_fact, ask_statuses
from actions.conversation import Conversation
from actions.hearing.statuses import wordings
from actions.phrasing.wording import Voice
from rules_engine.facts.vocabulary import facts
from tests.actions.talking import Talk, talk

VOICE = Voice()


def asked(question: QuestionBlock, situation: dict[str, object] | None = None) -> Talk:
    """A talk in which this was asked last."""
    return Talk(Conversation(situation=situation or {}, question=question))


def ask(fact: str, member: str | None = None) -> QuestionBlock:
    return ask_fact(fact, member, {}, VOICE)


def statuses(*names: str) -> QuestionBlock:
    return ask_statuses("member.statuses", "me", tuple(f"member.statuses.{name}" for name in names), {}, VOICE)


def test_two_of_us() -> None:
    assert asked(ask("household.size")).say("둘이요").household == {"size": 2}


def test_a_bare_number_answers_the_question_for_the_age() -> None:
    assert asked(ask("member.birth_date", "me")).say("67").member()["age"] == 67


def test_a_year_of_birth_answers_it_too() -> None:
    assert asked(ask("member.birth_date", "me")).say("49년생이요").member()["birth_year"] == 1949


def test_none_of_the_statuses_offered_and_only_of_those() -> None:
    told = asked(statuses("pregnant", "disabled", "job_seeker")).say("해당 없어요")
    assert told.member()["statuses"] == {"pregnant": False, "disabled": False, "job_seeker": False}


def test_several_statuses_at_once() -> None:
    told = asked(statuses("pregnant", "disabled", "job_seeker")).say("장애인으로 등록했고 일자리를 찾고 있어요")
    assert told.member()["statuses"] == {"disabled": True, "job_seeker": True}


def test_one_status_and_nothing_else() -> None:
    told = asked(statuses("pregnant", "disabled", "job_seeker")).say("장애인 등록한 것만 있어요")
    assert told.member()["statuses"] == {"disabled": True, "pregnant": False, "job_seeker": False}


@pytest.mark.parametrize(("said", "value"), [("네", True), ("아니요", False), ("없어요", False), ("예 맞아요", True)])
def test_a_single_status_is_yes_or_no(said: str, *, value: bool) -> None:
    assert asked(statuses("disabled")).say(said).member()["statuses"] == {"disabled": value}


def test_yes_to_several_is_asked_back() -> None:
    told = asked(statuses("pregnant", "disabled")).say("네")
    assert told.situation == {} and "골라" in told.texts and told.question == statuses("pregnant", "disabled")


def test_nothing_at_all_to_the_question_for_property() -> None:
    told = asked(ask("household.assets_krw")).say("없어요")
    assert set(told.household.values()) == {0} and len(told.household) == 5
    assert not any(assumed for _, assumed in told.recap().values())


def test_a_house_without_its_worth_is_asked_about_before_anything_is_assumed_of_it() -> None:
    told = asked(ask("household.assets_krw")).say("집이 한 채 있고 예금은 오백이요")
    assert told.household["financial_assets_krw"] == 5_000_000
    assert "residential_property_krw" not in told.household
    assert told.question is not None and told.question.fact == "household.residential_property_krw"
    assert told.say("2억이요").household["residential_property_krw"] == 200_000_000


def test_no_income() -> None:
    assert asked(ask("household.monthly_income_krw")).say("소득이 없어요").household == {"monthly_income_krw": 0}


def test_no_rent() -> None:
    assert asked(ask("household.monthly_rent_krw")).say("월세는 없어요").household == {"monthly_rent_krw": 0}


def test_children_are_all_there_are_when_they_were_asked_for() -> None:
    told = asked(ask("household.children")).say("다섯 살, 두 살이요")
    assert told.household["children"] == 2
    assert [told.member("child-1")["age"], told.member("child-2")["age"]] == [5, 2]


def test_what_one_does_not_know_is_never_asked_again() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구")
    first = told.question
    assert first is not None
    seen = {(first.fact, first.text)}
    for said in ("모르겠어요", "글쎄요", "말하기 싫어요", "잘 모르겠네"):
        question = told.say(said).question
        assert question is None or (question.fact, question.text) not in seen
        if question is None:
            break
        seen.add((question.fact, question.text))


def test_a_range_as_an_answer_is_taken_and_not_asked_again() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구").say("한 칠팔십만 원쯤")
    assert told.household["monthly_income_krw"] == {"min": 700_000, "max": 800_000}
    assert told.question is not None and told.question.fact != "household.monthly_income_krw"


ASKED = [fact for fact in facts().values() if fact.ask is not None and fact.kind is not None and fact.type != "group"]


@pytest.mark.parametrize("fact", ASKED, ids=[fact.path for fact in ASKED])
def test_every_button_of_every_question_is_understood(fact: object) -> None:
    path = fact.path  # type: ignore[attr-defined]
    question = ask(path, "me" if path.startswith("member.") else None)
    for option in question.options:
        told = asked(question).say(option.value)
        skipped = (path, question.member) in told.conversation.skipped
        once = path == "household.members"  # asked once, however many of them are named
        assert skipped == (once or option.value == "모르겠어요")
        assert skipped or told.situation, option.value


@pytest.mark.parametrize("fact", [fact for fact, wording in wordings().items() if wording.say])
def test_every_status_button_says_what_it_says(fact: str) -> None:
    group, name = fact.rsplit(".", 1)
    member = "me" if group == "member.statuses" else None
    others = [part for part, one in wordings().items() if part.startswith(f"{group}.") and one.say and part != fact][:2]
    question = ask_statuses(group, member, (fact, *others), {}, VOICE)
    told = asked(question).say(wordings()[fact].say or "")
    place = told.member().get("statuses", {}) if member else told.household.get("types", {})
    assert place.get(name) is True, told.situation
    assert all(place.get(other.rsplit(".", 1)[1]) is not True for other in others), told.situation
