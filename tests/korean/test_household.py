# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import pytest

from bot.korean.household import children, household_sizes
from bot.korean.line import read


def sizes(text: str, expecting: str | None = None) -> list[object]:
    return [found.norm for found in household_sizes(read(text), expecting=expecting)]


@pytest.mark.parametrize(
    ("word", "size"), [("두", 2), ("세", 3), ("네", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8)]
)
def test_families_of_every_size(word: str, size: int) -> None:
    for text in (
        f"{word} 식구예요",
        f"{word}식구",
        f"우리 집은 {word} 명이에요",
        f"모두 {word} 명이 살아요",
        f"{size}명이 같이 살아요",
        f"{size}인 가구입니다",
        f"{size}인가족이요",
    ):
        assert sizes(text) == [size], text


@pytest.mark.parametrize(("word", "size"), [("둘", 2), ("셋", 3), ("넷", 4), ("다섯", 5), ("여섯", 6)])
def test_bare_counts(word: str, size: int) -> None:
    for text in (
        f"{word}이 살아요",
        f"{word}이서 살아",
        f"식구가 {word}이에요",
        f"{word}이요",
        f"영감이랑 {word}",
        f"{word}이 지내요",
        f"나까지 {word}",
        f"{word}이살아요",
    ):
        assert sizes(text) == [size], text


CASES: list[tuple[str, list[object]]] = [
    ("혼자 지냅니다", [1]),
    ("나 혼자유", [1]),
    ("저밖에 없어요", [1]),
    ("집에 저 말고 아무도 없습니다", [1]),
    ("세대원은 저 하나로 되어 있습니다", [1]),
    ("모녀만 살아요", [2]),
    ("세 모녀가 살아요", [3]),
    ("넷이 복닥복닥 살아", [4]),
    ("4인 다문화 가정이에요", [4]),
    ("아내랑 저랑 애 하나 이렇게 셋이요", [3]),
    ("아내, 저, 딸 셋입니다", [3]),
    ("혼자 살다가 지금은 둘이요", [2]),
    ("가족이 네 명이고 애가 둘이에요", [4]),
    ("시어머니까지 모시고 여섯 식구", [6]),
    ("나 혼자 살아", [1]),
    ("혼자", [1]),
    ("혼자살아여ㅠ", [1]),
    ("나 혼자예요", [1]),
    ("나 혼차 살암수다", [1]),
    ("독거노인이세요", [1]),
    ("홀로 사는 늙은이여", [1]),
    ("자취해요", [1]),
    ("1인가구", [1]),
    ("일인 가구예요", [1]),
    ("집엔 나 혼자", [1]),
    ("주민등록엔 나만 올라 있어", [1]),
    ("세대원 없음", [1]),
    ("혼자산지 3년", [1]),
    ("할멈 죽고 혼자 지낸 지 오 년이오", [1]),
    ("결혼 안 하고 독신으로 살아왔습니다", [1]),
    ("우리엄마일흔셋이고혼자사세요", [1]),
    ("영감이랑 둘이 살지", [2]),
    ("내캉 영감캉 둘뿐이라예", [2]),
    ("단둘이여", [2]),
    ("부부만 있어요", [2]),
    ("우리 내외만 남았네", [2]),
    ("하르방이영 둘이 살아마씸", [2]),
    ("이인 가구입니다", [2]),
    ("남편이랑둘이살고", [2]),
    ("어 저하고 그 우리 집사람하고 둘", [2]),
    ("손주 데리고 셋이 삽니다", [3]),
    ("애 둘이랑 셋이 살아요", [3]),
    ("인제 셋이여", [3]),
    ("등본 떼면 셋이 나오요", [3]),
    ("저 포함해서 셋이네요", [3]),
    ("세 식구입니다 저 아내 아들", [3]),
    ("저희 부부랑 애 하나, 세 식구예요", [3]),
    ("엄마랑 저랑 동생, 이렇게 셋", [3]),
    ("부모님이랑 저, 동생 이렇게 네 명입니다", [4]),
    ("네명임 애 둘", [4]),
    ("조카까지 넷", [4]),
    ("식구 넷이 이백 갖고 살아요", [4]),
    ("4인이요, 저 배우자 자녀 둘", [4]),
    ("우리 집은 아내하고 애 셋, 합쳐 다섯이에요", [5]),
    ("친정엄마 합가해서 다섯", [5]),
    ("장인어른까지 하면 식구 다섯입니다", [5]),
    ("가족 다섯 명으로", [5]),
    ("마카 여섯이 사드래요", [6]),
    ("시부모님까지 해서 여섯이에요", [6]),
    ("총 일곱 식구가 한집에 살아요", [7]),
    ("식구 수는 셋이고 그중 한 명은 군대에 있어요", [3]),
    ("등본상에는 네 명인데 실제로 사는 건 둘이에요", [4, 2]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_households_as_people_say_them(text: str, expected: list[object]) -> None:
    assert sizes(text) == expected


NO_SIZE = [
    "동생이 둘이에요",
    "둘이 싸워요",
    "혼자서 못 가요",
    "미용실 운영합니다 혼자서",
    "애가 셋이에요",
    "딸만 넷인데 다 시집갔지",
    "아들 하나 키웁니다",
    "이혼하고 딸 둘 데리고 있습니다",
    "애 하나 혼자 키워요",
    "며느리 도망가고 손자 둘을 내가 거두고 있소",
    "혼자 신청할 수 있나요",
    "사별하고 혼자 된 지 십 년",
    "혼자 못 걸어요",
    "둘째를 가졌어요",
    "방 두 칸",
    "세 번 전화했어요",
    "네 그렇습니다",
    "두 달 됐어요",
    "둘 다 되나요",
    "다섯 살이에요",
    "월세 삼십",
    "동거인이 한 명 있어요",
    "탈북해서 가족이 여기엔 없어요",
    "딸네 식구하고 한집에 있어",
    "형제가 넷",
    "도서관 몇 시까지 열어요",
    "하나도 몰라요",
    "위탁아동을 한 명 돌보고 있습니다",
    "자식들은 다 나가 살고 영감하고 나뿐이에요",
    "서류 두 개 필요해요",
    "이 사람 저 사람",
    "신청서 세 장",
]


@pytest.mark.parametrize("text", NO_SIZE)
def test_what_is_no_size(text: str) -> None:
    assert sizes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("둘이요", [2]),
        ("나 혼자", [1]),
        ("3", [3]),
        ("세 명", [3]),
        ("한 명", [1]),
        ("하나", [1]),
        ("두세 명", [{"min": 2, "max": 3}]),
        ("저요 저 하나", [1]),
        ("일곱이나", [7]),
        ("네식구", [4]),
        ("1", [1]),
        ("나랑 애 둘", []),
        ("모르겠어요", []),
        ("예순일곱 살이요", []),
    ],
)
def test_bare_answers(text: str, expected: list[object]) -> None:
    assert sizes(text, "household.size") == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("아들 둘에 딸 하나", 3),
        ("애 둘", 2),
        ("애가 셋이에요", 3),
        ("딸만 넷", 4),
        ("아이는 없어요", 0),
        ("쌍둥이예요", 2),
        ("쌍둥이까지 애가 넷이에요", 4),
        ("외동이에요", 1),
        ("자녀 두 명", 2),
        ("혼자 살아요", None),
        ("둘이 살아요", None),
    ],
)
def test_children(text: str, count: int | None) -> None:
    assert children(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("둘", 2),
        ("없어요", 0),
        ("하나요", 1),
        ("2명이요", 2),
        ("5살 3살이요", 2),
        ("다섯 살 하나", 1),
        ("모르겠어요", None),
    ],
)
def test_children_when_asked(text: str, count: int | None) -> None:
    assert children(text, expecting="household.children") == count
