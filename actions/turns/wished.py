# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A question about the talk as a whole, with all that its answer is made from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actions.asked.find import benefit_names, ids_of
from actions.asked.naming import choose
from actions.conversation import Conversation
from actions.hearing.people import called
from actions.household import ME
from actions.looking import look, looked_at, situation_of
from actions.phrasing.wording import Voice
from actions.results.about import About
from rules_engine import Catalogue, Programme, Screening


@dataclass(frozen=True)
class Wished:
    """`said` is the text, `benefits` the programmes and `members` the relatives that it names.

    The talk knows by now what was told beside.
    """

    said: str
    talk: Conversation
    benefits: tuple[str, ...]
    catalogue: Catalogue
    today: date
    members: tuple[str, ...] = ()

    @property
    def voice(self) -> Voice:
        """How we speak."""
        return self.talk.voice

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
        ids = dict.fromkeys(one for line in reversed(self.talk.said) for one in self._named_in(line)[::-1])
        return tuple(self.catalogue.programmes[one] for one in ids)

    def _named_in(self, line: str) -> list[str]:
        """The programmes of a line, each name as the one that it means here."""
        place = self.talk.situation.get("residence", {})
        meant = (choose(ids_of(one.norm), self.catalogue, place) for one in benefit_names(self.catalogue).find(line))
        return [ids[0] for ids in meant if ids]

    def about(self, programme: Programme) -> About:
        """One programme for whoever is looked at."""
        situation, members = situation_of(self.talk, self.today), looked_at(self.talk)
        return About(programme, situation, self.catalogue, self.voice, members=members)

    def who(self, member: str | None) -> str:
        """How we call whom a result is about; nothing for the enquirer and the household."""
        return "" if member in (None, ME) else called(self.talk.situation, member)
