# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The talk's answer as prompts: what is said, at most three benefits, the offer of a message, and the question."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from actions.beside.asking_back import WHICH
from actions.beside.crisis import OFFER
from api.voice.prompt import Choice, Entry, Prompt
from api.voice.words import for_ears, words
from bot.korean.place_table import SIDO

Json = Mapping[str, Any]
MOST_BENEFITS, SHORT = 3, 30
LIKELY = ("eligible", "confirm")
BY_KEYS: dict[str, Entry] = {"member.birth_date": "year", "household.size": "count", WHICH: "ticket"}
TYPED: dict[str, Entry] = {"money": "money", "number": "count"}
UNDERSTOOD = re.compile(r"[^.?!\n]*알아들었어요\.\s*")
FOUND = re.compile(r"(더 찾은 것이 )?\d+가지(를 찾았어요|가? ?있어요)\.|^몇 가지만 여쭙고 찾아 드릴게요\.$")
ASKED = re.compile(r"[^?]*\?|[^.]*\.")
CONSENT, PLACE = "sms", "residence.sido"


def prompts_of(
    answer: Json, *, confirmed: bool = False, may_offer: bool = True, everything: bool = False
) -> tuple[Prompt, ...]:
    """The prompts of an answer; what was confirmed already is not said to be understood again.

    `everything` is for who asked for all that there is: also mere places, every amount, and until when.
    """
    blocks = answer["messages"]
    question = question_in(answer)
    if question is not None and question["fact"] == CONSENT:
        return (consent_prompt(),)
    found = list(benefits_in(answer, everything=everything))
    said = [*_texts(blocks, confirmed=confirmed, counted=bool(found)), *found]
    asked = question_prompt(question, more=any(block.get("more") for block in blocks))
    if may_offer and any(item["verdict"] == "eligible" and item["kind"] == "decided" for item in _shown(answer)):
        return Prompt((*said, words("text_offer"), words("text_consent")), _agree("next")), asked
    return (replace(asked, intro=tuple(said)),)


def offers_text(prompts: tuple[Prompt, ...]) -> bool:
    """Whether the offer of a message is among them."""
    return any(choice.verb == "text" for prompt in prompts for choice in prompt.choices)


def question_in(answer: Json) -> Json | None:
    """What an answer asks, if anything."""
    return next((block for block in reversed(answer["messages"]) if block["type"] == "question"), None)


def benefits_in(answer: Json, *, everything: bool = False) -> Iterator[str]:
    """Three benefits, places last, each in a sentence or two; one that was asked for by name is told whole."""
    shown = _shown(answer)
    if len(shown) == 1:
        yield from _whole(shown[0])
        return
    told = [item for item in shown if everything or (item["kind"] == "decided" and item["verdict"] in LIKELY)]
    for item in sorted(told, key=_rank)[:MOST_BENEFITS]:
        yield _line(item)
        if everything:
            yield from _amount_and_deadline(item)
        elif item["amount"] and "원" in item["amount"] and len(item["amount"]) <= SHORT:
            yield words("amount", amount=item["amount"].rstrip("."))


def _shown(answer: Json) -> list[Json]:
    return [item for block in answer["messages"] if block["type"] == "benefits" for item in block["items"]]


def _rank(item: Json) -> tuple[bool, bool]:
    return item["kind"] == "referral", item["verdict"] != "eligible"


def _line(item: Json) -> str:
    return words("benefit", name=item["name"], state=for_ears(item["headline"]))


def _whole(item: Json) -> Iterator[str]:
    yield _line(item)
    yield from _amount_and_deadline(item)
    yield item["summary"]
    yield from item["apply"]["how"][:1]


def _amount_and_deadline(item: Json) -> Iterator[str]:
    for told in ("amount", "deadline"):
        if item[told]:
            yield words(told, **{told: item[told].rstrip(".")})


def question_prompt(question: Json | None, *, more: bool = False) -> Prompt:
    """A question with its choices; where a number is asked for, how to press it. `more` of a list may be heard."""
    if question is None:
        name = "hear_more" if more else "find"
        on = Choice(words(name), "say", words(f"{name}_said"))
        return Prompt((words("ask_anything"),), (on, Choice(words("hang_up"), "end")))
    fact, text = question["fact"], question["text"]
    if fact in BY_KEYS:
        # "태어난 해를 말씀하셔도 돼요" is said shorter by the way to press it.
        entry = BY_KEYS[fact]
        asked = ASKED.match(text)
        return Prompt((text if asked is None else asked[0], words(entry)), entry=entry, fact=fact)
    choices = [Choice(option["label"], "say", option["value"]) for option in question["options"]]
    if fact == OFFER:
        choices[0] = Choice(words("person"), "person")
    if fact == PLACE:
        choices.insert(0, Choice(words("enter"), "enter"))
    if question["kind"] in TYPED:
        choices.insert(min(1, len(choices)), Choice(words("enter"), "enter", TYPED[question["kind"]]))
    return Prompt((text,), tuple(choices), fact=fact)


def keys_prompt(prompt: Prompt) -> Prompt:
    """The same question for who cannot be heard."""
    typed = next((one.said for one in prompt.choices if one.verb == "enter"), None)
    entry = prompt.entry or typed
    if prompt.fact == PLACE:
        provinces = (Choice(short, "say", f"{short}에 살아요") for _, (short, *_) in SIDO.items())
        unknown = Choice(words("skip"), "say", words("skip"))
        return Prompt((words("place"),), (*provinces, unknown), fact=PLACE, keys_only=True)
    if entry in get_args(Entry):
        return Prompt((words(entry),), entry=entry, fact=prompt.fact, keys_only=True)  # type: ignore[arg-type]
    choices = prompt.choices or (Choice(words("skip"), "say", words("skip")),)
    return Prompt((*prompt.sentences, words("by_keys")), choices, fact=prompt.fact, keys_only=True)


def consent_prompt() -> Prompt:
    """Whether the results may be sent to the number of this call."""
    return Prompt((words("text_consent"),), _agree("say"))


def _agree(decline: str) -> tuple[Choice, ...]:
    no = Choice(words("no"), "next") if decline == "next" else Choice(words("no"), "say", words("no"))
    return Choice(words("yes"), "text"), no


def _texts(blocks: list[Json], *, confirmed: bool, counted: bool) -> Iterator[str]:
    """The sentences; how many were found is said where some of them are, and that we ask first nowhere: we ask."""
    for block in blocks:
        if block["type"] in ("text", "handoff"):
            text = UNDERSTOOD.sub("", block["text"]) if confirmed else block["text"]
            text = text if counted else FOUND.sub("", text)
            yield from filter(None, (for_ears(line.strip()) for line in text.split("\n")))
