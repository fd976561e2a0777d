# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import statistics
import time

import pytest

from bot.korean.benefits import BenefitNames

ENTRIES = [
    {"id": "basic-pension", "name": "기초연금", "aliases": ["노인기초연금"]},
    {"id": "seoul-postpartum-care", "name": "서울형 산후조리경비 지원"},
    {"id": "seoul-pregnancy-transport", "name": "임산부 교통비 지원"},
    {"id": "mom-dad-taxi", "name": "서울엄마아빠택시 지원", "aliases": ["엄마아빠택시"]},
    {"id": "first-meeting-voucher", "name": "첫만남이용권"},
    {"id": "energy-voucher", "name": "에너지바우처"},
    {"id": "care-leaver-money", "name": "자립준비청년 자립정착금 지원"},
    {"id": "kium", "name": "일반·융합형 우리동네키움센터"},
    {"id": "isarang", "name": "인천형 공동육아시설 ‘아이사랑꿈터’"},
    {"id": "emergency-a", "name": "긴급복지지원", "aliases": ["긴급복지"]},
    {"id": "emergency-b", "name": "긴급복지지원사업", "aliases": ["긴급복지"]},
    {"id": "childcare-a", "name": "아이돌봄서비스"},
    {"id": "childcare-b", "name": "아이돌봄 지원사업"},
    {"id": "parental-benefit", "name": "부모급여 지원"},
    {"id": "taxi", "name": "택시"},
    {"id": "counsel", "name": "상담 지원"},
    {"id": "charger", "name": "행정복지센터 전기차 충전소 24시간 개방"},
    {"id": "teen", "name": "청소년 한부모 지원"},
]


RENT = {"id": "youth-monthly-rent", "name": "청년월세 지원", "aliases": ["월세 20만원"]}


def test_a_rent_is_no_programme_named_by_a_sum() -> None:
    found = BenefitNames([RENT]).find
    assert found("월세 30만원 내고 있어요") == found("월쎄 20만원이요") == ()
    assert [mention.norm for mention in found("월세 20만원 지원 받고 싶어요")] == ["youth-monthly-rent"]


def test_a_bare_name_gives_way_to_a_programme_on_record() -> None:
    pension = [{"id": "a", "name": "기초연금", "bare": True}, {"id": "b", "name": "기초연금", "bare": False}]
    assert [mention.norm for mention in BenefitNames(pension).find("기초연금 주세요")] == ["b"]
    assert [mention.norm for mention in BenefitNames(pension[:1]).find("기초연금 주세요")] == ["a"]


def test_what_somebody_works_for_or_has_had_is_not_asked_about() -> None:
    found = BenefitNames([{"id": "a", "name": "아이돌보미"}, {"id": "b", "name": "실업급여"}]).find
    assert found("아이돌보미로 일해서 90만 원 벌어요") == found("실업급여 끝났어요") == ()
    assert [mention.norm for mention in found("아이돌보미 신청하고 실업급여는 언제 끝나요")] == ["a", "b"]


@pytest.fixture(scope="module")
def names() -> BenefitNames:
    return BenefitNames(ENTRIES)


@pytest.mark.parametrize(
    ("text", "value", "norm"),
    [
        ("기초연금이 뭐요", "기초연금", "basic-pension"),
        ("기초 연 금 나도 되나", "기초 연 금", "basic-pension"),
        ("기초연끔 받고 싶어", "기초연끔", "basic-pension"),
        ("기추연금 나왔나", "기추연금", "basic-pension"),
        ("부모급여설명해줘", "부모급여", "parental-benefit"),
        ("산후조리경비 대상인가요", "산후조리경비", "seoul-postpartum-care"),
        ("산후조리비언제까지신청해요", "산후조리비", "seoul-postpartum-care"),
        ("서울형 산후조리경비 지원 받으려고요", "서울형 산후조리경비 지원", "seoul-postpartum-care"),
        ("임산부교통비70만원이에요?", "임산부교통비", "seoul-pregnancy-transport"),
        ("엄마아빠택시가 뭐예요", "엄마아빠택시", "mom-dad-taxi"),
        ("첫만남 이용건 그게 머에요", "첫만남 이용건", "first-meeting-voucher"),
        ("애너지 바우처 뭐에 쓰는거", "애너지 바우처", "energy-voucher"),
        ("자립정착금이 천오백이라고", "자립정착금", "care-leaver-money"),
        ("우리동네키움센터에서는", "우리동네키움센터", "kium"),
        ("아이사랑꿈터 어디예요", "아이사랑꿈터", "isarang"),
        ("긴급복지지원 되나요", "긴급복지지원", "emergency-a"),
        ("아이돌봄서비스 내용", "아이돌봄서비스", "childcare-a"),
        ("부모급여는 또 뭐여", "부모급여", "parental-benefit"),
        ("이번 달 기초연금 왜 안 들어와요", "기초연금", "basic-pension"),
        ("부모급여신청은어디로해야하나요", "부모급여", "parental-benefit"),
        ("긴급복지가 뭐예요", "긴급복지", {"candidates": ["emergency-a", "emergency-b"]}),
    ],
)
def test_names_in_running_text(names: BenefitNames, text: str, value: str, norm: object) -> None:
    assert [(found.value, found.norm) for found in names.find(text)] == [(value, norm)]


@pytest.mark.parametrize(
    "text",
    [
        "지원 받고 싶어요",
        "택시 몰아요",
        "상담 받고 싶어요",
        "교통비가 없어요",
        "서울 살아요",
        "행정복지센터 어디예요",
        "청소년 한부모예요",
        "저는 임산부예요",
        "아이돌 좋아해요",
        "부모님 모시고 살아요",
        "기초가 약해요",
        "연금 받아요",
        "센터에 전화했어요",
        "24시간 하나요",
        "엄마 아빠랑 살아요",
        "긴급해요",
    ],
)
def test_ordinary_words_name_nothing(names: BenefitNames, text: str) -> None:
    assert names.find(text) == ()


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("산후조리", "seoul-postpartum-care"),
        ("교통비 임산부", "seoul-pregnancy-transport"),
        ("기초연끔", "basic-pension"),
        ("엄마택시", "mom-dad-taxi"),
        ("에너지 바우쳐", "energy-voucher"),
        ("키움센터", "kium"),
        ("아이사랑 꿈터", "isarang"),
    ],
)
def test_search_forgives(names: BenefitNames, query: str, best: str) -> None:
    found = names.search(query, limit=3)
    assert found[0][0] == best and len(found) <= 3 and all(60 <= score <= 100 for _, score in found)


def test_search_gives_each_programme_once(names: BenefitNames) -> None:
    found = [one for one, _ in names.search("기초연금")]
    assert len(found) == len(set(found))
    assert names.search("  ") == []


def test_seven_hundred_names_are_read_in_no_time() -> None:
    many = BenefitNames(
        [
            {"id": f"p{index}", "name": f"{first}{second} {kind}"}
            for index, (first, second, kind) in enumerate(_combinations())
        ]
    )
    times = []
    for text in [
        "우리 엄마가 여든하나인데 받을 수 있는 지원이 뭐가 있는지 알려주세요",
        "난방 바우쳐 신청하고 싶은데 어디로 가면 되나요",
    ] * 20:
        start = time.perf_counter()
        many.find(text)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.003


def _combinations() -> list[tuple[str, str, str]]:
    return [
        (first, second, kind)
        for first in ("햇살", "새싹", "두루", "온기", "나래", "다온", "도담")
        for second in ("마을", "나눔", "누리", "이음", "가람", "난방", "건강", "동행", "디딤", "배움")
        for kind in ("수당", "바우처", "이용권", "통장", "돌봄", "장려금", "지원금", "교실", "쉼터", "급여")
    ]
