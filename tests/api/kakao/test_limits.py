# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An answer over a limit of the platform cannot be built; one at the limit can."""

from typing import Any

import pytest
from pydantic import ValidationError

from api.kakao.payload import SkillRequest
from api.kakao.response import SkillResponse
from tests.api.kakao.calling import call

Json = dict[str, Any]
PICTURE = {"imageUrl": "https://example.org/a.png"}


def answer(*outputs: Json, **template: Any) -> Json:
    return {"version": "2.0", "template": {"outputs": list(outputs), **template}}


def text(length: int) -> Json:
    return {"simpleText": {"text": "가" * length}}


def says(label: str = "자세히") -> Json:
    return {"label": label, "action": "message", "messageText": "자세히"}


def text_card(title: int = 1, description: int = 1, **more: Any) -> Json:
    return {"title": "가" * title, "description": "나" * description, **more}


def list_card(items: int) -> Json:
    return {"header": {"title": "골라 주세요"}, "items": [{"title": "하나"}] * items}


def item_card(items: int = 1, **more: Any) -> Json:
    return {"itemList": [{"title": "금액", "description": "10만 원"}] * items, **more}


def basic_card(title: int = 1, description: int = 1) -> Json:
    return text_card(title, description, thumbnail=PICTURE)


def commerce_card(title: int = 1, description: int = 1) -> Json:
    return text_card(title, description, price=1000, currency="won", thumbnails=[PICTURE])


def carousel(kind: str, *cards: Json) -> Json:
    return answer({"carousel": {"type": kind, "items": list(cards)}})


AT_THE_LIMIT_AND_OVER: dict[str, tuple[Json, Json]] = {
    "bubbles": (answer(*[text(1)] * 3), answer(*[text(1)] * 4)),
    "a bubble at least": (answer(text(1)), answer()),
    "text": (answer(text(1_000)), answer(text(1_001))),
    "no empty text": (answer(text(1)), answer(text(0))),
    "quick replies": (answer(text(1), quickReplies=[says()] * 10), answer(text(1), quickReplies=[says()] * 11)),
    "label of a quick reply": (
        answer(text(1), quickReplies=[says("가" * 14)]),
        answer(text(1), quickReplies=[says("가" * 15)]),
    ),
    "quick replies do not call": (
        answer(text(1), quickReplies=[says()]),
        answer(text(1), quickReplies=[{"label": "전화", "action": "phone", "phoneNumber": "129"}]),
    ),
    "title": (answer({"textCard": text_card(50)}), answer({"textCard": text_card(51)})),
    "text of a card": (answer({"textCard": text_card(50, 350)}), answer({"textCard": text_card(50, 351)})),
    "text of a card in a carousel": (
        carousel("textCard", text_card(50, 128)),
        carousel("textCard", text_card(1, 129)),
    ),
    "buttons": (
        answer({"textCard": text_card(buttons=[says()] * 3)}),
        answer({"textCard": text_card(buttons=[says()] * 4)}),
    ),
    "buttons abreast": (
        answer({"textCard": text_card(buttons=[says()] * 2, buttonLayout="horizontal")}),
        answer({"textCard": text_card(buttons=[says()] * 3, buttonLayout="horizontal")}),
    ),
    "labels abreast": (
        answer({"textCard": text_card(buttons=[says("가" * 8)], buttonLayout="horizontal")}),
        answer({"textCard": text_card(buttons=[says("가" * 9)], buttonLayout="horizontal")}),
    ),
    "label of a button": (
        answer({"textCard": text_card(buttons=[says("가" * 14)])}),
        answer({"textCard": text_card(buttons=[says("가" * 15)])}),
    ),
    "a button has its target": (
        answer({"textCard": text_card(buttons=[{"label": "전화", "action": "phone", "phoneNumber": "129"}])}),
        answer({"textCard": text_card(buttons=[{"label": "전화", "action": "phone", "messageText": "129"}])}),
    ),
    "description of a picture card": (
        answer({"basicCard": basic_card(50, 230)}),
        answer({"basicCard": basic_card(1, 231)}),
    ),
    "title of a picture card": (answer({"basicCard": basic_card(50)}), answer({"basicCard": basic_card(51)})),
    "a picture card has a picture": (answer({"basicCard": basic_card()}), answer({"basicCard": text_card()})),
    "goods": (answer({"commerceCard": commerce_card(30, 40)}), answer({"commerceCard": commerce_card(31, 40)})),
    "description of goods": (
        answer({"commerceCard": commerce_card(30, 40)}),
        answer({"commerceCard": commerce_card(30, 41)}),
    ),
    "list": (answer({"listCard": list_card(5)}), answer({"listCard": list_card(6)})),
    "a list has a header": (answer({"listCard": list_card(1)}), answer({"listCard": {"items": [{"title": "하나"}]}})),
    "list in a carousel": (carousel("listCard", list_card(4)), carousel("listCard", list_card(5))),
    "lists in a carousel": (carousel("listCard", *[list_card(1)] * 5), carousel("listCard", *[list_card(1)] * 6)),
    "cards in a carousel": (carousel("textCard", *[text_card()] * 10), carousel("textCard", *[text_card()] * 11)),
    "cards of one kind": (carousel("textCard", text_card()), carousel("textCard", text_card(), list_card(1))),
    "lines of an item card": (answer({"itemCard": item_card(10)}), answer({"itemCard": item_card(11)})),
    "lines of an item card in a carousel": (carousel("itemCard", item_card(5)), carousel("itemCard", item_card(6))),
    "text of an item card": (
        answer({"itemCard": item_card(**text_card(50, 150))}),
        answer({"itemCard": item_card(**text_card(50, 151))}),
    ),
    "text of an item card in a carousel": (
        carousel("itemCard", item_card(**text_card(50, 50))),
        carousel("itemCard", item_card(**text_card(50, 51))),
    ),
    "head or profile": (
        answer({"itemCard": item_card(profile={"title": "가" * 15})}),
        answer({"itemCard": item_card(profile={"title": "가"}, head={"title": "가"})}),
    ),
    "title of a profile": (
        answer({"itemCard": item_card(profile={"title": "가" * 15})}),
        answer({"itemCard": item_card(profile={"title": "가" * 16})}),
    ),
    "words for a picture": (
        answer({"simpleImage": {"imageUrl": "https://example.org/a.png", "altText": "가" * 50}}),
        answer({"simpleImage": {"imageUrl": "https://example.org/a.png", "altText": "가" * 51}}),
    ),
    "one kind a bubble": (answer(text(1)), answer({**text(1), "textCard": text_card()})),
    "version": (answer(text(1)), {"template": answer(text(1))["template"]}),
    "answer or promise": (
        {"version": "2.0", "useCallback": True, "data": {"text": "잠시만요."}},
        {**answer(text(1)), "useCallback": True},
    ),
    "size": (
        {**answer(text(1)), "data": {"trace": "x" * 30_000}},
        {**answer(text(1)), "data": {"trace": "x" * 30_720}},
    ),
}


@pytest.mark.parametrize("limit", AT_THE_LIMIT_AND_OVER)
def test_at_the_limit_it_is_built_as_it_is_and_over_it_not_at_all(limit: str) -> None:
    at, over = AT_THE_LIMIT_AND_OVER[limit]
    assert SkillResponse.model_validate(at).as_json() == at
    with pytest.raises(ValidationError):
        SkillResponse.model_validate(over)


@pytest.mark.parametrize("left_out", ["intent", "contexts", "action"])
def test_a_call_is_read_without_what_is_not_needed(left_out: str) -> None:
    given = {name: value for name, value in call("67살이에요").items() if name != left_out}
    assert SkillRequest.model_validate({**given, "flow": None, "새것": 1}).said == "67살이에요"


@pytest.mark.parametrize("extra", [None, "null", {}, {"reason": "x"}])
def test_the_line_end_of_the_console_is_not_said(extra: Any) -> None:
    assert SkillRequest.model_validate(call("67살이에요", extra=extra)).said == "67살이에요"
