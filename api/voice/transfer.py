# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who answers now: the offices with their hours, lunch and holidays, as `offices.yaml` has them for each period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

FILE = Path(__file__).with_name("offices.yaml")
DAYS = "월화수목금토일"
MIDNIGHT = time(23, 59)


def _span(given: Any) -> Any:
    return tuple(given.split("-")) if isinstance(given, str) else given


Span = Annotated[tuple[time, time], BeforeValidator(_span)]
"""`09:00-18:00`; `00:00-23:59` is the whole day."""


class Office(BaseModel):
    """Who answers a telephone: for which province (None for all), in which period, on which days, but not at lunch."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    number: str
    sido: str | None = None
    since: date
    until: date | None = None
    hours: dict[str, Span]
    lunch: Span | None = None
    on_holidays: bool = False
    source: str


@dataclass(frozen=True)
class Offices:
    """Every office, and the holidays."""

    all: tuple[Office, ...]
    holidays: Mapping[date, str]

    def open_for(self, sido: str | None, at: datetime) -> Office | None:
        """The office that answers somebody of this province now; their own before one for all."""
        found = [one for one in self.all if one.sido in (None, sido) and self.is_open(one, at)]
        return min(found, key=lambda one: one.sido is None, default=None)

    def is_open(self, office: Office, at: datetime) -> bool:
        """Whether it answers at this moment."""
        day, moment = at.date(), at.time()
        if day < office.since or (office.until is not None and day > office.until):
            return False
        if day in self.holidays and not office.on_holidays:
            return False
        if office.lunch is not None and _within(moment, office.lunch):
            return False
        return any(_within(moment, span) for span in _spans(office, day))


def _spans(office: Office, day: date) -> Iterator[tuple[time, time]]:
    return (span for days, span in office.hours.items() if DAYS[day.weekday()] in days)


def _within(moment: time, span: Span) -> bool:
    """From the first minute up to the last, which only midnight's own counts in."""
    first, last = span
    return first <= moment and (moment < last or last == MIDNIGHT)


@cache
def offices() -> Offices:
    """The table of this service."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Offices:
    """A table from YAML; raises `pydantic.ValidationError`."""
    data = yaml.safe_load(text)
    return Offices(TypeAdapter(tuple[Office, ...]).validate_python(data["offices"]), data["holidays"])
