# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is made of a catalogue once and kept no longer than the catalogue itself."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from rules_engine.programmes.catalogue import Catalogue

Made = TypeVar("Made")


def kept_with_catalogue(make: Callable[[Catalogue], Made]) -> Callable[[Catalogue], Made]:
    """Make it when a catalogue is first asked about; it goes when the catalogue goes."""

    @wraps(make)
    def kept(catalogue: Catalogue) -> Made:
        found: Made | None = catalogue.kept.get(make)
        return catalogue.kept.setdefault(make, make(catalogue)) if found is None else found

    return kept
