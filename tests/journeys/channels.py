# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a household is told on each channel, read there as a person reads or hears it, to the end of the list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx
from fastapi import FastAPI

from api.voice.simulator import Caller
from api.voice.spoken import spoken
from api.voice.words import for_ears, words
from tests.api.kakao.calling import Json, cards, replies, tell
from tests.api.kakao.calling import words as words_of

Said = tuple[str, ...]
MORE, CONTINUE, ALL_AT_ONCE = "더 보기", "이어서 보기", "지금까지 찾은 것 모두 정리해 주세요"
MOST_PRESSED = 60
TOKEN, PUBLIC = "12345", "https://phone.example"


@dataclass(frozen=True, order=True)
class Told:
    """A benefit as it is told: its name, how it stands, how much and until when in words."""

    name: str
    state: str
    amount: str | None
    deadline: str | None


def browser_of(app: FastAPI) -> httpx.AsyncClient:
    """Somebody with a browser of their own."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


async def told_on_the_page(app: FastAPI, said: Said) -> list[set[Told]]:
    """What the cards of the web page say, turn by turn."""
    turns: list[set[Told]] = []
    async with browser_of(app) as client:
        for text in (*said, *[MORE] * MOST_PRESSED):
            page = await client.post("/chat", data={"text": text}, headers={"HX-Request": "true"})
            turns.append(set(read_cards(page.text)))
            if text == MORE and not turns[-1].difference(*turns[:-1]):
                break
    return turns


async def told_in_kakaotalk(app: FastAPI, said: Said, user: str) -> list[set[Told]]:
    """What the bubbles say, turn by turn."""
    turns: list[set[Told]] = []
    async with browser_of(app) as client:
        for text in (*said, *[MORE] * MOST_PRESSED):
            answers = [await tell(client, text, user=user)]
            while CONTINUE in replies(answers[-1]):
                answers.append(await tell(client, CONTINUE, user=user))
            everything = "\n".join(map(words_of, answers))
            turns.append(
                {_bubble(card, everything) for answer in answers for card in cards(answer) if _is_benefit(card)}
            )
            if text == MORE and not turns[-1].difference(*turns[:-1]):
                break
    return turns


def as_it_stands(turns: list[set[Told]]) -> set[Told]:
    """What was told last of each benefit: of what changed in the talk the newer word holds."""
    last = {one.name: number for number, turn in enumerate(turns) for one in turn}
    return {one for number, turn in enumerate(turns) for one in turn if last[one.name] == number}


def _is_benefit(card: Json) -> bool:
    return any(button.get("messageText", "").endswith("준비물") for button in card.get("buttons", []))


def _bubble(card: Json, everything: str) -> Told:
    """A card with what stands below for want of room."""
    below = everything.partition(f"■ {card['title']}\n")[2].partition("■ ")[0].splitlines()
    headline, *lines = [*card["description"].splitlines(), *below]
    amount, deadline = (
        next((line.removeprefix(label) for line in lines if line.startswith(label)), None)
        for label in ("얼마나: ", "언제까지: ")
    )
    return Told(card["title"], headline, amount, deadline)


class _Cards(HTMLParser):
    """The cards of a page: the words of each part, by the class or tag of the part."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[dict[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = (dict(attrs).get("class") or "").split()
        if tag == "article":
            self.cards.append({})
        self._open.append(given[0] if given else tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds no words."""

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        within = "card" in self._open
        if within and (text := data.strip()):
            part = "deadline" if self._open[-1] == "strong" and "deadline" in self._open else self._open[-1]
            self.cards[-1][part] = self.cards[-1].get(part, "") + text


def read_cards(html: str) -> Iterator[Told]:
    """Every card; what is above all else said of it counts before the badge."""
    page = _Cards()
    page.feed(html)
    for card in page.cards:
        amount = card.get("amount")
        yield Told(card["h3"], card.get("headline", card["badge"]), amount, card.get("deadline"))


@dataclass
class Telephone:
    """A call, and all that was heard in it."""

    caller: Caller
    heard: list[str] = field(default_factory=list)

    async def say(self, text: str) -> str:
        """Say something, confirm what was understood, and listen to the end of the answer."""
        now = await self.caller.say(text)
        parts = [now.said]
        while pressed := next((key for phrase, key in ANSWERED.items() if phrase in now.said), None):
            now = await self.caller.press(pressed)
            parts.append(now.said)
        self.heard.append(" ".join(part.replace(f" {GOES_ON}", "") for part in parts))
        return self.heard[-1]


GOES_ON = f"{words('more')} 일 번."
ANSWERED = {GOES_ON: "1", "맞으시면 일 번.": "1", "네, 일 번. 아니요, 이 번.": "2"}
"""What is pressed: to hear more, to agree to what is read back, to want no text message."""
STATES = (
    "받을 수 있어요|이용할 수 있어요|창구에서 확인해요|먼저 전화로 물어보고 이용해요|신청할 수 있어요, .{,9} 받아요"
)
PROMISED = re.compile(f"[^.?]*, (?:{STATES})\\.")


async def told_on_the_telephone(app: FastAPI, said: Said, number: str, written: set[Told]) -> set[Told]:
    """What is heard, in the writing of those that it may be; whatever else is promised by the words themselves."""
    async with browser_of(app) as client:
        phone = Telephone(Caller(client, TOKEN, PUBLIC, number))
        await phone.caller.dial()
        for text in (*said, MORE, ALL_AT_ONCE):
            pages = {await phone.say(text)}
            for _ in range(MOST_PRESSED if text in (MORE, ALL_AT_ONCE) else 0):
                if (more := await phone.say(MORE)) in pages:
                    break
                pages.add(more)
        listed = " ".join(phone.heard)
    found = {one for one in written if _is_heard(one, listed)}
    for line in sorted(map(_line, found), key=len, reverse=True):
        listed = listed.replace(line, "")
    return found | {Told(other, "", None, None) for other in PROMISED.findall(listed)}


def _is_heard(one: Told, heard: str) -> bool:
    """Whether a benefit is heard as it stands; an amount or a time that is said after it, is its own."""
    parts = {"amount": one.amount, "deadline": one.deadline}
    beside = [f" {spoken(words(key, **{key: text.rstrip('.')}))}" for key, text in parts.items() if text]
    after = [heard[found.end() :] for found in re.finditer(re.escape(_line(one)), heard)]
    told = [rest for rest in after if rest.startswith((" 금액은", " 기한은"))]
    return bool(after) and all(rest.startswith(tuple(beside)) for rest in told)


def _line(one: Told) -> str:
    return spoken(words("benefit", name=one.name, state=for_ears(one.state)))
