# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call as it is kept between two requests: which prompt is open, what waits behind it, how it is spoken."""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from api.voice.estimate import RATES
from api.voice.prompt import Page, Prompt, pages
from api.voice.spoken import spoken


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `prompts` are the open one and those behind it, `page` the page of the open one.
    `before` is said before it once more: why it is said again.

    `turn` numbers the requests: the one that is waited for bears it. `heard` was understood and is being confirmed.
    `pace` is an index of `RATES`, `silences` counts in a row. `ringing` are the help lines to try where one does not
    answer. `seen` is the digest of the last request and `reply` what it was answered, for a request that comes twice.
    """

    turn: int = 0
    talk: str | None = None
    prompts: tuple[Prompt, ...] = ()
    page: int = 0
    before: tuple[str, ...] = ()
    pace: int = 0
    loud: bool = False
    silences: int = 0
    heard: str | None = None
    text_offered: bool = False
    ringing: tuple[str, ...] = ()
    ended: bool = False
    seen: str = ""
    reply: str = ""

    @property
    def prompt(self) -> Prompt:
        """The open one."""
        return self.prompts[0]

    @property
    def question(self) -> Prompt:
        """The one that asks the talk's question; what is said before it, or read back, is left out."""
        return next((one for one in self.prompts if one.fact is not None), self.prompts[-1])

    @property
    def rate(self) -> float:
        """How fast is spoken."""
        return RATES[self.pace]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All of the open prompt."""
        told = replace(self.prompt, intro=(*self.before, *self.prompt.intro))
        return pages(told, self.rate)

    @property
    def current(self) -> Page:
        """What is being said."""
        return self.pages[min(self.page, len(self.pages) - 1)]

    def asking(self, *prompts: Prompt) -> "Call":
        """The call at these prompts."""
        return replace(self, prompts=prompts, page=0, before=())

    def saying(self, *sentences: str) -> "Call":
        """The call at what is being said, once more, with sentences before it; what came earlier is not said again."""
        told = spoken(" ".join(self.before))
        left = (one for page in self.pages[self.page :] for one in page.sentences if one not in told)
        prompt = replace(self.prompt, intro=(), sentences=tuple(left))
        return replace(self, prompts=(prompt, *self.prompts[1:]), page=0, before=sentences)

    def slower(self, *sentences: str) -> "Call":
        """The same, slower by one step as far as there is one."""
        return replace(self.saying(*sentences), pace=min(self.pace + 1, len(RATES) - 1))


_CALL = TypeAdapter(Call)


def to_json(call: Call) -> Any:
    """Plain data, to be sealed."""
    return _CALL.dump_python(call, mode="json")


def from_json(data: Any) -> Call:
    """The call that `to_json` wrote."""
    return _CALL.validate_python(data)
