# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A household gets the same programmes, verdicts, amounts and deadlines here, in the web chat and by a screening."""

from datetime import date

import httpx
import pytest

from actions.money import amount_in_words
from rules_engine.amounts import AmountResult
from rules_engine.sets import Interval
from rules_engine.wording import day
from tests.api.kakao.calling import Json, cards, replies, tell, words

pytestmark = pytest.mark.anyio

HOUSEHOLDS = {
    "an old woman alone": ("72살이고 서울 강서구에 혼자 살아요", "월 50만원이요"),
    "a pregnant woman": ("임신 5개월이고 서울 강서구에 살아요. 34살이에요",),
    "a young man in rent": ("25살이고 서울 관악구에서 월세로 혼자 살아요", "한 달에 150만원 벌어요"),
    "a mother with two children": ("수원시에 사는 한부모예요. 아이는 5살, 8살이에요",),
    "a couple in the country": ("부부 둘이 홍성군에 살아요. 70살, 68살이에요", "소득이 없어요"),
}
Told = tuple[str, str, str | None, str | None]
"""Name, verdict in words, amount and deadline of a card."""
LABELS = ("얼마나: ", "언제까지: ")
MORE, CONTINUE = "더 보기", "이어서 보기"
MOST_PRESSED = 25


@pytest.mark.parametrize("household", HOUSEHOLDS)
async def test_the_same_answers_on_every_channel(client: httpx.AsyncClient, household: str) -> None:
    here = await told_here(client, HOUSEHOLDS[household])
    items, situation = await told_on_the_web(client, HOUSEHOLDS[household])
    assert here == {(one["name"], one["headline"], one["amount"], one["deadline"]) for one in items}
    assert len(here) > 5

    results = (await client.post("/v1/screenings", json={"situation": situation})).json()["results"]
    by_program: dict[str, list[Json]] = {}
    for result in results:
        by_program.setdefault(result["program"], []).append(result)
    likely = {program for program, found in by_program.items() if any(map(is_likely, found))}
    assert {one["program"] for one in items} == likely
    for one in items:
        assert any(agrees(one, result) for result in by_program[one["program"]]), one


async def told_here(client: httpx.AsyncClient, said: tuple[str, ...]) -> set[Told]:
    """What the cards say, to the end of the list."""
    found: set[Told] = set()
    for text in (*said, *[MORE] * MOST_PRESSED):
        answers = [await tell(client, text)]
        while CONTINUE in replies(answers[-1]):
            answers.append(await tell(client, CONTINUE))
        left = "\n".join(map(words, answers))
        found |= {told(card, left) for answer in answers for card in cards(answer) if is_benefit(card)}
    return found


def is_benefit(card: Json) -> bool:
    return any(button.get("messageText", "").endswith("준비물") for button in card.get("buttons", []))


def told(card: Json, everything: str) -> Told:
    """A card read as a person reads it, with what stands below for want of room."""
    below = everything.partition(f"■ {card['title']}\n")[2].partition("■ ")[0].splitlines()
    headline, *lines = [*card["description"].splitlines(), *below]
    amount, deadline = (
        next((line.removeprefix(label) for line in lines if line.startswith(label)), None) for label in LABELS
    )
    return card["title"], headline, amount, deadline


async def told_on_the_web(client: httpx.AsyncClient, said: tuple[str, ...]) -> tuple[list[Json], Json]:
    """The items of the web's talk, to the end of the list, and what is known then."""
    items: list[Json] = []
    talk: Json = {}
    for text in (*said, *[MORE] * MOST_PRESSED):
        asked = {"text": text, **({"conversation": talk["conversation"]} if talk else {})}
        talk = (await client.post("/v1/chat", json=asked)).json()
        items += [item for block in talk["messages"] if block["type"] == "benefits" for item in block["items"]]
    return items, talk["situation"]


def is_likely(result: Json) -> bool:
    """Whether a result is one that the talk speaks of: neither had already nor closed."""
    return result["verdict"] in ("eligible", "confirm") and not result["received"]


def agrees(item: Json, result: Json) -> bool:
    """Whether card and result say the same."""
    last = result["apply"]["deadline"]
    amount = amount_in_words(amount_of(result["amount"]))
    same_day = last is None or day(date.fromisoformat(last)) in str(item["deadline"])
    return bool(item["verdict"] == result["verdict"] and item["amount"] == amount and same_day)


def amount_of(written: Json | None) -> AmountResult | None:
    """The amount of a result, read back."""
    if written is None:
        return None
    krw, spread = written["krw"], written["range"]
    ends = (krw, krw) if krw is not None else (spread["min"], spread["max"]) if spread else None
    interval = None if ends is None else Interval(*ends)
    return AmountResult(interval, written["per"], written["period"], written["text"], written["at_most"])
