# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whole classes of everyday words: each compound of kin, each town that is a word as well, each trade, each ending."""

from datetime import date

import pytest

from actions import Conversation, parse_json, understand
from rules_engine import load_catalogue

TODAY = date(2026, 11, 29)


def heard(text: str) -> list[tuple[str, object]]:
    """The kinds and meanings that a text is understood by."""
    entities = parse_json(understand(text, None, Conversation(), TODAY, load_catalogue()))["entities"]
    return [(entity["entity"], entity["norm"]) for entity in entities]


@pytest.mark.parametrize(
    ("said", "kin"),
    [
        ("늦둥이 아들", "아들"),
        ("쌍둥이 딸", "딸"),
        ("막내손자", "손자"),
        ("시할머니", "할머니"),
        ("누이동생", "동생"),
        ("사촌언니", "친척"),
        ("손녀사위", "사위"),
        ("손아래동서", "동서"),
        ("아기 아빠", "배우자"),
    ],
)
def test_kin_are_one_word_however_they_are_put_together(said: str, kin: str) -> None:
    assert heard(f"{said}가 아파요") == [("family_member", kin)]


@pytest.mark.parametrize("after", ["간병하느라일을못해요", "사업이망했어요", "혼자벌어요", "알코올때문에힘들어요"])
@pytest.mark.parametrize(("said", "kin"), [("남편", "배우자"), ("친정엄마", "어머니"), ("여동생", "동생")])
def test_anything_may_follow_kin_without_a_space(said: str, kin: str, after: str) -> None:
    assert heard(said + after) == [("family_member", kin)]


@pytest.mark.parametrize(
    "said",
    [
        "여주에서 왔어요",
        "여주에서 생활하고 있어요",
        "여주 원룸",
        "여기는 여주이고요 도움이 필요해요",
        "여주로 이사 왔어요",
        "저는여주살아요",
        "지금여주에서지내요",
    ],
)
def test_a_town_that_is_a_word_as_well_is_heard_where_somebody_is(said: str) -> None:
    assert ("district", {"sido": "경기도", "sigungu": "여주시"}) in heard(said)


@pytest.mark.parametrize(
    "said",
    [
        "저수지에 왔어요",
        "이동해서 살아요",
        "서류를 내면 되나요",
        "네 명 이서 먹어요",
        "어떤 내용인지 몰라요",
        "연수 받고 왔어요",
    ],
)
def test_no_town_is_made_of_other_words(said: str) -> None:
    assert "district" not in dict(heard(said))


@pytest.mark.parametrize(
    "work",
    [
        "보험설계사",
        "트럭운전",
        "아파트경비",
        "건물관리",
        "비닐하우스 농사",
        "도서관 사서",
        "아이들 가르치는 일",
        "목수 일",
    ],
)
def test_work_is_no_asset_no_home_and_no_child(work: str) -> None:
    assert [found for found in heard(f"{work} 해서 백오십만 원 벌어요") if found[0] != "income_source"] == [
        ("income_amount", 1_500_000)
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("마늘농사 지어요", [("income_source", "농업소득")]),
        ("서빙알바 칠십만 원", [("income_source", "아르바이트"), ("income_amount", 700_000)]),
        ("장사를 했는데 접었어요", []),
        ("월급은 세금을 떼고 180만 원이에요", [("income_source", "월급"), ("income_amount", 1_800_000)]),
        ("통장에 이백 들어와요", [("income_amount", 2_000_000)]),
        ("공공임대 살고 다달이 12만 원 나갑니다", [("housing_type", "공공임대"), ("rent_amount", 120_000)]),
        ("원룸인데 관리비 빼고 30만 원 내요", [("housing_type", "원룸"), ("rent_amount", 300_000)]),
        ("월급이 백오십만 원이구만", [("income_source", "월급"), ("income_amount", 1_500_000)]),
        ("실수령 백오십만 원이에요", [("income_source", "월급"), ("income_amount", 1_500_000)]),
        ("월세만오십이에요", [("housing_type", "월세"), ("rent_amount", 500_000)]),
        ("아들 집에서 살다가 나왔어요", [("family_member", "아들")]),
        ("공장 숙소에서 지내요", [("housing_type", "기숙사")]),
    ],
)
def test_what_is_earned_paid_and_lived_in(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize("ending", ["이올시다", "이구먼", "이거든요", "이니까요", "이랍니다", "이라서요", "일세"])
def test_an_ending_leaves_the_number_before_it(ending: str) -> None:
    assert heard(f"나는 예순{ending}") == [("age", 60)]
    assert heard(f"식구가 셋{ending}") == [("household_size", 3)]


@pytest.mark.parametrize("said", ["혼자 생활해요", "혼자라서요", "나 혼자거든요", "혼자 나와 있어요", "홀몸이야"])
def test_somebody_lives_alone_in_whatever_words(said: str) -> None:
    assert heard(said) == [("household_size", 1)]


@pytest.mark.parametrize("said", ["여동생이랑 자취해요", "혼자 있으면 무서워요", "혼자 신청하기 어려워요"])
def test_being_alone_for_once_is_no_household(said: str) -> None:
    assert "household_size" not in dict(heard(said))


def test_to_live_somewhere_is_no_age_of_four() -> None:
    assert heard("할머니가 혼자 사세여") == [("family_member", "할머니"), ("household_size", 1)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "수원영통구보건소 번호요",
            [("district", {"sido": "경기도", "sigungu": "수원시 영통구"}), ("office", "보건소")],
        ),
        ("기초연금 미리 알아보려구요 문자로 보내 주세여", [("benefit", "basic-pension"), ("channel", "문자")]),
        ("친구 집에 얹혀 지내요", [("housing_type", "무상거주")]),
        ("아들네살이에요", [("family_member", "아들"), ("age", 4)]),
        ("82살 어머니", [("age", 82), ("family_member", "어머니")]),
        ("다섯 살 어린이집 다녀요", [("age", 5)]),
        ("저보다 다섯 살 어린 동생", [("family_member", "동생")]),
    ],
)
def test_words_that_stand_together_keep_their_meaning(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant
