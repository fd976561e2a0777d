# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a household is told on each channel, read there as a person reads or hears it, to the end of the list."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import httpx
from fastapi import FastAPI
from pypdf import PdfReader

from api.counter.handout import pdf
from api.counter.results import look
from api.counter.sheet import sheet
from api.counter.visit import Consent, Visit
from api.voice.simulator import Caller
from api.voice.spoken import spoken
from api.voice.words import for_ears, words
from rules_engine import Catalogue
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


STATE_ENDS = re.compile("왜되나요:|·|어디서:|언제까지:|전화:|$")
"""With what the next part of an entry begins."""
WHOM = re.compile(r"^\((?:[^()]|\([^()]*\))*\)")
ENTRIES_END = re.compile("\n(이밖에|가져가실것|어디로가나요|먼저전화할것|급하면보건복지)")


def printed(situation: Mapping[str, object], catalogue: Catalogue, day: date, **most: int) -> str:
    """The text of the sheet that the counter prints of a situation, read out of its PDF, without its spaces."""
    visit = Visit(consent=Consent(check=day.isoformat()))
    drawn = pdf(sheet(look(visit, situation, catalogue, day, 3), day, **most))
    pages = (re.sub(r"\n?\d+ / \d+", "", page.extract_text()) for page in PdfReader(io.BytesIO(drawn)).pages)
    return "\n".join(close(line) for page in pages for line in page.splitlines())


def told_on_the_sheet(text: str, catalogue: Catalogue) -> list[Told]:
    """What a printed sheet says, entry by entry."""
    programmes = (one for one in catalogue.programmes.values() if one.kind == "decided")
    summaries = {close(one.name): close(one.plain) for one in programmes}
    entries = ENTRIES_END.split(text.partition("신청하실것")[2])[0]
    found = list[Told]()
    for name, entry in _entries(entries, summaries):
        amount, _, rest = entry.partition(summaries[name])
        ending = STATE_ENDS.search(rest)
        deadline = re.search("언제까지:(.*?)(전화:[^:]*)?$", rest)
        assert ending is not None
        state, until = rest[: ending.start()], deadline.group(1) if deadline else None
        found.append(Told(name, state, amount or None, until))
    return found


def _entries(text: str, summaries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each entry's name and what stands below it, in one line: an entry begins with its number and a name."""
    names = sorted(summaries, key=len, reverse=True)
    heads = list[tuple[int, str, int]]()
    for start in re.finditer(r"^(\d+)\.", text, re.MULTILINE):
        rest = close(text[start.end() :])
        name = next((one for one in names if rest.startswith(one) and summaries[one] in rest), None)
        if int(start.group(1)) == len(heads) + 1 and name is not None:
            heads.append((start.start(), name, start.end()))
    for (_, name, begin), (end, _, _) in pairwise([*heads, (len(text), "", 0)]):
        yield name, re.sub(WHOM, "", close(text[begin:end]).removeprefix(name))


def as_on_paper(one: Told) -> Told:
    """What is told, as it is read out of a sheet: without spaces, and whom it is for beside the name."""
    amount, deadline = (None if text is None else close(text) for text in (one.amount, one.deadline))
    return Told(close(one.name), close(one.state.rpartition(": ")[2]), amount, deadline)


def close(text: str) -> str:
    """A text without its spaces: where a line of a page ends, says nothing."""
    return re.sub(r"\s", "", text)
