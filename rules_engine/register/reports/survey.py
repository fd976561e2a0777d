# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What every report begins with: a register read in pieces that fit, and the catalogue as reports read it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.batch import Batch
from rules_engine.register.reading import Register, batches
from rules_engine.register.reports.corners import corner
from rules_engine.register.reports.dating import dated
from rules_engine.register.reports.days import on_day
from rules_engine.register.reports.judging import Judge, rows_at_once
from rules_engine.register.reports.listing import listed
from rules_engine.register.reports.parts import Part, Verdicts


@dataclass(frozen=True)
class Survey:
    """A register as it stands on a day, ready to be looked at on others."""

    register: Register
    catalogue: Catalogue
    as_of: date

    @classmethod
    def of(
        cls, register: Register, catalogue: Catalogue, as_of: date, programs: Collection[str] | None = None
    ) -> "Survey":
        """Only the programmes asked about, each where it is offered."""
        return cls(register, listed(catalogue, programs), as_of)

    def only(self, programs: Iterable[str]) -> "Survey":
        """The same register with some of the programmes."""
        chosen = {one: self.catalogue.programmes[one] for one in programs}
        return Survey(self.register, Catalogue(chosen, self.catalogue.version), self.as_of)

    @cached_property
    def programs(self) -> tuple[str, ...]:
        """The ids of the programmes, in the order of the rows of all verdicts."""
        return tuple(self.catalogue.programmes)

    @cached_property
    def _judges(self) -> dict[tuple[date, date, date], Judge]:
        return {}

    def batches(self) -> Iterator[Batch]:
        """The register in pieces, lengths of time told as days.

        Raises:
            RegisterError: at the first piece that cannot be read.
        """
        for batch in batches(self.register, self.as_of, rows_at_once(len(self.programs))):
            yield dated(batch, self.as_of)

    def on(self, batch: Batch, day: date) -> Part:
        """A piece as it was, or will be, on a day."""
        return on_day(batch, self.as_of, day)

    def judge(self, people: date, rules: date | None = None, figures: date | None = None) -> Judge:
        """The rules (else of the people's day) and figures (else of the rules' day) for the people of a day."""
        rules = rules or people
        key = (people, rules, figures or rules)
        if key not in self._judges:
            self._judges[key] = Judge(corner(self.catalogue, people=people, rules=rules, figures=key[2]), self.programs)
        return self._judges[key]

    def verdicts(self, batch: Batch, people: date, rules: date | None = None, figures: date | None = None) -> Verdicts:
        """The verdicts for the people of a day, see `judge`."""
        return self.judge(people, rules, figures).verdicts(self.on(batch, people), batch)
