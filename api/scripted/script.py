# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A scripted talk: each turn says something and expects something, and knows the line of the file it stands on."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from actions.answer import Verdict

Texts = Annotated[tuple[str, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
"""One text or a list of them."""

STRICT = ConfigDict(extra="forbid", frozen=True)


class Expect(BaseModel):
    """What must be so after a turn; what is left out is not looked at.

    A fact or programme of somebody else than the enquirer is written with the id: `member.age@child-1`,
    `basic-pension@parent-1`. A fact that must not be known is null; `question: null` means that nothing is asked.
    `programs` are verdicts in the situation afterwards, with which a card that is shown must agree; `none` is no result
    on the day.
    """

    model_config = STRICT

    contains: Texts = ()
    lacks: Texts = ()
    programs: dict[str, Verdict | Literal["none"]] = Field(default_factory=dict)
    shows: Texts = ()
    never_shows: Texts = ()
    asks: str | None = None
    asks_not: Texts = ()
    question: str | None = None
    facts: dict[str, Any] = Field(default_factory=dict)
    urgent: bool | None = None
    handoff: bool | None = None

    @property
    def no_question(self) -> bool:
        """Whether `question: null` is written."""
        return "question" in self.model_fields_set and self.question is None


class Turn(BaseModel):
    """One thing the person says, or the label of a button they press."""

    model_config = STRICT

    say: str | None = None
    press: str | None = None
    expect: Expect = Expect()
    line: int = 0

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.say is None) == (self.press is None):
            raise ValueError("a turn says one text (say) or presses one button (press).")
        return self


class Script(BaseModel):
    """A whole talk on one day. `source` says where the story is from; `never` are texts that no answer may hold."""

    model_config = STRICT

    title: str
    source: str
    as_of: date
    never: Texts = ()
    turns: tuple[Turn, ...] = Field(min_length=1)
