# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Twenty sentences about care as they are said, and how grave each is."""

import pytest

from api.staff.care import care_class

SENTENCES = {
    "긴급": [
        "어머니가 어제 넘어져서 못 일어나세요",
        "아버지가 내일 퇴원하시는데 돌볼 사람이 없어요",
        "할머니가 혼자 계신데 며칠째 식사를 못 하세요",
        "돌보던 딸이 입원해서 당장 봐 줄 사람이 필요해요",
        "수술하고 나왔는데 혼자라 화장실도 못 가요",
        "오늘 갑자기 쓰러지셔서 병원에 다녀왔어요",
        "지금 당장 돌봐 줄 사람이 없어요",
    ],
    "일반": [
        "치매가 있는 아버지를 낮에 맡길 곳이 있을까요",
        "방문간호를 받고 싶어요",
        "거동이 불편해서 재활을 다니고 싶어요",
        "요양보호사가 집에 오면 좋겠어요",
        "반찬을 가져다주는 곳이 있나요",
        "시어머니 수발을 오래 해서 지쳤어요",
        "목욕을 도와줄 분이 있으면 좋겠어요",
    ],
    "일상 편의": [
        "형광등 갈아 줄 사람 없나요",
        "병원에 같이 가 줄 분이 있으면 해요",
        "이불 빨래를 도와주실 수 있나요",
        "짐을 옮겨야 하는데 허리가 아파요",
        "집 청소를 도와주는 서비스가 있나요",
        "수도꼭지가 새는데 고칠 줄을 몰라요",
    ],
}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, lines in SENTENCES.items() for said in lines])
def test_a_sentence_is_as_grave_as_the_centre_would_say(name: str, said: str) -> None:
    assert care_class([said]) == name


def test_the_gravest_of_all_that_was_said_counts() -> None:
    assert care_class(["형광등도 나갔어요", "어제 넘어지셔서 못 움직이세요"]) == "긴급"
    assert care_class([]) == "일반"
