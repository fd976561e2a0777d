# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a person asks for, by plain words, where the NLU is silent. `commands.yaml` holds the words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import normalize

import yaml

COMMANDS = Path(__file__).with_name("commands.yaml")
QUESTIONS = frozenset(
    {
        "ask_payment_date",
        "ask_deadline",
        "ask_documents",
        "ask_how_to_apply",
        "ask_contact_office",
        "ask_amount",
        "ask_benefit_info",
        "ask_eligibility",
    }
)
"""Intents that are about one programme."""


def closed(text: str) -> str:
    """A text without spaces, signs and capitals.

    >>> closed("네, 맞아요!"), closed("ㅇㅇ OK")
    ('네맞아요', 'ㅇㅇok')
    """
    return "".join(letter for letter in normalize("NFC", text).lower() if letter.isalnum())


def command_in(text: str, *, names_a_benefit: bool = False) -> str | None:
    """The intent that the words of a text give away, or None.

    Without the name of a benefit, "받을 수 있나요" asks what there is, and not for one benefit.

    >>> command_in("다시 말해 주세요"), command_in("사람하고 얘기하고 싶어요"), command_in("67")
    ('repeat', 'handoff_human', None)
    >>> command_in("산후조리경비 언제까지 신청해요?", names_a_benefit=True)
    'ask_deadline'
    """
    said = closed(text)
    if not said:
        return None
    for intent, (whole, _) in _patterns().items():
        if whole and whole.fullmatch(said):
            return intent
    for intent, (_, part) in _patterns().items():
        if intent == ("ask_what_support" if names_a_benefit else "ask_eligibility"):
            continue
        if part and part.search(said):
            return intent
    return None


def is_whole_command(text: str) -> bool:
    """Whether a text is nothing but a command, as the words on our own buttons are.

    >>> is_whole_command("처음으로"), is_whole_command("처음으로 임신했어요")
    (True, False)
    """
    said = closed(text)
    return any(whole is not None and bool(whole.fullmatch(said)) for whole, _ in _patterns().values())


Pattern = re.Pattern[str] | None


@cache
def _patterns() -> Mapping[str, tuple[Pattern, Pattern]]:
    entries = yaml.safe_load(COMMANDS.read_text(encoding="utf-8"))
    return {intent: (_any(entry.get("whole")), _any(entry.get("part"))) for intent, entry in entries.items()}


def _any(words: list[str] | None) -> Pattern:
    return re.compile("|".join(f"(?:{word})" for word in words)) if words else None
