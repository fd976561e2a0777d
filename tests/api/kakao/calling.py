# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Calls of the skill as KakaoTalk makes them, and what of an answer breaks a limit, read without our own model."""

import json
from collections.abc import Iterator
from typing import Any

import httpx

BOT, USER = "6470d1f5a1b2c3d4e5f60718", "0123456789abcdef"
Json = dict[str, Any]


def call(text: str, *, user: str = USER, bot: str = BOT, callback: str | None = None, extra: Any = None) -> Json:
    """A call with all that the platform sends."""
    block = {"id": "6470d1f5a1b2c3d4e5f60719", "name": "폴백 블록"}
    asked = {
        "timezone": "Asia/Seoul",
        "params": {"surface": "Kakaotalk.plusfriend"},
        "block": block,
        "utterance": f"{text}\n",
        "lang": None,
        "user": {"id": user, "type": "botUserKey", "properties": {"botUserKey": user, "isFriend": True}},
    }
    return {
        "bot": {"id": bot, "name": "혜택동행"},
        "intent": {**block, "extra": {"reason": {"code": 1, "message": "OK"}}},
        "action": {"id": "1", "name": "혜택동행", "params": {}, "detailParams": {}, "clientExtra": extra},
        "userRequest": asked if callback is None else {**asked, "callbackUrl": callback},
        "contexts": [],
    }


async def tell(client: httpx.AsyncClient, text: str, **more: Any) -> Json:
    """Say something; the answer, which is within every limit."""
    answer = await client.post("/kakao/skill", json=call(text, **more))
    assert answer.status_code == 200, answer.text
    return within_limits(answer.json())


def within_limits(answer: Json) -> Json:
    """The answer, if nothing of it is over a limit."""
    assert not list(broken(answer)), (list(broken(answer)), answer)
    return answer


def broken(answer: Json) -> Iterator[str]:
    """What is over a limit, by the numbers of the platform's documentation."""
    if answer.get("version") != "2.0":
        yield "version"
    if len(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()) > 30_720:
        yield "size"
    if answer.get("useCallback"):
        return
    template = answer["template"]
    if not 1 <= len(template["outputs"]) <= 3:
        yield "outputs"
    replies = template.get("quickReplies", [])
    if len(replies) > 10 or any(one["action"] not in ("message", "block") for one in replies):
        yield "quick replies"
    yield from (f"label {one['label']}" for one in replies if not 1 <= len(one["label"]) <= 14)
    for output in template["outputs"]:
        ((kind, content),) = output.items()
        yield from _broken_carousel(content) if kind == "carousel" else _broken_card(kind, content, abreast=False)


def _broken_carousel(carousel: Json) -> Iterator[str]:
    if not 1 <= len(carousel["items"]) <= (5 if carousel["type"] == "listCard" else 10):
        yield "carousel"
    for card in carousel["items"]:
        yield from _broken_card(carousel["type"], card, abreast=True)


def _broken_card(kind: str, card: Json, *, abreast: bool) -> Iterator[str]:
    title, description = card.get("title", ""), card.get("description", "")
    if kind == "simpleText" and not 1 <= len(card["text"]) <= 1_000:
        yield "text"
    if kind == "textCard" and (len(title) > 50 or not 1 <= len(title + description) <= 400):
        yield "text card"
    if kind == "textCard" and abreast and len(description) > 128:
        yield "text card in a carousel"
    if kind == "listCard" and not 1 <= len(card["items"]) <= (4 if abreast else 5):
        yield "list"
    buttons = card.get("buttons", [])
    if len(buttons) > 3:
        yield "buttons"
    yield from (f"label {one['label']}" for one in buttons if not 1 <= len(one["label"]) <= 14)
    targets = {"message": "messageText", "phone": "phoneNumber", "webLink": "webLinkUrl", "block": "blockId"}
    yield from ("target" for one in buttons if one["action"] in targets and not one.get(targets[one["action"]]))


def words(answer: Json) -> str:
    """Everything that can be read in an answer, and what its buttons say."""
    return "\n".join(_strings(answer))


def replies(answer: Json) -> dict[str, str]:
    """What each quick reply says, by its label."""
    return {one["label"]: one["messageText"] for one in answer["template"].get("quickReplies", [])}


def kinds(answer: Json) -> list[str]:
    """The kinds of the bubbles."""
    return [kind for output in answer["template"]["outputs"] for kind in output]


def cards(answer: Json) -> list[Json]:
    """Every card of the answer."""
    found: list[Json] = []
    for output in answer["template"]["outputs"]:
        found += output["carousel"]["items"] if "carousel" in output else []
        found += [output[kind] for kind in ("textCard", "listCard") if kind in output]
    return found


def buttons(answer: Json) -> list[Json]:
    """Every button of every card."""
    return [button for card in cards(answer) for button in card.get("buttons", [])]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
