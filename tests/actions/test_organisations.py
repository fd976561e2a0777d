# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who asks as a 원장 or for an 이용자: what is for organisations, and whose consent it takes."""

import pytest

from tests.actions.talking import talk


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("저는 어린이집 원장인데요", "서울형어린이집"),
        ("어린이집을 운영하는데 지원 신청하려고요", "서울형어린이집"),
        ("반찬가게 하는데 함께할 수 있는 사업이 있나요", "안심경광등"),
        ("저희 회사에서 받을 수 있는 고용 지원금 있어요?", "고용장려금"),
    ],
)
def test_an_organisation_hears_what_is_for_organisations(text: str, name: str) -> None:
    said = talk(text)
    assert "기관이나 단체를 위한 것" in said.texts and name in said.texts
    assert said.question is None, "a centre has no age"
    assert "나이와 사는 곳을 말씀해 주세요" in said.texts


@pytest.mark.parametrize(
    "text",
    ["식당인데 행복한 밥상 참여하려면 어떻게 하나요", "저희 식당도 행복한 밥상에 함께하고 싶은데 식당이 등록하려면요?"],
)
def test_joining_a_programme_is_a_question_for_whoever_runs_it(text: str) -> None:
    said = talk(text)
    assert "함께하는 방법은 저희 자료에 없어요" in said.texts and "02-2133-9259" in said.texts
    assert "받을 수 있어요" not in said.texts


def test_an_organisation_of_which_we_know_nothing_is_sent_on() -> None:
    said = talk("약국을 하는데 가맹하려면 어떻게 해요?")
    assert "많지 않아요" in said.texts and "구청" in said.texts


@pytest.mark.parametrize(
    "text",
    [
        "복지관에서 일하는데 저희 이용자가 기초연금 되는지 궁금해해요",
        "사회복지사인데요 제가 맡은 어르신이 계세요",
        "생활지원사예요. 담당하는 할머니 것 좀 알아보려고요",
        "학교에서 근무하는데 저희 반 학생이 급식비를 못 내요",
        "우리 센터 입소자가 받을 수 있는 게 뭐예요?",
    ],
)
def test_a_helper_hears_who_may_ask_and_what_consent_it_takes(text: str) -> None:
    said = talk(text)
    assert "그분이 동의해야" in said.texts and "동의했어요" in said.texts
    assert said.situation == {}
    assert "그분 기준으로" in said.say("그분이 동의했어요").texts


def test_a_helper_who_has_the_consent_is_not_asked_for_it() -> None:
    said = talk("사회복지사입니다. 저희 어르신 한 분이 82세신데 동의하셨어요")
    assert said.member()["age"] == 82


@pytest.mark.parametrize(
    "text",
    [
        "식당 하는데 저는 뭐 받을 수 있어요",
        "회사 다녀요",
        "센터가 어디에 있어요?",
        "저는 요양보호사로 일하고 월급 200만원 받아요",
        "아이가 어린이집 다녀요",
        "병원에 같이 가 줄 사람이 필요해요",
    ],
)
def test_who_asks_for_themselves_is_no_organisation(text: str) -> None:
    texts = talk(text).texts
    assert "기관이나 단체" not in texts and "기관이나 가게" not in texts and "일로 누군가를" not in texts
