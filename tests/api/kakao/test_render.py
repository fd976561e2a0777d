# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The talk's blocks as bubbles: nothing lost, nothing cut within a sentence, three bubbles at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answer import (
    Apply,
    BenefitItem,
    BenefitsBlock,
    Block,
    Condition,
    Contact,
    HandoffBlock,
    Option,
    QuestionBlock,
    TextBlock,
    UrgentBlock,
)
from api.kakao.render import pages
from api.kakao.splitting import split
from tests.api.kakao.calling import Json, buttons, cards, kinds, replies, within_limits, words

PERSON = Option("상담원", "상담원")
SENTENCE = "이 혜택은 사는 곳과 나이와 소득을 함께 보고 정해요. "


def rendered(*blocks: Block, operator: bool = True) -> list[Json]:
    return [within_limits(page.as_json()) for page in pages(blocks, (PERSON,), operator=operator)]


def benefit(name: str = "기초연금", **more: object) -> BenefitItem:
    given = {
        "program": "basic-pension",
        "name": name,
        "verdict": "eligible",
        "member": None,
        "summary": "65세가 넘은 분께 달마다 드려요.",
        "amount": "한 달에 최대 349,700원",
        "deadline": "2026년 12월 31일까지",
        "why": (Condition("나이", "65세 이상", "72세", True, "기초연금법"),),
        "apply": Apply(("주민센터에서 신청해요.",), ("신분증",), "129", None),
        "source": "기초연금법",
        "as_of": "2026년",
        "headline": "받을 수 있어요",
        **more,
    }
    return BenefitItem(**given)  # type: ignore[arg-type]


def question(*labels: str) -> QuestionBlock:
    return QuestionBlock("residence.sido", "어디에 사세요?", "choice", tuple(Option(one, f"{one}요") for one in labels))


def test_a_benefit_alone_is_a_card_with_everything_about_it() -> None:
    (page,) = rendered(BenefitsBlock((benefit(),), "받을 수 있는 것"))
    assert kinds(page) == ["simpleText", "textCard"]
    for told in ("기초연금", "받을 수 있어요", "한 달에 최대 349,700원", "2026년 12월 31일까지", "✔ 나이", "출처"):
        assert told in words(page)


def test_a_card_offers_the_details_the_papers_and_the_telephone() -> None:
    (page,) = rendered(BenefitsBlock((benefit(),)))
    assert buttons(page) == [
        {"label": "자세히", "action": "message", "messageText": "기초연금 자세히"},
        {"label": "준비물", "action": "message", "messageText": "기초연금 준비물"},
        {"label": "전화", "action": "phone", "phoneNumber": "129"},
    ]


def test_without_a_number_there_is_no_button_to_call() -> None:
    (page,) = rendered(BenefitsBlock((benefit(apply=Apply()),)))
    assert [button["label"] for button in buttons(page)] == ["자세히", "준비물"]


def test_several_benefits_stand_side_by_side_and_more_are_a_press_away() -> None:
    (page,) = rendered(BenefitsBlock((benefit("하나"), benefit("둘"), benefit("셋")), "받을 수 있는 것", more=12))
    assert kinds(page) == ["simpleText", "carousel"]
    assert [card["title"] for card in cards(page)] == ["하나", "둘", "셋", "12가지가 더 있어요"]
    assert buttons(page)[-1] == {"label": "3개 더 보기", "action": "message", "messageText": "더 보기"}


def test_two_lists_share_a_row_and_say_which_is_which() -> None:
    (page,) = rendered(
        BenefitsBlock((benefit("하나"),), "받을 수 있는 것"), BenefitsBlock((benefit("둘"),), "창구에서 확인할 것")
    )
    assert kinds(page) == ["simpleText", "carousel"]
    assert "받을 수 있는 것: 하나\n창구에서 확인할 것: 둘" in words(page)


def test_what_has_no_room_on_a_card_stands_below_with_its_name() -> None:
    long = benefit("둘", confirm=(SENTENCE.strip(), "끝으로 볼 것이에요."), summary=SENTENCE * 3)
    (page,) = rendered(BenefitsBlock((benefit("하나"), long)))
    assert kinds(page) == ["carousel", "simpleText"]
    assert "■ 둘" in words(page) and "끝으로 볼 것이에요." in words(page)


def test_a_name_longer_than_a_title_is_told_whole() -> None:
    name = "아주 긴 이름의 지원 사업 " * 5 + "안내"
    (page,) = rendered(BenefitsBlock((benefit(name),)))
    assert cards(page)[0]["title"].endswith("…") and name in cards(page)[0]["description"]


def test_the_answers_to_a_question_are_quick_replies_before_what_always_helps() -> None:
    (page,) = rendered(question("서울", "부산"))
    assert replies(page) == {"서울": "서울요", "부산": "부산요", "상담원": "상담원"}


@pytest.mark.parametrize(
    ("count", "kind", "lists"), [(8, None, 0), (9, "carousel", 3), (20, "carousel", 5), (21, "carousel", 6)]
)
def test_more_answers_than_quick_replies_are_lists(count: int, kind: str | None, lists: int) -> None:
    labels = [f"{number}번째" for number in range(count)]
    (page,) = rendered(question(*labels))
    assert (kind in kinds(page)) is (kind is not None)
    assert len(cards(page)) == lists
    assert all(label in words(page) and f"{label}요" in words(page) for label in labels)


def test_an_answer_longer_than_a_label_is_a_line_of_a_list() -> None:
    label = "한 달에 이백만 원보다 많이 벌어요"
    (page,) = rendered(question(label, "아니요"))
    assert kinds(page) == ["simpleText", "listCard"]
    assert [item["title"] for item in cards(page)[0]["items"]] == [label, "아니요"]


def test_help_comes_first_and_can_be_called() -> None:
    lines = [Contact("자살예방 상담전화(24시간)", "109"), Contact("가", "1"), Contact("나", "2"), Contact("다", "3")]
    (page,) = rendered(UrgentBlock("지금 혼자 견디지 않으셔도 돼요.", tuple(lines)), TextBlock("이어 드릴게요."))
    assert kinds(page) == ["textCard", "textCard", "simpleText"]
    assert [one["phoneNumber"] for one in buttons(page) if one["action"] == "phone"] == ["109", "1", "2", "3"]


def test_a_request_for_a_person_shows_its_number_and_leads_to_the_chat() -> None:
    block = HandoffBlock("상담원에게 전했어요.", "1121-0001", (Contact("보건복지상담센터", "129"),))
    (page,) = rendered(block)
    assert cards(page)[0]["title"] == "접수 번호 1121-0001"
    assert [button["action"] for button in buttons(page)] == ["operator", "phone"]
    assert [button["action"] for button in buttons(rendered(block, operator=False)[0])] == ["phone"]


def test_what_does_not_fit_in_three_bubbles_comes_with_the_next_answers() -> None:
    text = "\n\n".join(f"{place}째 이야기예요. {SENTENCE * 6}".strip() for place in range(12))
    shown = rendered(TextBlock(text), question("네"))
    assert len(shown) > 1
    assert all("이어서 보기" in replies(page) and "네" not in replies(page) for page in shown[:-1])
    assert "이어서 보기" not in replies(shown[-1]) and "네" in replies(shown[-1])
    assert all(f"{place}째 이야기예요." in "".join(map(words, shown)) for place in range(12))


def test_a_bubble_ends_with_a_sentence_and_is_never_folded() -> None:
    for page in rendered(TextBlock(SENTENCE * 60)):
        for output in page["template"]["outputs"]:
            assert len(output["simpleText"]["text"]) <= 500
            assert output["simpleText"]["text"].endswith("정해요.")


@given(st.text(st.sampled_from("가나다 .,\n0!"), max_size=300), st.integers(1, 40))
def test_splitting_loses_nothing_but_space(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(1 <= len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_date_is_not_cut() -> None:
    first, second = "신청은 2026. 3. 15. 까지예요.", "서류를 내세요."
    assert split(f"{first} {second}", 25) == (first, second)
