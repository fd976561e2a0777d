# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Questions about using a benefit, by a closed vocabulary: card, trade, how often, until when, price, hours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.asked.commands import QUESTIONS, closed
from rules_engine import Programme

WORDS = Path(__file__).with_name("use_words.yaml")
ASKING = QUESTIONS | {None, "unsure", "out_of_scope", "ask_what_support"}
"""Intents under which a text may be a question about using; any other is surely something else."""
PREFIX = "use."
LIKE_A_QUESTION = re.compile(r"\?|(나요|까요|가요|까|나|죠|지|는요|은요|도요|돼|되나|어때요?)$|[가-힣]요$")
FOLLOWS = (
    "(그럼|그러면|그리고|혹시)?{word}(에서는|에서도|에서|은|는|도)?(요|돼요|되나요|됩니까|어때요|괜찮아요|가능해요)?"
)
SOME_PLACE = re.compile(
    "([가-힣a-z0-9]{2,10}?)(?:에서|(?<=여기)서|(?<=거기)서)(?:도|는)?(?:써도|쓸수|쓰면|써요|쓰나|사용|결제)"
)
HERE = re.compile("(여기|거기|저기|어디|이곳|그곳|이런데|그런데|동네|우리동네)$")
LONGEST_WORD = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about using: `aspect` is a key of `use`; `word` the card or trade, as it is called there."""

    aspect: str
    word: str = ""

    @property
    def name(self) -> str:
        """The question in a few letters, to be remembered until it is clear which programme is meant.

        >>> Asked("cards", "롯데").name, Asked.named("use.cards.롯데")
        ('use.cards.롯데', Asked(aspect='cards', word='롯데'))
        """
        return f"{PREFIX}{self.aspect}.{self.word}"

    @classmethod
    def named(cls, name: str) -> "Asked":
        """The question of a name."""
        aspect, _, word = name.removeprefix(PREFIX).partition(".")
        return cls(aspect, word)


def use_question(text: str, programme: Programme | None) -> Asked | None:
    """What a text asks about using a programme, if it does.

    >>> use_question("롯데카드 돼요?", None), use_question("면세점에서 써도 돼요?", None)
    (Asked(aspect='cards', word='롯데'), Asked(aspect='trades', word='면세점'))
    >>> use_question("몇 번까지 돼요?", None), use_question("언제까지 신청해요?", None)
    (Asked(aspect='times', word=''), None)
    """
    said = closed(text)
    if not said or "신청" in said or not LIKE_A_QUESTION.search(text.strip().rstrip(".!~ ")):
        return None
    asks = _patterns()
    if (card := _card(said)) is not None:
        return Asked("cards", card)
    for aspect in ("times", "until", "hours", "prices", "cards"):
        if asks[aspect].search(said):
            return Asked(aspect)
    trade = _trade(said, programme)
    return None if trade is None else Asked("trades", trade)


def _card(said: str) -> str | None:
    """The company or kind of card asked about."""
    for found in re.finditer("카드", said):
        before, after = said[: found.start()], said[found.start() :]
        if _patterns()["card"].match(after):
            called = [(form, name) for form, name in _cards() if before.endswith(form)]
            if called:
                return max(called, key=lambda one: len(one[0]))[1]
    return None


@cache
def _cards() -> tuple[tuple[str, str], ...]:
    words = _words()
    companies = [(form, name) for name, forms in words["companies"].items() for form in forms]
    return (*companies, *((kind, f"{kind}카드") for kind in words["card_kinds"]))


def _trade(said: str, programme: Programme | None) -> str | None:
    """The trade or service asked about; empty where a place is meant that has no name ("여기서")."""
    spend, does = _patterns()["spend"], _patterns()["does"]
    for form, name in sorted({**_listed(programme), **_trades()}.items(), key=lambda one: -len(one[0])):
        at = said.find(form)
        if at < 0:
            continue
        rest = said[at + len(form) :]
        if spend.match(rest) or (_uses(programme) and (does.match(rest) or _follows(said, form))):
            return name
    if (place := SOME_PLACE.search(said)) is not None:
        return "" if HERE.search(place[1]) else place[1][:LONGEST_WORD]
    return None


def _follows(said: str, form: str) -> bool:
    return bool(re.fullmatch(FOLLOWS.replace("{word}", re.escape(form)), said))


def _uses(programme: Programme | None) -> bool:
    """Whether anything is on record of what a programme is for."""
    if programme is None:
        return False
    return bool(programme.use.used_for or programme.use.not_for) or any(ABOUT_TRADES.search(n) for n in programme.notes)


ABOUT_TRADES = re.compile("못 써요|쓸 수 (있|없)|에 써요|에서 써요|하지 않아요|해 드려요")


def _listed(programme: Programme | None) -> dict[str, str]:
    """The words of a programme's own lists."""
    if programme is None:
        return {}
    entries = (*programme.use.used_for, *programme.use.not_for)
    return {closed(part): part for entry in entries for part in (entry, *parts(entry)) if len(closed(part)) >= 2}


def parts(entry: str) -> list[str]:
    """The words of one entry.

    >>> parts("영화·공연")
    ['영화', '공연']
    """
    return [part for part in re.split(r"[·,/()\s]+", entry) if part]


def forms_of(word: str) -> tuple[str, ...]:
    """How else a trade is called.

    >>> forms_of("취사")[:2], forms_of("뜨개질")
    (('요리', '취사'), ('뜨개질',))
    """
    known = _words()["trades"].get(word)
    return tuple(known) if known else (closed(word),)


@cache
def _trades() -> Mapping[str, str]:
    return {form: name for name, forms in _words()["trades"].items() for form in forms}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _words()["asks"].items()}


@cache
def _words() -> dict[str, Any]:
    return dict(yaml.safe_load(WORDS.read_text(encoding="utf-8")))
