# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import pytest

from bot.korean.talk import corrects, negated, subject


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("장애는 없고 당뇨만 있어요", "장애", True),
        ("장애는 없고 당뇨만 있어요", "당뇨", False),
        ("장애 없어요", "장애", True),
        ("장애가 있어요", "장애", False),
        ("기초연금은 안 받아요", "기초연금", True),
        ("기초연금 받아요", "기초연금", False),
        ("집은 아니고 땅이요", "집", True),
        ("남편은 없어요", "남편", True),
        ("신분증 없이 되나요", "신분증", False),
        ("소득이 없으면", "소득", False),
    ],
)
def test_negation(text: str, word: str, denied: bool) -> None:
    start = text.index(word)
    assert negated(text, start, start + len(word)) is denied


@pytest.mark.parametrize(
    ("text", "word", "whose"),
    [
        ("우리 엄마는 일흔인데 나는 쉰이야", "일흔", "어머니"),
        ("우리 엄마는 일흔인데 나는 쉰이야", "쉰", "본인"),
        ("남편은 예순여덟이에요", "예순여덟", "배우자"),
        ("저는 예순일곱이에요", "예순일곱", "본인"),
        ("예순일곱이에요", "예순일곱", None),
        ("우리 아들이 지적장애입니다", "지적장애", "아들"),
        ("할머니가 여든셋이고요", "여든셋", "할머니"),
        ("영감 연금이 백이십 나오고", "백이십", "배우자"),
        ("제가 육십팔이고 남편은 칠십입니다", "육십팔", "본인"),
        ("제가 육십팔이고 남편은 칠십입니다", "칠십", "배우자"),
        ("딸은 서른다섯이고", "서른다섯", "딸"),
        ("아버지 연세가 여든여섯이십니다", "여든여섯", "아버지"),
        ("큰애가 고3이라 열아홉이죠", "열아홉", "자녀"),
    ],
)
def test_subject(text: str, word: str, whose: str | None) -> None:
    assert subject(text, text.index(word)) == whose


@pytest.mark.parametrize(
    "text",
    [
        "아니 일흔둘이야",
        "아니 그게 아니라",
        "아니요, 일흔둘이에요",
        "그게 아니고 서산이여",
        "강서구가 아니고 양천구요",
        "아까 말한 거 틀렸어요",
        "정정합니다 58세",
        "잘못 말했어요",
        "나이 고칠게요",
        "아 오타 85년생",
        "서울 말고 인천",
        "주소를 수정하고 싶어요",
    ],
)
def test_corrections(text: str) -> None:
    assert corrects(text)


@pytest.mark.parametrize(
    "text", ["아니요", "아니오", "일흔둘이야", "아니요 없어요", "네", "서울 살아요", "아니에요", "혼자 살아요", "아뇨"]
)
def test_what_is_no_correction(text: str) -> None:
    assert not corrects(text)
