# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The turn of the year: which official figures run out before the next one, told from November on.

Until the first of January it is a reminder; from then on, answers lack the year's figures, and that is a problem.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from rules_engine.checking.entry import Entry, Problem, everything
from rules_engine.programmes.located import read
from rules_engine.programmes.parameter import FOLDER, parameters

REMINDED_FROM_MONTH = 11


def reminders(entries: list[Entry], today: date) -> Iterator[Problem]:
    """The figures in force today that are not on record for the coming year."""
    if today.month >= REMINDED_FROM_MONTH:
        yield from _lacking(entries, date(today.year + 1, 1, 1), before=today)


def lacking(entries: list[Entry], today: date) -> Iterator[Problem]:
    """The figures of last year that nobody has brought up to this one."""
    yield from _lacking(entries, today, before=date(today.year - 1, 12, 31))


def _lacking(entries: list[Entry], on: date, *, before: date) -> Iterator[Problem]:
    used = _uses(entries)
    for parameter in parameters().values():
        if parameter.at(before) is not None and parameter.at(on) is None:
            users = used.get(parameter.name, [])
            named = f" ({', '.join(users[:5])}{' …' if len(users) > 5 else ''} use it)" if users else ""
            file, line = _places()[parameter.name]
            yield Problem(
                file, line, f"'{parameter.name}' has no figures for {on.year}{named}: add them with their source."
            )


def _uses(entries: list[Entry]) -> Mapping[str, list[str]]:
    """The programmes that name each parameter; a percent is one of the median income."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        names = {
            "median_income" if key == "percent" else str(value).split(".")[0]
            for _, key, value in everything(entry.raw)
            if key in ("parameter", "printed", "percent")
        }
        for name in names:
            found.setdefault(name, []).append(entry.raw.file.stem)
    return found


@cache
def _places() -> Mapping[str, tuple[Path, int]]:
    """Where each parameter stands."""
    return {name: (file, line) for file in sorted(FOLDER.glob("*.yaml")) for name, line in read(file).lines.items()}
