# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All checks of all files."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rules_engine.catalogue import FOLDER, read_programme
from rules_engine.checking import days, numbers, parts, references, roll_over, shape
from rules_engine.checking.entry import Entry, Problem, Whole
from rules_engine.located import CatalogueError, read

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


def check_catalogue(today: date, folder: Path = FOLDER) -> Report:
    """Check every file below a folder as of a day."""
    files = sorted(folder.rglob("*.yaml"))
    problems: list[Problem] = list(_same_names(files))
    entries = [entry for file in files if (entry := _entry(file, folder, problems)) is not None]
    whole = Whole(folder, today, frozenset(file.stem for file in files))
    problems += [found for entry in entries for check in CHECKS for found in check(entry, whole)]
    problems += roll_over.lacking(entries, today)
    warnings = [found for entry in entries for found in days.old_check(entry, whole)]
    warnings += roll_over.reminders(entries, today)
    return Report(len(files), _sorted(problems), _sorted(warnings))


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


def _entry(file: Path, folder: Path, problems: list[Problem]) -> Entry | None:
    """A file as written and as read; what cannot be read is a problem, and its other lines are checked all the same."""
    try:
        raw = read(file)
    except CatalogueError as error:
        problems.append(_told(error, file))
        return None
    try:
        return Entry(raw, read_programme(file, file.parent.relative_to(folder).as_posix()))
    except CatalogueError as error:
        problems.append(_told(error, file))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        problems.append(Problem(file, 1, f"this cannot be read ({error}): see docs/add-a-programme.md for the shape."))
    return Entry(raw, None)


def _told(error: CatalogueError, file: Path) -> Problem:
    told = TOLD.fullmatch(str(error))
    return Problem(Path(told["file"]), int(told["line"]), told["message"]) if told else Problem(file, 1, str(error))
