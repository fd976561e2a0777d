# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What words mean to the line itself, before the talk hears them: 다시, 천천히, 크게, 직원, "일 번", "네"."""

import re
from typing import Literal

from actions.asked.commands import closed, command_in, is_whole_command
from api.voice.prompt import Choice, Page, Verb

Control = Literal["repeat", "slower", "louder", "person", "goodbye"]
COMMANDS: dict[str, Control] = {
    "repeat": "repeat",
    "slower": "slower",
    "handoff_human": "person",
    "goodbye": "goodbye",
    "stop": "goodbye",
}
KEYS: dict[str, Control] = {"0": "person", "*": "repeat", "#": "slower"}
LOUDER = re.compile("(좀|조금|더|소리)*(크게|안들려)(요|말씀|말|해|주|세|줘|좀)*")
NUMBERS = (
    re.compile("(1|일|하나|첫)번?(째)?"),
    re.compile("(2|이|둘|두)번(째)?|둘"),
    re.compile("(3|삼|셋|세)번(째)?|셋"),
)
END = "(이요|요|이에요|예요|을?눌렀어요|으로|으로요)?"
AGREES: tuple[Verb, ...] = ("accept", "text", "call_back", "resume")
DECLINES: tuple[Verb, ...] = ("reject", "next", "anew", "end")
GOES_ON = re.compile("(계속|다음|더)(이요|요|들을게요|들려주세요|해주세요)?")


def control_in(text: str) -> Control | None:
    """What the words ask of the line.

    >>> [control_in(said) for said in ("다시", "천천히 말해 주세요", "크게요", "직원", "칠십팔")]
    ['repeat', 'slower', 'louder', 'person', None]
    """
    if LOUDER.fullmatch(closed(text)):
        return "louder"
    command = COMMANDS.get(command_in(text) or "")
    return command if command in ("person", "slower", "repeat") or is_whole_command(text) else None


def chosen_in(text: str, page: Page) -> Choice | None:
    """The choice that the words name: by its number, its label, or by yes and no.

    >>> page = Page("", (), (Choice("맞으시면", "accept"), Choice("아니면", "reject")), last=True)
    >>> [chosen_in(said, page).verb for said in ("일 번", "네 맞아요", "아니요", "2번이요")]
    ['accept', 'accept', 'reject', 'reject']
    """
    said, command = closed(text), command_in(text)
    for number, choice in zip(NUMBERS, page.choices, strict=False):
        if re.fullmatch(f"(?:{number.pattern}){END}", said):
            return choice
    for choice in page.choices:
        if said == closed(choice.label):
            return choice
        if choice.verb == "more" and (GOES_ON.fullmatch(said) or command == "affirm"):
            return choice
    wanted = {"affirm": AGREES, "deny": DECLINES, "correct_info": DECLINES}.get(command or "", ())
    short = len(said) <= 8
    return next((one for one in page.choices if one.verb in wanted and short), None)


def declines(text: str) -> bool:
    """Whether somebody does not want to hear more.

    >>> declines("됐어요"), declines("아니요 여든이에요")
    (True, False)
    """
    return command_in(text) == "deny" and is_whole_command(text)
