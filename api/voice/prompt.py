# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the line asks at one moment, and its pages: none over twelve seconds, none with more than three choices."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from api.voice.estimate import room, syllables
from api.voice.spoken import spoken
from api.voice.words import words

Verb = Literal[
    "say", "accept", "reject", "next", "more", "others", "enter", "text", "call_back", "person", "resume", "anew", "end"
]
Entry = Literal["year", "count", "money", "mobile", "ticket"]
"""What a run of keys means: a year of birth (or an age), how many people, ten thousands of won, a mobile number, or the
number of a request."""
MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered choice: how it is called, what it does, and the text it says in the talk, if any."""

    label: str
    verb: Verb
    said: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Sentences, and how they may be answered. `intro` is said before them, and not when they are said again.

    `first` is the first of the choices that are read now, `entry` what a run of keys means.
    `keys_only` is for a line on which nothing can be heard; `fact` is what the talk asks for.
    """

    sentences: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    entry: Entry | None = None
    keys_only: bool = False
    fact: str | None = None
    first: int = 0
    intro: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What is said in one go, in words, with the sentences of it, and what the keys from 1 on do then."""

    text: str
    sentences: tuple[str, ...]
    choices: tuple[Choice, ...]
    last: bool


MORE = Choice(words("more"), "more")


def pages(prompt: Prompt, rate: float) -> tuple[Page, ...]:
    """The prompt in pages that each fit into twelve seconds at this rate."""
    most = room(rate)
    going_on = _numbered((MORE,))
    body = list(_fitting((*prompt.intro, *prompt.sentences), most - syllables(going_on)))
    offered, menu = _menu(prompt, most)
    groups = _grouped(body, most - syllables(going_on))
    last = groups.pop() if groups and syllables(" ".join([*groups[-1], menu])) <= most else []
    before = [Page(" ".join([*group, going_on]), tuple(group), (MORE,), last=False) for group in groups]
    return (*before, Page(" ".join([*last, menu]).strip(), tuple(last), offered, last=True))


def _menu(prompt: Prompt, most: int) -> tuple[tuple[Choice, ...], str]:
    """As many choices as fit, and the way to the others."""
    left = prompt.choices[prompt.first :]
    for count in range(min(MOST_CHOICES, len(left)), 0, -1):
        whole = count == len(left) and not prompt.first
        shown = left[:count] if whole else left[: min(count, MOST_CHOICES - 1)]
        offered = shown if whole else (*shown, Choice(words("others"), "others"))
        menu = _numbered(offered)
        if syllables(menu) <= most or count == 1:
            return offered, menu
    return (), ""


def others(prompt: Prompt, shown: int) -> Prompt:
    """The same prompt at its next choices; after the last come the first again."""
    first = prompt.first + shown
    return replace(prompt, first=first if first < len(prompt.choices) else 0)


def _numbered(choices: Sequence[Choice]) -> str:
    """The choice before its number: "혼자 살아요, 일 번."."""
    joined = (
        f"{one.label}{'' if one.label.endswith('면') else ','} {number}번." for number, one in enumerate(choices, 1)
    )
    return " ".join(map(spoken, joined))


def _fitting(sentences: Sequence[str], most: int) -> Iterator[str]:
    for text in sentences:
        for sentence in re.split(r"(?<=[.?!])\s+", spoken(text)):
            yield from _cut(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}.", most)


def _cut(sentence: str, most: int) -> Iterator[str]:
    """A sentence in parts that fit, cut between words."""
    part = ""
    for word in (piece for whole in sentence.split() for piece in _broken(whole, most)):
        if part and syllables(f"{part} {word}") > most:
            yield part
            part = ""
        part = f"{part} {word}".strip()
    if part:
        yield part


def _broken(word: str, most: int) -> Iterator[str]:
    """A word that is no word but a line without end, in pieces."""
    size = len(word) if syllables(word) <= most else most // 2
    return (word[start : start + size] for start in range(0, len(word), size))


def _grouped(sentences: Sequence[str], most: int) -> list[list[str]]:
    groups: list[list[str]] = []
    for sentence in sentences:
        if groups and syllables(" ".join([*groups[-1], sentence])) <= most:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups
