# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
from typing import Any

import pytest

from bot.korean.line import read
from bot.korean.place_table import SIDO, TABLE, names
from bot.korean.places import districts


def norms(text: str, expecting: str | None = None) -> list[Any]:
    return [found.norm for found in districts(read(text), expecting=expecting)]


def said(norm: Any) -> str:
    """One line for a norm: "서울특별시 강서구", or the candidates with a stroke between."""
    if "candidates" in norm:
        return " | ".join(said(one) for one in norm["candidates"])
    return " ".join(norm.values())


def test_the_table_is_small_and_whole() -> None:
    assert TABLE.stat().st_size < 400_000
    whole = {
        (place.sido, place.sigungu)
        for found in names().values()
        for place, *_ in found
        if place.sigungu and not place.old
    }
    assert {sido for sido, _ in whole} | {"세종특별자치시"} == set(SIDO) and len(SIDO) == 17
    assert 250 <= len(whole) <= 300
    assert {
        ("서울특별시", "강서구"),
        ("경기도", "수원시 영통구"),
        ("대구광역시", "군위군"),
        ("경기도", "화성시 동탄구"),
        ("전라남도", "순천시"),
        ("광주광역시", "북구"),
    } <= whole


@pytest.mark.parametrize("sido", list(SIDO))
def test_every_sido_in_every_form(sido: str) -> None:
    for form in (sido, *SIDO[sido]):
        if form not in {"광주", "경기"}:
            assert (
                norms(f"{form} 살아요")
                == norms(f"저는 {form}에 삽니다")
                == norms(f"{form}이요", "residence.sido")
                == [{"sido": sido}]
            ), form


def test_every_sigungu_beside_its_sido() -> None:
    places = {
        place for found in names().values() for place, *_ in found if place.sigungu and not place.dong and not place.old
    }
    for place in places:
        short = SIDO[place.sido][0]
        for text in (
            f"{place.sido} {place.sigungu}",
            f"{short} {place.sigungu} 살아요",
            f"{short}{place.sigungu.replace(' ', '')}에살아요",
        ):
            assert norms(text) == [{"sido": place.sido, "sigungu": place.sigungu}], text


def test_every_dong_beside_its_sigungu() -> None:
    for form, found in names().items():
        for place, level, _ in found:
            if level == 2 and form == place.dong and not place.old and place.sigungu and form.isalpha():
                (norm,) = norms(f"{place.sido} {place.sigungu} {form} 살아요")
                assert norm == {"sido": place.sido, "sigungu": place.sigungu, "dong": form}


CASES: list[tuple[str, list[str]]] = [
    # 똑 떨어지는 곳
    ("서울 강서구", ["서울특별시 강서구"]),
    ("관악구", ["서울특별시 관악구"]),
    ("서울 강서", ["서울특별시 강서구"]),
    ("서울 관앙구요", ["서울특별시 관악구"]),
    ("수언시 살아요", ["경기도 수원시"]),
    ("강남규 살아여", ["서울특별시 강남구"]),
    ("전주서 전세 살고", ["전북특별자치도 전주시"]),
    ("집은인천부평이에요", ["인천광역시 부평구"]),
    ("수원 영통", ["경기도 수원시 영통구"]),
    ("서울 사는데", ["서울특별시"]),
    ("전라도 광주", ["광주광역시"]),
    ("경기도 광주", ["경기도 광주시"]),
    ("충남 서산", ["충청남도 서산시"]),
    ("해운대 쪽이에요", ["부산광역시 해운대구"]),
    ("제주도요", ["제주특별자치도"]),
    ("강원도 원주", ["강원특별자치도 원주시"]),
    ("전라북도 익산", ["전북특별자치도 익산시"]),
    ("세종시 도담동", ["세종특별자치시 도담동"]),
    ("세종시 조치원", ["세종특별자치시 조치원읍"]),
    ("제주시 조천읍 살암수다", ["제주특별자치도 제주시 조천읍"]),
    ("화곡동", ["서울특별시 강서구 화곡동"]),
    ("봉천동 산동네여", ["서울특별시 관악구 봉천동"]),
    ("화곡 팔동", ["서울특별시 강서구 화곡8동"]),
    ("양천구 신월3동입니다", ["서울특별시 양천구 신월3동"]),
    ("성수동", ["서울특별시 성동구 성수동"]),
    ("종로 5가", ["서울특별시 종로구 종로5가"]),
    ("성동구 금호동 꼭대기", ["서울특별시 성동구 금호동"]),
    ("전주시 완산구 효자동", ["전북특별자치도 전주시 완산구 효자동"]),
    ("관악 신림동", ["서울특별시 관악구 신림동"]),
    ("사당동 동작구 사당동", ["서울특별시 동작구 사당동"]),
    ("포항 구룡포 산다 아이가", ["경상북도 포항시 남구 구룡포읍"]),
    ("대전 서구 둔산에 있어요", ["대전광역시 서구 둔산동"]),
    ("부산진구 전포동 원룸촌", ["부산광역시 부산진구 전포동"]),
    ("목포여", ["전라남도 목포시"]),
    ("마포임", ["서울특별시 마포구"]),
    ("안동삼", ["경상북도 안동시"]),
    ("구로에서 자취해", ["서울특별시 구로구"]),
    ("구로구로 이사했어요", ["서울특별시 구로구"]),
    ("통영서 배 타고", ["경상남도 통영시"]),
    ("경북 안동 시골에 삽니더", ["경상북도 안동시"]),
    ("창원 마산합포구요, 옛날 마산", ["경상남도 창원시 마산합포구", "경상남도 창원시"]),
    ("울릉도라서", ["경상북도 울릉군"]),
    ("거제도 섬이라예", ["경상남도 거제시"]),
    ("강화도 살아요", ["인천광역시 강화군"]),
    ("일산이요", ["경기도 고양시"]),
    ("성남 분당ㅋㅋ", ["경기도 성남시 분당구"]),
    ("화성시 동탄인데요", ["경기도 화성시 동탄구"]),
    ("은펑구요", ["서울특별시 은평구"]),
    ("주소지는 서울시 양천구로 되어 있어요", ["서울특별시 양천구"]),
    ("인천 서구", ["인천광역시 서구"]),
    ("인천 검단구", ["인천광역시 검단구"]),
    ("인천 제물포구", ["인천광역시 제물포구"]),
    ("충청도 홍성이여", ["충청남도 홍성군"]),
    ("우리 동네는 도봉동이야", ["서울특별시 도봉구 도봉동"]),
    ("전남광주통합특별시 순천시", ["전라남도 순천시"]),
    ("전남광주통합특별시 북구", ["광주광역시 북구"]),
    # 띄어쓰기가 없거나 많다
    ("저는서울강서구살아요", ["서울특별시 강서구"]),
    ("전라남도나주시빛가람동", ["전라남도 나주시 빛가람동"]),
    ("의정부에살고있습니다", ["경기도 의정부시"]),
    ("은평구살아요", ["서울특별시 은평구"]),
    ("부산해운대구우동살아요", ["부산광역시 해운대구 우동"]),
    # 여럿
    ("천안 살다가 아산으로 왔어", ["충청남도 천안시", "충청남도 아산시"]),
    ("함흥이 고향인데 지금은 양주에 살지", ["경기도 양주시"]),
    ("주소는 서울인데 실제로는 하남에 살아요", ["서울특별시", "경기도 하남시"]),
    # 갈린다
    ("강서구요", ["부산광역시 강서구 | 서울특별시 강서구"]),
    ("고성 살아요", ["강원특별자치도 고성군 | 경상남도 고성군"]),
    ("광주", ["광주광역시 | 경기도 광주시"]),
    ("전라도", ["전북특별자치도 | 전라남도"]),
    (
        "중구에 살아요",
        ["대구광역시 중구 | 대전광역시 중구 | 부산광역시 중구 | 서울특별시 중구 | 울산광역시 중구 | 인천광역시 중구"],
    ),
    ("신사동 살아요", ["서울특별시 강남구 신사동 | 서울특별시 관악구 신사동 | 서울특별시 은평구 신사동"]),
    # 낱말이기도 한 곳
    ("화성 살아요", ["경기도 화성시"]),
    ("영광에 삽니다", ["전라남도 영광군"]),
    ("동해시요", ["강원특별자치도 동해시"]),
    ("사는 곳은 공주예요", ["충청남도 공주시"]),
    ("전남 고흥", ["전라남도 고흥군"]),
    ("강원도 정선 골짜기에 사우", ["강원특별자치도 정선군"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places_as_people_say_them(text: str, expected: list[str]) -> None:
    assert [said(norm) for norm in norms(text)] == expected


NO_PLACE = [
    "전남편이 때려요",
    "부산스럽게 굴어",
    "대구탕 먹었어",
    "광주리 들고",
    "강남콩 밭",
    "고성 지르고 그래",
    "중구난방이야",
    "동구 밖",
    "경기가 안 좋아요",
    "이사 왔어요",
    "지원이 필요해요",
    "지금은 셋방살이래요",
    "내가 살겄네",
    "장성한 아들",
    "수영 배우고 싶어요",
    "공주처럼 살았어",
    "음성이 안 들려요",
    "예산이 없대요",
    "정상 근무예요",
    "이동 복지상담실",
    "중동 국가",
    "수동으로 해요",
    "주소를 수정하고 싶어요",
    "동작이 느려요",
    "집안 사정은 묻지 마",
    "알 수가 있나",
    "모텔에서 달방으로 지내요",
    "권고사직으로 나왔어요",
    "너 감정 있어?",
    "무슨 지원인지 몰라요",
    "이천만 원 있어요",
    "이십만 원 주는 거",
    "어디 가서 하면 돼요",
    "가정동 같은 건 없어",
    "신사적으로 말해요",
    "상당히 아파요",
    "임신 5개월 동안",
    "고령이라 못 가요",
    "거창한 건 아니고",
    "영양이 부족해요",
    "인제 셋이여",
    "무주택이에요",
    "장수하세요",
    "사상이 달라요",
    "도장 가져가요",
    "서울형 산후조리경비",
    "구리선 팔아요",
    "남동생이 있어요",
    "강제로 퇴거당했어요",
    "집수리 되나요",
    "행복동행 되나요",
]


@pytest.mark.parametrize("text", NO_PLACE)
def test_what_is_no_place(text: str) -> None:
    assert norms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("강서", "부산광역시 강서구 | 서울특별시 강서구"),
        ("수영", "부산광역시 수영구"),
        ("화성", "경기도 화성시"),
        ("동작이요", "서울특별시 동작구"),
        ("신림", "서울특별시 관악구 신림동 | 강원특별자치도 원주시 신림면 | 전북특별자치도 고창군 신림면"),
        ("강남이요", "서울특별시 강남구"),
        ("경기", "경기도"),
        ("이문동이요", "서울특별시 동대문구 이문동"),
        (
            "중구",
            "대구광역시 중구 | 대전광역시 중구 | 부산광역시 중구 | 서울특별시 중구 | 울산광역시 중구 | 인천광역시 중구",
        ),
    ],
)
def test_bare_answers(text: str, expected: str) -> None:
    assert [said(norm) for norm in norms(text, "residence.sigungu")] == [expected]
