# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One programme, as one household sees it on one day."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import cached_property

from actions.phrasing.wording import Voice
from rules_engine import Catalogue, Programme, Result, Screening, Situation, screen
from rules_engine.facts.sets import Value
from rules_engine.programmes.programme import Period

BEST = {"eligible": 0, "confirm": 1, "unknown": 2, "ineligible": 3}
UNPLACED = "자료에 없음"


class About:
    """One programme and one household, or `members` of it; `at` is the time of day, where it is known."""

    def __init__(
        self,
        programme: Programme,
        situation: Situation,
        catalogue: Catalogue,
        voice: Voice,
        at: time | None = None,
        members: Iterable[str] | None = None,
    ) -> None:
        self.programme, self.situation, self.catalogue, self.voice, self.at = programme, situation, catalogue, voice, at
        self.screening: Screening = screen(
            situation, catalogue, programs=[programme.id], include_ineligible=True, members=members
        )
        self.results = sorted(self.screening.shown, key=lambda result: BEST[result.verdict])

    @property
    def on(self) -> date:
        """The day."""
        return self.situation.as_of

    @property
    def result(self) -> Result | None:
        """The best result for anybody of the household; none where no verdict is given."""
        return self.results[0] if self.results else None

    @property
    def only_named(self) -> bool:
        """Whether the conditions are not on record."""
        return self.programme.kind == "named" or not self.programme.periods

    @property
    def for_organisations(self) -> bool:
        """Whether no person can have it."""
        return self.programme.recipient == "organisation"

    @cached_property
    def period(self) -> Period:
        """The rule in force, or the last one that was; what is only named has one without conditions."""
        if self.only_named:
            return Period(None, None, (), self.programme.sources[0])
        return self.programme.on(self.on) or self.programme.periods[0]

    @property
    def in_force(self) -> bool:
        """Whether it is running, as far as the record says."""
        return self.only_named or self.programme.on(self.on) is not None

    @cached_property
    def known(self) -> Mapping[str, Value]:
        """All that is known of whoever would receive it."""
        if self.result is not None:
            return self.result.known
        home = self.screening.household
        recognised = {f"recognised_income.{name}": one.krw for name, one in self.screening.recognised.items()}
        return {**home.household, **recognised, **home.people[0].facts}

    def phone(self) -> str:
        """Whom to call, in a sentence."""
        apply = self.period.apply or self.programme.apply
        phone = apply.phone or self.programme.apply.phone or self.programme.provider.get("phone")
        return self.voice("info.phone", phone=phone) if phone else self.voice("info.phone_unknown")

    def provider(self) -> str:
        """Who is in charge, or nothing where the record does not say."""
        words = (self.programme.provider.get(key) for key in ("name", "department"))
        return " ".join(word for word in words if word and word != UNPLACED)
