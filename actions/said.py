# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One text with all that an answer is made from, and an answer beside the search for benefits."""

from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property

from actions.answer import Block, QuestionBlock
from actions.asked.commands import closed
from actions.asked.find import ids_of
from actions.asked.sayings import says
from actions.beside.handoff import TicketDraft
from actions.conversation import Conversation
from actions.errands import Errand
from actions.phrasing.choices import choice
from actions.phrasing.wording import Voice
from actions.understanding import SURE, Understanding
from rules_engine import Catalogue

NO = frozenset({"deny", "refuse_answer", "stop", "dont_know"})


@dataclass(frozen=True)
class Said:
    """`number` is the one that a ticket would bear, `at` the time of day where it is known."""

    talk: Conversation
    understanding: Understanding
    catalogue: Catalogue
    today: date
    number: str
    at: time | None = None

    @property
    def text(self) -> str:
        """What was said."""
        return self.understanding.text

    @cached_property
    def closed(self) -> str:
        """What was said, without spaces and signs."""
        return closed(self.text)

    @property
    def voice(self) -> Voice:
        """How we speak."""
        return self.talk.voice

    @property
    def intent(self) -> str | None:
        """The intent, where it is more than a guess."""
        return self.understanding.intent if self.understanding.confidence >= SURE else None

    @property
    def benefits(self) -> list[str]:
        """The programmes that the text names."""
        named = (one.norm for one in self.understanding.entities if one.entity == "benefit")
        return [one for norm in named for one in ids_of(norm)]

    @property
    def asked(self) -> str:
        """The name of the question that waits, or nothing."""
        return "" if self.talk.question is None else self.talk.question.fact

    def chose(self, occasion: str) -> bool:
        """Whether the quick reply with this text was pressed, or typed as it stands."""
        return self.closed == closed(self.voice.korean(occasion))

    @property
    def agrees(self) -> bool:
        """Whether a question was answered with yes, be it in more words: "그래요 보내 줘요"."""
        return self.intent == "affirm" or says("yes", self.closed)

    @property
    def declines(self) -> bool:
        """Whether a question was answered with no."""
        return self.intent in NO

    def without_line(self) -> Conversation:
        """The talk without what was just said: it is about somebody else, or no business of the talk."""
        return replace(self.talk, said=self.talk.said[:-1])


@dataclass(frozen=True, slots=True)
class Beside:
    """The talk afterwards, what is said, and what is to be done. `ask`: the question that waits comes again."""

    talk: Conversation
    blocks: tuple[Block, ...]
    ticket: TicketDraft | None = None
    errand: Errand | None = None
    ask: bool = True


def offered(fact: str, said: Said, occasion: str, *replies: str) -> QuestionBlock:
    """A question with its quick replies, each by the occasion of its text."""
    options = tuple(choice(said.voice, reply) for reply in replies)
    return QuestionBlock(fact, said.voice(occasion), "choice", options)


def asking(said: Said, question: QuestionBlock, *before: Block, talk: Conversation | None = None) -> Beside:
    """An answer that ends with a question of its own."""
    talk = replace(talk or said.talk, question=question)
    return Beside(talk, (*before, question), ask=False)
