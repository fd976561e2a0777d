# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A draft of official figures: whether it holds together, what is another in it, and which programmes that reaches."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from yaml import YAMLError

from rules_engine import Catalogue
from rules_engine.checking import Problem
from rules_engine.programmes.located import CatalogueError, read
from rules_engine.programmes.parameter import Parameter, file_of, parameters, read_parameters
from rules_engine.what_if import Imagined
from rules_engine.what_if.figures import reached

NOT_OF_SHAPE = "this cannot be read: see docs/parameters.md for the shape."


def check(file: Path) -> tuple[Problem, ...]:
    """What is wrong with a file of figures: nothing goes, and every year's value has the shape of one on record."""
    try:
        lines = read(file).lines
        found = read_parameters(file)
    except CatalogueError as error:
        return (Problem(file, 1, str(error).split(": ", 1)[-1]),)
    except (KeyError, TypeError, ValueError, AttributeError, YAMLError):
        return (Problem(file, 1, NOT_OF_SHAPE),)
    return tuple(sorted(_problems(file, lines, found)))


def _problems(file: Path, lines: Mapping[str, int], found: Mapping[str, Parameter]) -> Iterator[Problem]:
    gone = [name for name in _on_record(file.name) if name not in found]
    for name in gone:
        yield Problem(file, 1, f"'{name}' is on record and must stay.")
    for name, one in found.items():
        known = parameters().get(name)
        shapes = [] if known is None else [_shape(dated.value) for dated in known.values]
        for dated in one.values:
            if shapes and _shape(dated.value) not in shapes:
                yield Problem(file, lines[name], f"the value from {dated.since} is not of the shape on record.")
            if dated.until < dated.since:
                yield Problem(file, lines[name], f"the value from {dated.since} ends on {dated.until}.")


def _on_record(name: str) -> list[str]:
    """The parameters of the file in force with this name."""
    return list(read_parameters(file_of(name)))


def _shape(value: Any) -> Any:
    """The keys of a table and the kinds of what stands in it, all the way down."""
    if isinstance(value, dict):
        return {key: _shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shape(one) for one in value[:1]]
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def changed(file: Path) -> Mapping[str, Parameter]:
    """The parameters that are others in a file than in force."""
    return {name: one for name, one in read_parameters(file).items() if _values(one) != _values(parameters()[name])}


def _values(parameter: Parameter) -> Any:
    return [(dated.since, dated.until, dated.value, dated.extra) for dated in parameter.values]


def first_day(figures: Mapping[str, Parameter], today: date) -> date:
    """The first day from today on which one of them has another value."""
    pairs = [(parameters()[name], one) for name, one in figures.items()]
    days = sorted(
        {today, *(dated.since for pair in pairs for one in pair for dated in one.values if dated.since > today)}
    )
    return next((day for day in days if any(_at(old, day) != _at(new, day) for old, new in pairs)), today)


def _at(parameter: Parameter, day: date) -> Any:
    dated = parameter.at(day)
    return None if dated is None else (dated.value, dated.extra)


def imagined(catalogue: Catalogue, figures: Mapping[str, Parameter], day: date) -> Imagined:
    """What would hold on a day with these figures; thresholds are those that are printed, as they will be live."""
    programmes = sorted({one for name in figures for one in reached(catalogue, name, day)})
    return Imagined(replace(catalogue), programmes, figures)
