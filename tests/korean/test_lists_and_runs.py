# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people say in one go: lists of what they do not have, what a thing is worth, and words without spaces."""

from typing import Any

import pytest

from bot.korean import extract
from bot.korean.money import amounts

HOME, LAND, SAVINGS, CAR, DEBT = "residential_property", "general_property", "financial", "vehicle", "debt"


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("차도 예금도 집도 없습니다", [CAR, SAVINGS, HOME]),
        ("집, 차, 빚 다 없어요", [HOME, CAR, DEBT]),
        ("땅 집 적금 하나도 없어", [LAND, HOME, SAVINGS]),
        ("아파트나 땅은 없고요", [HOME, LAND]),
        ("집이랑 차는 없고 월세 살아요", [HOME, CAR]),
        ("집도 자식도 대출도 없어요", [HOME, DEBT]),
        ("저는 집은 없고 차도 없어요", [HOME, CAR]),
        ("수입도 재산도 없어요", ["income", "assets"]),
        ("집도차도빚도없어요", [HOME, CAR, DEBT]),
        ("집이랑 땅이랑 차랑 아무것도 없어요", [HOME, LAND, CAR]),
        ("저금이고 집이고 없어요", [SAVINGS, HOME]),
        ("집도 보험도 없어요", [HOME]),
        ("집, 보험, 차 없어요", [HOME, CAR]),
        ("주식도 빚도 없어요", [DEBT]),
        ("자가용이고 집이고 다 없어요", [CAR, HOME]),
        ("땅이나 적금 같은 건 없어요", [LAND, SAVINGS]),
        ("집도 있고 차도 있고 빚만 없어요", [DEBT]),
        ("기차도 빚도 없어요", [DEBT]),
        ("집은 월세고 빚 없어요", [DEBT]),
        ("차가 있어도 빚은 없어요", [DEBT]),
    ],
)
def test_a_list_of_what_is_not_there_is_heard_in_full(text: str, none: list[str]) -> None:
    assert sorted(one.kind for one in amounts(text) if one.none) == sorted(none)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("저희 집 수입이 없어요", "income"),
        ("아파트 대출은 없고요", DEBT),
        ("우리 집 차 없어요", CAR),
        ("집도 차도 있는데 빚은 없어요", DEBT),
    ],
)
def test_a_home_that_only_has_what_is_denied_is_not_denied(text: str, none: str) -> None:
    assert [one.kind for one in amounts(text)] == [none]


@pytest.mark.parametrize(
    "text", ["예금이 없는 건 아니에요", "집도 차도 없지는 않아요", "대출이 없진 않고요", "빚이 없는 게 아니라"]
)
def test_what_is_not_quite_absent_is_not_absent(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize("said", ["없는 건 아니에요", "없지는 않아요", "없지 않습니다"])
def test_not_without_is_no_answer_of_nothing(said: str) -> None:
    assert amounts(said, "household.financial_assets_krw") == ()


def test_a_home_at_rent_is_worth_nothing_to_who_lives_in_it() -> None:
    assert not [one for one in amounts("모아 둔 돈 200만원 집은 전세예요") if one.kind == HOME]
    assert not [one for one in amounts("이사 갈 돈 200만원 집은 월세") if one.kind == HOME]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("촌집 하나 있는데 삼천만원쯤 해요. 적금은 700만원이요", [(HOME, 30_000_000), (SAVINGS, 7_000_000)]),
        ("땅이 조금 있는데 오천만원이나 나갈까 통장에는 백만원", [(LAND, 50_000_000), (SAVINGS, 1_000_000)]),
        ("차가 한 대 있는데 500만원 정도 나가고 월세는 30이에요", [(CAR, 5_000_000), ("rent", 300_000)]),
        (
            "기초연금은 삼십만원 나오고 집은 낡은 거 하나 있는디 사천만원 갈랑가",
            [("other", 300_000), (HOME, 40_000_000)],
        ),
    ],
)
def test_the_worth_of_a_thing_stays_with_the_thing(text: str, sums: list[tuple[str, Any]]) -> None:
    assert [(one.kind, one.norm) for one in amounts(text)] == sums


@pytest.mark.parametrize(
    ("text", "sigungu"),
    [
        ("저예순다섯살부산해운대구사는데뭐받을수있나요", "해운대구"),
        ("임신오개월인천부평구살아요", "부평구"),
        ("임신7개월대구달서구인데교통비되나요", "달서구"),
        ("혼자살고요서울노원구무슨혜택있어요", "노원구"),
        ("임신팔개월경기성남분당구사는데", "성남시 분당구"),
    ],
)
def test_a_place_is_heard_without_spaces(text: str, sigungu: str) -> None:
    places = [one.norm for one in extract(text) if one.entity == "district"]
    assert [isinstance(place, dict) and place["sigungu"] for place in places] == [sigungu]


@pytest.mark.parametrize(
    ("text", "sido", "age"),
    [
        ("저는부산사는65세할머니인데요", "부산광역시", 65),
        ("나는대전사는칠십이세노인", "대전광역시", 72),
        ("우린인천사는노부부인데일흔둘이에요", "인천광역시", 72),
    ],
)
def test_where_and_how_old_are_heard_without_spaces(text: str, sido: str, age: int) -> None:
    assert {one.entity: one.norm for one in extract(text) if one.entity in ("district", "age")} == {
        "district": {"sido": sido},
        "age": age,
    }


@pytest.mark.parametrize("text", ["직장 다녀요. 45세 대구 수성구", "장애는 없고 일해요. 45세 전남 여수", "45세 종로구"])
def test_an_age_right_before_a_place_is_an_age_and_no_money(text: str) -> None:
    assert [one.norm for one in extract(text) if one.entity == "age"] == [45]
    assert amounts(text) == ()


@pytest.mark.parametrize("text", ["월급 280 세전이에요", "세전 280만원 벌어요"])
def test_before_tax_is_no_age(text: str) -> None:
    assert not [one for one in extract(text) if one.entity == "age"]
    assert [one.norm for one in amounts(text)] == [2_800_000]


@pytest.mark.parametrize("text", ["학교 다녀요. 45살이에요", "집 없음. 45세 여자", "없어요! 45살"])
def test_a_number_after_the_end_of_a_sentence_is_a_number(text: str) -> None:
    assert [one.norm for one in extract(text) if one.entity == "age"] == [45]


@pytest.mark.parametrize("text", ["애가 열이 펄펄 끓어요", "아이가 열이 많이 나요", "딸이 열이 높아요"])
def test_a_fever_is_no_number(text: str) -> None:
    assert [one.entity for one in extract(text)] == ["family_member"]
