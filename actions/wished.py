# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A question about the talk as a whole, with all that its answer is made from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actions.conversation import Conversation
from actions.find import ids_named
from actions.household import ME
from actions.looking import look
from actions.people import called
from actions.wording import Voice
from rules_engine import Catalogue, Programme, Screening


@dataclass(frozen=True)
class Wished:
    """`said` is the text, `benefits` the programmes it names; the talk knows by now what was told beside."""

    said: str
    talk: Conversation
    benefits: tuple[str, ...]
    catalogue: Catalogue
    today: date

    @property
    def voice(self) -> Voice:
        """How we speak."""
        return Voice(self.talk.plain)

    @cached_property
    def screening(self) -> Screening:
        """Every verdict for what is known now."""
        return look(self.talk, self.catalogue, self.today)

    @property
    def named(self) -> tuple[Programme, ...]:
        """The programmes that the text names."""
        return tuple(self.catalogue.programmes[one] for one in self.benefits if one in self.catalogue.programmes)

    @property
    def spoken_of(self) -> tuple[Programme, ...]:
        """The programmes named last in the talk, the latest first."""
        ids = dict.fromkeys(one for line in reversed(self.talk.said) for one in ids_named(self.catalogue, line)[::-1])
        return tuple(self.catalogue.programmes[one] for one in ids)

    def who(self, member: str | None) -> str:
        """How we call whom a result is about; nothing for the enquirer and the household."""
        return "" if member in (None, ME) else called(self.talk.situation, member)
