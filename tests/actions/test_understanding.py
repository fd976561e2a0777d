# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A text with the NLU's parse, and without."""

import pytest

from actions import Conversation, find_programmes, parse_json, understand
from actions.asked.commands import command_in
from tests.actions.talking import TODAY, catalogue, nlu


def meaning(text: str, parsed: dict[str, object] | None = None) -> dict[str, object]:
    return parse_json(understand(text, parsed, Conversation.new(), TODAY, catalogue()))


def test_the_nlus_intent_and_our_entities() -> None:
    parse = meaning("임신 5개월이고 서울 강서구 살아요", nlu("inform_pregnancy", 0.83))
    assert parse["intent"] == {"name": "inform_pregnancy", "confidence": 0.83}
    assert [(one["entity"], one["norm"]) for one in parse["entities"]] == [  # type: ignore[attr-defined]
        ("pregnancy_week", {"month": 5}),
        ("district", {"sido": "서울특별시", "sigungu": "강서구"}),
    ]


def test_offsets_are_of_the_text_as_it_was_sent() -> None:
    text = "저는  예순일곱이에요"
    for one in meaning(text)["entities"]:  # type: ignore[attr-defined]
        assert text[one["start"] : one["end"]] == one["value"]


def test_without_the_nlu_the_intent_follows_from_the_words_or_the_entities() -> None:
    assert meaning("다시 말해 주세요")["intent"] == {"name": "repeat", "confidence": 1.0}
    assert meaning("예순일곱이에요")["intent"] == {"name": "inform_age", "confidence": 0.9}
    assert meaning("음")["intent"] == {"name": None, "confidence": 0.0}


def test_our_own_buttons_mean_what_they_say_whatever_the_nlu_thinks() -> None:
    assert meaning("처음으로", nlu("inform_household", 0.9))["intent"] == {"name": "restart", "confidence": 1.0}


def test_a_learned_entity_is_added_where_nothing_else_stands() -> None:
    parsed = nlu("ask_contact_office") | {"entities": [{"entity": "office", "start": 0, "end": 4, "norm": "드림센터"}]}
    assert [one["value"] for one in meaning("드림센터 어디예요", parsed)["entities"]] == ["드림센터"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("처음으로", "restart"),
        ("다시", "repeat"),
        ("상담원", "handoff_human"),
        ("사람하고 얘기하고 싶어요", "handoff_human"),
        ("모르겠어요", "dont_know"),
        ("건너뛰기", "refuse_answer"),
        ("그만할게요", "stop"),
        ("쉬운 말로 해 주세요", "simpler"),
        ("더 보기", "ask_what_support"),
        ("뭐 받을 수 있어요?", "ask_what_support"),
        ("생활비가 없어서 어려워요", "ask_what_support"),
        ("네", "affirm"),
        ("아니요", "deny"),
        ("없어요", "deny"),
        ("집은 없고 예금 천만원", None),
        ("둘이요", None),
        ("67", None),
        ("아내가 베트남 사람이에요", None),
    ],
)
def test_commands_in_plain_words(text: str, intent: str | None) -> None:
    assert command_in(text) == intent


@pytest.mark.parametrize("asked", ["기초연금", "기초 연금", "기초연끔", "노령연금"])
def test_programmes_are_found_forgivingly(asked: str) -> None:
    assert find_programmes(catalogue(), asked)[0].id == "basic-pension"


def test_programmes_by_place_and_category() -> None:
    seoul = {one.id for one in find_programmes(catalogue(), sido="서울특별시")}
    busan = {one.id for one in find_programmes(catalogue(), sido="부산광역시")}
    assert "seoul-pregnancy-transport" in seoul - busan and "basic-pension" in seoul & busan
    category = catalogue().programmes["basic-pension"].category
    assert all(one.category == category for one in find_programmes(catalogue(), category=category))


def test_what_is_nowhere_is_not_found() -> None:
    assert find_programmes(catalogue(), "우주여행") == []


def test_what_is_set_right_is_named_in_a_parse_and_told_by_nobody() -> None:
    understood = understand("아까 58세가 아니라 56세예요", None, Conversation.new(), TODAY, catalogue())
    assert [one.norm for one in understood.entities] == [56]
    assert [one["norm"] for one in parse_json(understood)["entities"]] == [58, 56]
