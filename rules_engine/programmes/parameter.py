# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Official figures by date: a figure is known from its first day to the last day of its year, and no further.

Running last year's figure on into this year would answer with a number that no notice printed, so outside its
time a parameter is absent, and whoever asked says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

FOLDER = Path(__file__).parents[1] / "parameters"
DAYS_KEPT = 4096
_OTHERS: dict[str, "Parameter"] = {}
_PUBLISHED: dict[str, Path] = {}
_FORGETTING: list[Callable[[], None]] = []
Remembering = TypeVar("Remembering")


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a figure stands printed; `href` is None where no address was found."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a parameter with its time and its source."""

    name: str
    since: date
    until: date
    value: Any
    references: tuple[Reference, ...]
    grade: str
    note: str | None
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named official figure or table through the years, newest first."""

    name: str
    unit: str | None
    values: tuple[Dated, ...]

    def at(self, on: date) -> Dated | None:
        """The value on record for a day, or None."""
        return next((dated for dated in self.values if dated.since <= on <= dated.until), None)


@cache
def parameters(folder: Path = FOLDER) -> Mapping[str, Parameter]:
    """All parameters by name."""
    files = {file.name: file for file in sorted(folder.glob("*.yaml"))} | _PUBLISHED
    found = {name: one for file in files.values() for name, one in read_parameters(file).items()}
    return found | _OTHERS


def file_of(name: str) -> Path:
    """The file in force of a name such as `youth.yaml`."""
    return _PUBLISHED.get(name, FOLDER / name)


def read_parameters(file: Path) -> dict[str, Parameter]:
    """The parameters of one file.

    Raises:
        KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError: where the file is not of their shape.
    """
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    references = document.pop("references", {})
    return {
        name: Parameter(name, entry.get("unit"), _values(name, entry["values"], references))
        for name, entry in document.items()
    }


def of_figures(remembering: Remembering) -> Remembering:
    """Marks a cached function whose answers follow from figures: it forgets them when other ones are published."""
    _FORGETTING.append(remembering.cache_clear)  # type: ignore[attr-defined]
    return remembering


def reckon_with_published(files: Iterable[Path]) -> bool:
    """Let the process reckon with files that were published in the place of shipped ones, from now on.

    Whoever answers meanwhile may see figures of both; so it is done before a new edition is made ready, never within.
    Returns whether anything is another now.
    """
    wished = {file.name: file for file in files}
    if wished == _PUBLISHED:
        return False
    _PUBLISHED.clear()
    _PUBLISHED.update(wished)
    for forget in (parameters.cache_clear, *_FORGETTING):
        forget()
    return True


def reckon_with(others: Mapping[str, Parameter]) -> None:
    """Let this process reckon with other figures than those on record, from its start to its end.

    Raises:
        RuntimeError: when figures were read already; a process never changes its figures midway.
    """
    if parameters.cache_info().currsize:
        raise RuntimeError("figures were read already: only a process that has just begun may have others")
    _OTHERS.update(others)


def _values(name: str, entries: dict[str, Any], references: dict[str, Any]) -> tuple[Dated, ...]:
    return tuple(
        Dated(
            name=name,
            since=(since := date.fromisoformat(day)),
            until=date.fromisoformat(entry["until"]) if "until" in entry else date(since.year, 12, 31),
            value=entry["value"],
            references=_references(entry["reference"], references),
            grade=entry["grade"],
            note=entry.get("note"),
            extra={key: entry[key] for key in ("extra_person", "precision") if key in entry},
        )
        for day, entry in sorted(entries.items(), reverse=True)
    )


def _references(named: Any, references: dict[str, Any]) -> tuple[Reference, ...]:
    entries = named if isinstance(named, list) else [named]
    found = [references[entry] if isinstance(entry, str) else entry for entry in entries]
    return tuple(Reference(entry["title"], entry.get("href")) for entry in found)


@of_figures
@lru_cache(maxsize=DAYS_KEPT)
def value_at(name: str, on: date) -> Any:
    """The value of a parameter on a day, or None when none is on record."""
    dated = parameters()[name].at(on)
    return None if dated is None else dated.value


@of_figures
@cache
def median_income(size: int, on: date) -> int | None:
    """기준 중위소득 of a household of `size` persons, KRW/month; larger households by the printed step.

    >>> median_income(4, date(2026, 5, 1)), median_income(8, date(2026, 5, 1)), median_income(1, date(2021, 5, 1))
    (6494738, 10474348, None)
    """
    return _by_size(parameters()["median_income"].at(on), lambda value: value, size)


def _by_size(dated: Dated | None, pick: Any, size: int) -> int | None:
    if dated is None:
        return None
    table: dict[int, int] = pick(dated.value)
    if size in table:
        return table[size]
    largest = max(table)
    if size < largest or largest - 1 not in table or largest < 7:
        return None
    step = dated.extra.get("extra_person", table[largest] - table[largest - 1])
    return table[largest] + int(step) * (size - largest)
