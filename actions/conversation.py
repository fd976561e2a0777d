# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is remembered between two turns: the facts, the open question, and what was already said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from actions.answer import Block, QuestionBlock, as_json
from actions.blocks import block_from, question_from
from actions.phrasing.wording import Voice

Place = tuple[str, str | None]
"""A fact and the member it is about, None for the household."""

LINES_KEPT = 6


@dataclass(frozen=True, slots=True)
class Conversation:
    """One talk. `situation` is the contract's JSON, ready for a screening; everything else serves the talking.

    `skipped` are questions never to ask again, `assumed` facts that nobody said, `latest` the facts told last, `shown`
    the result cards on the screen with their state, `explained` the recognised incomes told, `focus` the programme last
    spoken of, `pursued` the one whose verdict is waited for, `crisis` the danger that was spoken of, `listing` the
    results that wait behind "더 보기", `asked` the number of questions in a row, `passed` how often in a row the
    waiting question was passed over for something else.

    `whose` are the members looked at, nobody for all. `about` is the relative elsewhere whom the situation is of, None
    for the enquirer; `parked` holds meanwhile the talks about the others, the enquirer's own under `me`.
    """

    situation: Mapping[str, Any] = field(default_factory=dict)
    question: QuestionBlock | None = None
    skipped: frozenset[Place] = frozenset()
    assumed: frozenset[Place] = frozenset()
    focus: str | None = None
    pursued: str | None = None
    latest: tuple[Place, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, int] = field(default_factory=dict)
    last: tuple[Block, ...] = ()
    said: tuple[str, ...] = ()
    plain: bool = False
    language: str = "ko"
    turns: int = 0
    misses: int = 0
    passed: int = 0
    crisis: str | None = None
    listing: tuple[str, ...] = ()
    asked: int = 0
    whose: tuple[str, ...] = ()
    about: str | None = None
    parked: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def new(cls) -> "Conversation":
        """A talk in which nothing was said."""
        return cls()

    @property
    def voice(self) -> Voice:
        """How we speak in this talk."""
        return Voice(self.plain, self.language)

    def hearing(self, text: str) -> "Conversation":
        """The talk with one more line said by the person."""
        return replace(self, turns=self.turns + 1, said=(*self.said, text)[-LINES_KEPT:])

    def to_json(self) -> dict[str, Any]:
        """Plain data, to be stored by whoever keeps the talk."""
        return {
            "situation": dict(self.situation),
            "question": None if self.question is None else as_json(self.question),
            "skipped": sorted(([fact, member] for fact, member in self.skipped), key=str),
            "assumed": sorted(([fact, member] for fact, member in self.assumed), key=str),
            "focus": self.focus,
            "pursued": self.pursued,
            "latest": [[fact, member] for fact, member in self.latest],
            "shown": dict(self.shown),
            "explained": dict(self.explained),
            "last": [as_json(block) for block in self.last],
            "said": list(self.said),
            "plain": self.plain,
            "language": self.language,
            "turns": self.turns,
            "misses": self.misses,
            "passed": self.passed,
            "crisis": self.crisis,
            "listing": list(self.listing),
            "asked": self.asked,
            "whose": list(self.whose),
            "about": self.about,
            "parked": dict(self.parked),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Conversation":
        """The talk that `to_json` wrote.

        >>> talk = Conversation(situation={"household": {"size": 1}}, plain=True)
        >>> Conversation.from_json(talk.to_json()) == talk
        True
        """
        return cls(
            **{
                **data,
                "question": question_from(data["question"]),
                "skipped": frozenset((fact, member) for fact, member in data["skipped"]),
                "assumed": frozenset((fact, member) for fact, member in data["assumed"]),
                "latest": tuple((fact, member) for fact, member in data["latest"]),
                "last": tuple(block_from(block) for block in data["last"]),
                "said": tuple(data["said"]),
                "listing": tuple(data["listing"]),
                "whose": tuple(data["whose"]),
            }
        )
