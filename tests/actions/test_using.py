# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which card, which trade, how often, until when, at what price: yes, no, or that it is not on record."""

from datetime import date

import pytest

from actions.conversation import Conversation
from tests.actions.talking import TODAY, Talk

TRANSPORT, POSTPARTUM, FIRST, COMPANION = "임산부 교통비", "산후조리경비", "첫만남이용권", "병원동행"


def asking(*lines: str, today: date = TODAY) -> Talk:
    told = Talk(today=today)
    for line in lines:
        told.say(line)
    return told


@pytest.mark.parametrize(
    ("programme", "card", "answer"),
    [
        (TRANSPORT, "롯데카드", "아니요"),
        (POSTPARTUM, "롯데카드", "아니요"),
        (FIRST, "롯데카드", "네"),
        (TRANSPORT, "하나카드", "네"),
        (POSTPARTUM, "하나카드", "아니요"),
        (FIRST, "하나카드", "아니요"),
        (FIRST, "국민카드", "네"),
        (TRANSPORT, "비씨카드", "네"),
        (TRANSPORT, "우리카드", "네"),
    ],
)
@pytest.mark.parametrize("ending", ["돼요?", "되나요?", "도 받나요?"])
def test_which_card(programme: str, card: str, answer: str, ending: str) -> None:
    assert asking(f"{programme}가 뭐예요?", f"{card} {ending}").texts.startswith(answer)
    assert asking(f"{programme} {card} {ending}").texts.startswith(answer)


def test_a_no_names_the_cards_that_do() -> None:
    assert (
        "국민카드, BC카드, 삼성카드, 신한카드, 우리카드, 하나카드로 쓸 수 있어요"
        in asking(f"{TRANSPORT} 롯데카드 돼요?").texts
    )


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("면세점에서 써도 돼요?", "아니요, 면세점은 안 돼요."),
        ("온라인은요?", "네, 온라인은 돼요."),
        ("인터넷으로 사도 되나요?", "네, 온라인은 돼요."),
        ("노래방에서 쓸 수 있어요?", "아니요, 유흥업소는 안 돼요."),
        ("미용실에서 써도 되나요?", "네, 미용실은 돼요."),
        ("백화점에서 써도 돼요?", "백화점이 되는지는 저희 자료에 없어요."),
        ("여기서 써도 돼요?", "되는 것은 미용실, 온라인 구매예요."),
    ],
)
def test_which_trade(said: str, answer: str) -> None:
    told = asking(f"{FIRST} 얼마예요?", said)
    assert told.texts.startswith(answer) and "출처: " in told.texts


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("요리도 해줘요?", "아니요, 취사는 안 돼요."),
        ("강아지도 봐줘요?", "아니요, 반려동물은 안 돼요."),
        ("몇 번까지 돼요?", "모두 10번까지 쓸 수 있어요."),
    ],
)
def test_what_the_housework_service_does(said: str, answer: str) -> None:
    assert answer in asking("서울형 가사서비스가 뭐예요?", said).texts


def test_how_often() -> None:
    assert "1년에 48번, 일주일에 2번까지 쓸 수 있어요" in asking(f"{COMPANION} 몇 번까지 돼요?").texts
    assert (
        "장난감은 14일 동안 3점, 책은 14일 동안 3점, 육아용품은 1개월 동안 1점까지"
        in asking("서울장난감도서관 몇 개까지 며칠 빌려요?").texts
    )


@pytest.mark.parametrize(
    ("programme", "last"),
    [(TRANSPORT, "2027년 2월 28일"), (POSTPARTUM, "2027년 8월 31일"), (FIRST, "2028년 8월 31일")],
)
def test_until_when_is_reckoned_from_the_birth(programme: str, last: str) -> None:
    told = asking("아기가 2026년 8월 31일에 태어났어요", f"{programme} 언제까지 쓸 수 있어요?")
    assert f"마지막 날은 {last}이에요" in told.texts


def test_the_last_day_and_the_day_after() -> None:
    lines = ("아기가 2026년 5월 21일에 태어났어요", f"{TRANSPORT} 언제까지 쓸 수 있어요?")
    assert "바로 오늘" in asking(*lines, today=date(2026, 11, 21)).texts
    assert "11월 21일이었어요. 지금은 지났어요" in asking(*lines, today=date(2026, 11, 22)).texts


def test_until_when_without_a_birth_is_the_rule() -> None:
    told = asking(f"{TRANSPORT} 언제까지 쓸 수 있어요?").texts
    assert "태어난 날부터 6개월 안에" in told and "태어난 날을 말씀해 주시면" in told


MEDIAN_ONE_2026 = 2_564_238


@pytest.mark.parametrize(
    ("income", "price"),
    [
        (MEDIAN_ONE_2026 * 99 // 100, "무료예요"),
        (MEDIAN_ONE_2026, "무료예요"),
        (MEDIAN_ONE_2026 * 101 // 100, "한 시간에 5,000원이에요"),
    ],
)
def test_the_price_by_income_says_which_one_holds(income: int, price: str) -> None:
    home = {"household": {"size": 1, "monthly_income_krw": income}, "residence": {"sido": "서울특별시"}}
    told = Talk(Conversation(situation=home)).say(f"{COMPANION} 얼마 내요?")
    assert told.texts.startswith(f"서울시 병원 안심동행서비스는 {price}")


def test_the_price_without_an_income_says_all_of_them() -> None:
    told = asking(f"{COMPANION} 얼마 내요?").texts
    assert "사정에 따라" in told and "무료" in told and "그 밖에는: 한 시간에 5,000원" in told


def test_a_price_for_everybody() -> None:
    assert "아이 1명에 3,000원이에요" in asking("서울형 키즈카페 목동점 얼마 내요?").texts


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("우리동네키움센터 몇 시까지 해요?", "학기 중에는 낮 1시부터 저녁 8시까지 열어요."),
        ("병원 안심동행서비스 몇 시까지 해요?", "평일은 아침 7시부터 저녁 8시까지예요."),
    ],
)
def test_what_stands_only_in_the_notes_is_quoted_and_not_weighed(said: str, noted: str) -> None:
    told = Talk().say(said).texts
    assert "자료에 이렇게 적혀 있어요" in told and noted in told


@pytest.mark.parametrize("said", ["몇 시까지 해요?", "롯데카드 돼요?", "몇 번까지 돼요?", "면세점에서 써도 돼요?"])
def test_what_is_not_on_record_is_said_not_to_be_with_whom_to_ask(said: str) -> None:
    told = Talk().say("장애인연금 얼마예요?").say(said).texts
    assert "저희 자료에 없어요" in told and ("129" in told or "전화는" in told)


def test_the_question_that_waits_comes_back_and_is_not_answered_by_the_card() -> None:
    told = asking("나 예순일곱이고 혼자 살어 관악구")
    pending, before = told.question, told.situation
    told.say(f"{TRANSPORT} 하나카드 되나요?")
    assert told.question == pending and told.situation == before


def test_without_a_programme_we_ask_which_and_then_answer() -> None:
    told = asking("롯데카드 돼요?")
    assert told.question is not None and told.question.fact == "programme.use.cards.롯데"
    assert told.say("첫만남이용권이요").texts.startswith("네, 롯데카드로 쓸 수 있어요.")


@pytest.mark.parametrize("intent", ["ask_eligibility", "ask_benefit_info", "out_of_scope", None])
def test_whatever_kind_of_question_the_nlu_takes_it_for(intent: str | None) -> None:
    assert asking(f"{FIRST} 얼마예요?").say("면세점에서 써도 돼요?", intent).texts.startswith("아니요")
