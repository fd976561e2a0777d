# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One name for several programmes: the person's place, then what is on record, decides; else we ask which."""

import pytest

from tests.actions.talking import Talk, talk


@pytest.mark.parametrize(
    ("home", "asked", "focus"),
    [
        ("노원구 살아요", "돌봄SOS 어떻게 신청해요?", "nowon-care-sos"),
        ("관악구 살아요", "돌봄SOS 어떻게 신청해요?", "dolbom-sos-center"),
        ("서울 강서구 살아요", "장애인 활동지원 얼마예요?", "disability-activity-support"),
        ("부산 해운대구 살아요", "장애인 활동지원 얼마예요?", "named-disability-activity-support"),
        ("경남 통영시 살아요", "공공데이터 청년인턴이 뭐예요?", "tongyeong-public-data-intern"),
        ("경남 남해군 살아요", "공공데이터청년인턴이 뭐예요?", "namhae-public-data-intern"),
        ("광주 광산구 살아요", "방문건강관리가 뭐예요?", "gwangsan-visiting-health"),
        ("서울 강서구 살아요", "방문건강관리가 뭐예요?", "visiting-health-care"),
    ],
)
def test_the_one_of_the_place_wins(home: str, asked: str, focus: str) -> None:
    assert talk(home, asked).conversation.focus == focus


@pytest.mark.parametrize(
    ("asked", "focus"),
    [
        ("아동수당 얼마예요?", "child-allowance"),
        ("기초연금 얼마예요?", "basic-pension"),
        ("에너지바우처가 뭐예요?", "energy-voucher"),
        ("드림스타트가 뭐예요?", "dream-start"),
        ("지역아동센터가 뭐예요?", "community-child-center"),
    ],
)
@pytest.mark.parametrize("home", [None, "서울 노원구 살아요"])
def test_a_fuller_record_wins_over_a_bare_name(home: str | None, asked: str, focus: str) -> None:
    assert talk(*([home] if home else []), asked).conversation.focus == focus


def test_otherwise_we_ask_with_the_places_on_the_buttons() -> None:
    told = talk("돌봄SOS 어떻게 신청해요?")
    assert told.question is not None
    assert [option.label for option in told.question.options] == [
        "돌봄SOS센터 (서울특별시)",
        "돌봄SOS (서울특별시 노원구)",
    ]
    told.say("돌봄SOS (서울특별시 노원구)")
    assert told.conversation.focus == "nowon-care-sos" and "이렇게 신청해요" in told.texts
    assert told.residence == {}, "a button tells nothing of where somebody lives"
    assert "02-2116-3673" in told.say("돌봄SOS 전화번호 알려줘").texts, "the same one is meant afterwards"


def test_a_place_beside_the_name_counts_for_it() -> None:
    assert talk("통영 공공데이터 청년인턴이 뭐예요?").conversation.focus == "tongyeong-public-data-intern"


@pytest.mark.parametrize("said", ["산후조리 경비", "산후조리경비지원", "산후조리비", "산후조리경빈"])
def test_spacing_slips_and_everyday_names(said: str) -> None:
    assert Talk().say(f"{said} 얼마예요?").conversation.focus == "seoul-postpartum-care"
