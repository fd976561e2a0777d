# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All checks of all files."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rules_engine.checking import days, numbers, parts, references, roll_over, shape
from rules_engine.checking.entry import Entry, Problem, Whole
from rules_engine.programmes.catalogue import FOLDER, read_programme
from rules_engine.programmes.edition import authority_of, layered
from rules_engine.programmes.located import CatalogueError, read

Check = Callable[[Entry, Whole], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    shape.shape,
    shape.kind,
    shape.tone,
    parts.parts,
    parts.places,
    days.checked,
    days.periods,
    references.references,
    references.questions,
    numbers.sources,
    numbers.numbers,
    numbers.told,
)
TOLD = re.compile(r"(?P<file>.*?):(?P<line>\d+): (?P<message>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Report:
    """What the check of a catalogue found. `warnings` are to be done soon, but do not make it wrong."""

    programmes: int
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def summary(self) -> str:
        """One line with the counts."""
        return f"{self.programmes} programmes, {len(self.problems)} problems, {len(self.warnings)} warnings"


def check_catalogue(today: date, folder: Path = FOLDER, layers: Sequence[Path] = ()) -> Report:
    """Check every file below a folder, or what was published in its place since, as of a day."""
    files = layered(folder, layers)
    problems: list[Problem] = list(_same_names(list(files.values())))
    entries = [entry for place, file in files.items() if (entry := _entry(file, place, problems)) is not None]
    whole = _whole(files, folder, today)
    problems += [found for entry in entries for check in CHECKS for found in check(entry, whole)]
    problems += roll_over.lacking(entries, today)
    warnings = [found for entry in entries for found in days.old_check(entry, whole)]
    warnings += roll_over.reminders(entries, today)
    return Report(len(files), _sorted(problems), _sorted(warnings))


def check_file(
    file: Path, place: str, today: date, folder: Path = FOLDER, layers: Sequence[Path] = ()
) -> tuple[Problem, ...]:
    """Check one file that is to stand in a place of the catalogue; the others, and what was published, are taken for
    right."""
    problems: list[Problem] = []
    entry = _entry(file, place, problems)
    if entry is not None:
        whole = _whole({**layered(folder, layers), place: file}, folder, today)
        problems += [found for check in CHECKS for found in check(entry, whole)]
    return _sorted(problems)


def _whole(files: Mapping[str, Path], folder: Path, today: date) -> Whole:
    return Whole(folder, today, frozenset(file.stem for file in files.values()))


def _sorted(found: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(found)))


def _same_names(files: list[Path]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for file in files:
        other = first.setdefault(file.stem, file)
        if other is not file:
            yield Problem(
                file, 1, f"the id '{file.stem}' is taken by {other}: give this programme another id and name."
            )


def _entry(file: Path, place: str, problems: list[Problem]) -> Entry | None:
    """A file as written and as read; what cannot be read is a problem, and its other lines are checked all the same."""
    try:
        raw = read(file)
    except CatalogueError as error:
        problems.append(_told(error, file))
        return None
    try:
        return Entry(raw, read_programme(file, authority_of(place)))
    except CatalogueError as error:
        problems.append(_told(error, file))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        problems.append(Problem(file, 1, f"this cannot be read ({error}): see docs/add-a-programme.md for the shape."))
    return Entry(raw, None)


def _told(error: CatalogueError, file: Path) -> Problem:
    told = TOLD.fullmatch(str(error))
    return Problem(Path(told["file"]), int(told["line"]), told["message"]) if told else Problem(file, 1, str(error))
