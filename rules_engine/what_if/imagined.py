# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue and the figures as they would be after a change, and the programmes that it concerns."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.parameter import Parameter
from rules_engine.programmes.programme import Programme
from rules_engine.register.reading import Register
from rules_engine.register.screening import screened
from rules_engine.what_if.change import Change, CriterionChange
from rules_engine.what_if.criterion import changed_programme
from rules_engine.what_if.elsewhere import screened_elsewhere
from rules_engine.what_if.figures import changed_figures, reached
from rules_engine.what_if.stated import SHOWN, WhatIfError, nearest


@dataclass(frozen=True, slots=True)
class Imagined:
    """`programmes` may come out otherwise under `catalogue`, reckoned with `figures` instead of those on record."""

    catalogue: Catalogue
    programmes: Collection[str]
    figures: Mapping[str, Parameter] = field(default_factory=dict)

    def screened(self, register: Register, as_of: date) -> Iterator[pa.RecordBatch]:
        """The register screened as it would be; other figures need a process of their own."""
        if self.figures:
            return screened_elsewhere(self.figures, register, self.catalogue, as_of, self.programmes)
        return screened(register, self.catalogue, as_of, self.programmes)


def imagined(catalogue: Catalogue, change: Change, on: date) -> Imagined:
    """Make the change for a day.

    Raises:
        WhatIfError: where what is to be changed is not on record.
    """
    if isinstance(change, CriterionChange):
        return Imagined(changed_catalogue(catalogue, change, on), [change.programme])
    figures = changed_figures(change, on)
    programmes = reached(catalogue, change.path, on)
    return Imagined(_with(catalogue, programmes, change), list(programmes), figures)


def changed_catalogue(catalogue: Catalogue, change: CriterionChange, on: date) -> Catalogue:
    """The catalogue with one criterion changed, under a version of its own.

    Raises:
        WhatIfError: where the programme or the criterion is not on record.
    """
    programme = catalogue.programmes.get(change.programme)
    if programme is None:
        hint = nearest(change.programme, catalogue.programmes)
        raise WhatIfError(f"그런 혜택이 없어요: '{change.programme[:SHOWN]}'.{hint}")
    return _with(catalogue, {programme.id: changed_programme(programme, change, on)}, change)


def _with(catalogue: Catalogue, programmes: Mapping[str, Programme], change: Change) -> Catalogue:
    digest = hashlib.sha256(f"{catalogue.version} {change}".encode()).hexdigest()
    return Catalogue({**catalogue.programmes, **programmes}, f"what-if-{digest[:12]}")
