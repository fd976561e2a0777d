# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Several applications in one way: by office, the papers without doubles."""

import pytest

from actions.results.trip import merged
from tests.actions.talking import Talk, talk

ELDER = ("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "재산은 아무것도 없어요")


@pytest.mark.parametrize(
    "asked",
    [
        "서류를 한꺼번에 준비하고 싶어요",
        "다 신청하려면 어떻게 해요",
        "어디어디 가야 해요?",
        "둘 다 신청하려면 서류 뭐 필요해요",
        "주민센터 가면 뭐뭐 신청할 수 있어요",
        "전부 신청하고 싶은데 뭘 챙겨 가요",
    ],
)
def test_what_one_office_takes_is_handed_in_at_once(asked: str) -> None:
    said = talk(*ELDER, asked).texts
    line = next(line for line in said.splitlines() if line.startswith("사는 곳 주민센터에 한 번에"))
    assert "기초연금" in line and "주거급여" in line


def test_a_paper_that_several_ask_for_is_named_once() -> None:
    said = talk(*ELDER, "서류를 한꺼번에 준비하고 싶어요").texts
    papers = next(line for line in said.splitlines() if line.startswith("가져갈 것"))
    assert papers.count("신분증") == 1 and papers.count("통장") == 1


@pytest.mark.parametrize(
    ("asked", "intent"), [("신청은 어떻게?", "ask_how_to_apply"), ("서류 뭐 가져가요?", "ask_documents")]
)
def test_after_several_results_a_bare_question_is_about_all_of_them(asked: str, intent: str) -> None:
    assert "신청하는 길" in Talk(talk(*ELDER).conversation).say(asked, intent).texts


@pytest.mark.parametrize(
    ("asked", "intent"), [("신청은 어떻게 해요?", "ask_how_to_apply"), ("뭐 가져가요?", "ask_documents")]
)
def test_after_one_programme_it_is_about_that_one(asked: str, intent: str) -> None:
    said = Talk(talk(*ELDER, "기초연금 얼마예요?").conversation).say(asked, intent).texts
    assert "기초연금" in said and "신청하는 길" not in said


def test_what_no_office_is_on_record_for_is_to_be_telephoned() -> None:
    told = talk(ELDER[0], "한꺼번에 신청하고 싶어요")
    assert "먼저 전화로 물어볼 것" in told.texts
    assert "02-" in told.texts


def test_every_programme_keeps_its_source() -> None:
    assert talk(*ELDER, "어디어디 가야 해요?").texts.count("출처:") >= 2


def test_with_nothing_found_no_way_is_made_up() -> None:
    said = talk("다 신청하려면 어떻게 해요").texts
    assert "아직 신청할 것을 찾지 못했어요" in said and "주민센터" not in said


def test_of_one_paper_the_fuller_words_stay() -> None:
    assert merged(["신분증", "통장", "본인 통장", "신분증(동주민센터에 갈 때)"]) == [
        "신분증(동주민센터에 갈 때)",
        "본인 통장",
    ]
    assert merged(["보호자 신분증", "신분증"]) == ["보호자 신분증", "신분증"]
