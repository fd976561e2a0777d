# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A worry about a neighbour: the urgent lines first, whom to tell, and a ticket with the 동 and nothing else."""

import pytest

from tests.actions.talking import talk

WORRIES = {
    "unseen": [
        "옆집 할머니가 며칠째 안 보여요",
        "앞집 어르신 댁 앞에 우유가 계속 쌓여 있어요",
        "아래층 아저씨가 일주일째 인기척이 없어요",
        "경로당에서 보던 할아버지가 한동안 안 나오세요",
        "보름 넘게 윗집 아주머니 소식이 없네요",
    ],
    "child": [
        "윗집 애가 매일 울어요",
        "옆집에서 밤마다 아이 비명 소리가 들려요",
        "이웃집 아이가 한겨울에 맨발로 쫓겨나 있어요",
        "아랫집 애기가 혼자 있는 것 같아요",
        "옆집 꼬마 팔에 멍이 들어 있던데요",
    ],
    "hungry": [
        "아는 분이 혼자 굶고 계신 것 같아요",
        "지인이 밥도 못 먹고 지낸대요",
        "옆방 아저씨가 라면만 드시는데 어떡하죠",
        "이웃 할머니가 끼니를 거르시는 것 같아서요",
    ],
    "violence": [
        "위층에서 때리는 소리가 나요",
        "아랫집 할아버지가 요양보호사한테 맞는 것 같아요",
        "옆집에서 살려달라는 소리가 들렸어요",
    ],
    "self_harm": ["친구가 죽고 싶다고 해요", "아는 동생이 유서를 썼대요", "직장 동료가 자꾸 사라지고 싶다고 해요"],
    "poor": [
        "동네에 폐지 줍는 할머니가 계신데 형편이 너무 어려워 보여요",
        "반지하 사는 분이 난방도 못 하고 계세요",
        "옆집 아저씨네 쓰레기가 잔뜩 쌓여 냄새가 나요",
        "이웃 어르신이 치매 같아서 걱정이 돼요",
    ],
}
EVERY = [(kind, text) for kind, texts in WORRIES.items() for text in texts]
LINES = {"unseen": "119", "child": "112", "hungry": "129", "violence": "112", "self_harm": "109"}


@pytest.mark.parametrize(("kind", "text"), EVERY)
def test_a_worry_is_answered_with_whom_to_tell(kind: str, text: str) -> None:
    said = talk(text)
    assert said.question is not None and said.question.fact == f"worry.{kind}"
    assert "주민센터" in said.texts and "129" in said.texts and "이름이나 집 주소" in said.texts
    if kind in LINES:
        assert said.blocks[0] is said.urgent and said.urgent is not None
        assert LINES[kind] in [contact.phone for contact in said.urgent.contacts]
        assert "당신 잘못" not in said.urgent.text
    else:
        assert said.urgent is None


@pytest.mark.parametrize(("kind", "text"), EVERY)
def test_nothing_of_the_other_person_is_kept(kind: str, text: str) -> None:
    said = talk(text)
    assert text not in said.conversation.said
    assert said.situation == {} and said.conversation.crisis is None


def test_a_childs_case_gives_the_childrens_line_and_says_that_the_law_protects_the_caller() -> None:
    said = talk("윗집 애가 매일 울어요")
    assert said.urgent is not None and "1577-1391" in [contact.phone for contact in said.urgent.contacts]
    assert "법으로 지켜" in said.texts and "여쭤봐 주세요" not in said.texts, "nobody is sent to the door"


def test_where_it_is_not_urgent_it_is_said_how_to_talk_with_the_neighbour() -> None:
    said = talk("이웃 어르신이 치매 같아서 걱정이 돼요")
    assert "같이 알아봐도 될까요" in said.texts and "동의" in said.texts
    assert "그분 기준으로" in said.say("그분이 동의했어요").texts


@pytest.mark.parametrize("place", ["화곡동이요", "화곡동 123-4 3층 김영희 할머니예요", "강서구 화곡동 쪽입니다"])
def test_a_ticket_holds_the_place_and_the_kind_alone(place: str) -> None:
    said = talk("옆집 할머니가 며칠째 안 보여요", "네, 전해 주세요")
    assert said.question is not None and "어느 동" in said.question.text
    said.say(place)
    ticket = said.ticket
    assert ticket is not None and ticket.kind == "worry_unseen" and ticket.urgent
    assert ticket.situation["residence"]["dong"] == "화곡동" and set(ticket.situation) == {"residence"}
    assert ticket.said == () and ticket.recap == ()
    assert said.handoff is not None and said.handoff.ticket in said.handoff.text
    assert "기다리지 말고" in said.handoff.text
    assert "김영희" not in str(said.conversation.to_json()) and said.situation == {}


def test_a_worry_that_is_not_urgent_makes_a_quiet_ticket() -> None:
    said = talk("반지하 사는 분이 난방도 못 하고 계세요", "네", "신월3동")
    assert said.ticket is not None and not said.ticket.urgent and said.ticket.kind == "worry_poor"


def test_no_ticket_without_a_yes_or_a_place() -> None:
    for lines in (("아니요, 제가 알릴게요",), ("네", "모르겠어요"), ("괜찮아요",)):
        said = talk("윗집 애가 매일 울어요", *lines)
        assert said.ticket is None and "112" in said.texts, lines


def test_a_neighbours_case_leaves_ones_own_talk_as_it_was() -> None:
    said = talk("서울 강서구 사는 67세예요")
    before = said.situation
    said.say("근데 옆집 할머니가 며칠째 안 보여요").say("네").say("화곡동")
    assert said.situation == before
    assert said.say("저는 혼자 살아요").household["size"] == 1


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("옆집 아저씨가 저를 때려요", "violence"),
        ("이웃이 자꾸 집 앞에 찾아와서 무서워요", "violence"),
        ("며칠째 굶고 있어요", "hunger"),
        ("친구가 죽어서 저도 죽고 싶어요", "self_harm"),
        ("남편이 죽고 싶대요", "self_harm"),
    ],
)
def test_ones_own_danger_and_that_of_the_family_stay_what_they_were(text: str, danger: str) -> None:
    assert talk(text).conversation.crisis == danger


@pytest.mark.parametrize(
    "text",
    [
        "윗집 때문에 시끄러워서 잠을 못 자요",
        "친구가 기초연금 받는다던데 저도 되나요",
        "옆집 할머니가 받을 수 있는 혜택 알아봐 주세요",
        "저는 혼자 사는 할머니예요",
        "혼자 사는 사람인데 형편이 어려워요",
        "아이가 세 살이고 친구가 많아요",
        "요즘 통 잠을 못 자요",
        "어머니가 며칠째 아프세요",
    ],
)
def test_what_is_no_worry_about_another(text: str) -> None:
    said = talk(text)
    assert said.question is None or not said.question.fact.startswith("worry")
