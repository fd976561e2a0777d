# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether the numbers of a rule stand where it says they stand: in the cited lines, or among the official figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from rules_engine.checking.cited import TABLE, Document, citations, documents, ranges
from rules_engine.checking.entry import Entry, Problem, Whole, everything, nearest, problem
from rules_engine.checking.figures import NUMBER, figures
from rules_engine.programmes.located import Located
from rules_engine.programmes.parameter import of_figures, parameters

PARTS = ("periods", "amount", "apply", "use")
NO_CLAIM = ("source", "phone", "url", "how", "documents", "places", "unit", "per", "effective")
ROUND = (10**3, 10**4, 10**6, 10**8)
CLOCK = re.compile(r"(\d{1,2}):\d{2}")
DAY = timedelta(days=1)
YEAR_ENDS = ((1, 1), (12, 31))
CENTURY = 100
FREE = (0, 1)  # nothing, no, yes, one: these need no figure in print
BY_LAW = re.compile(r"법(?:률)?\)?\s*제\s?\d+조")
UNTOLD = ("source", "id", "name", "aliases", "phone", "url", "provider")
SAID = re.compile(rf"((?:(?:{NUMBER})\s?(?:천만|백만|십만|[천만억])?\s?)+)(?:원|%)")
YEAR_MORE = 12  # months by which what settles a confirm item may be on the safe side


@dataclass(frozen=True, slots=True)
class Claim:
    """A number or day that a file states, and where; `margin` is how much more than the document it may ask."""

    where: Located
    key: str
    value: int | date
    margin: int = 0

    @property
    def line(self) -> int:
        """The line on which it is written."""
        return self.where.lines.get(self.key, self.where.line)

    def stands(self, standing: frozenset[int]) -> bool:
        """Whether it stands among the numbers of a document."""
        less = self.value - self.margin if isinstance(self.value, int) else self.value
        return stands(self.value, standing) or stands(less, standing)


def sources(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Every document is known and has the lines that are cited."""
    raw = entry.raw
    known = documents(whole.folder)
    base = raw.get("source")
    if isinstance(base, Located) and not entry.national and not ("file" in base or "url" in base):
        yield problem(raw, "source", "a source has file and lines, or the url of a page.")
    if isinstance(base, Located) and "file" in base and "lines" not in base:
        yield problem(base, "file", "say in which lines of the document it stands: 'lines: 12-34'.")
    for cited in citations(raw):
        document = known.get(cited.file)
        if document is None:
            hint = nearest(str(cited.file), known) or _anew()
            yield problem(cited.where, "file", f"the document '{cited.file}' is not in {TABLE}.{hint}")
        else:
            yield from _lines(cited.where, cited.lines, document)


def _lines(where: Located, lines: str, document: Document) -> Iterator[Problem]:
    parts = ranges(lines)
    if parts is None:
        yield problem(where, "lines", f"'{lines}' are no lines: write 12-34, or '12-34, 50' in quotes.")
    elif any(not 1 <= first <= last <= document.lines for first, last in parts):
        yield problem(where, "lines", f"the document has the lines 1 to {document.lines}, not {lines}.")
    elif lines not in document.numbers:
        yield problem(where, "lines", f"the lines {lines} are not in {TABLE} yet.{_anew()}")


def _anew() -> str:
    return " Make the table anew: python -m rules_engine.checking.build_sources DOCUMENTS."


def numbers(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Every number and day of the rules stands in the cited lines, or else in the official figures."""
    if entry.national and not any(citations(entry.raw)):
        yield from _official(entry)
    standing = _standing(entry, whole)
    if standing is None:
        return
    written = entry.raw.file.read_text(encoding="utf-8").splitlines()
    ends = frozenset(_ends_by_page(entry.raw))
    for claim in claims(entry.raw):
        if claim.key == "to" and claim.value in ends:
            continue
        if not claim.stands(standing) and not BY_LAW.search(written[claim.line - 1]):
            said = f"{claim.value:,}" if isinstance(claim.value, int) else claim.value.isoformat()
            yield problem(claim.where, claim.key, f"'{said}' does not stand in the cited lines: {_put_right(entry)}")


def _standing(entry: Entry, whole: Whole) -> frozenset[int] | None:
    """The numbers in all lines that a file cites, or None where there are none or the table lacks some."""
    known = documents(whole.folder)
    found: set[int] = set()
    cited = list(citations(entry.raw))
    for one in cited:
        document = known.get(one.file)
        if document is None or one.lines not in document.numbers:
            return None  # told by `sources`
        found |= document.numbers[one.lines]
    return frozenset(found) if cited else None


def _put_right(entry: Entry) -> str:
    cited = ", ".join(dict.fromkeys(one.lines for one in citations(entry.raw)))
    return f"correct it, cite where it stands (now {cited}), or name the law in its line (○○법 제1조)."


def told(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Every sum of money and every percent in a text stands in the cited lines too."""
    standing = _standing(entry, whole)
    if standing is None:
        return
    for where, key, text in everything(entry.raw, skip=UNTOLD):
        if not isinstance(text, str) or BY_LAW.search(text) or of_a_page(where):
            continue
        for said in SAID.findall(text):
            if not stands(max(figures(said)), standing):
                yield problem(where, key, f"'{said.strip()}' does not stand in the cited lines: {_put_right(entry)}")


def _official(entry: Entry) -> Iterator[Problem]:
    """The nation's sums of money change every year, so none is written into a rule."""
    for claim in claims(entry.raw):
        if claim.key == "krw" and isinstance(claim.value, int) and claim.value not in official_figures():
            yield problem(
                claim.where,
                "krw",
                f"{claim.value:,} is not among the official figures: put it into rules_engine/parameters with"
                " its source, and name it with {parameter: …}.",
            )


def claims(raw: Located) -> Iterator[Claim]:
    """The numbers and days that a file states as rules."""
    for part in PARTS:
        if part in raw:
            yield from _of(raw[part], raw, part)


def _of(value: Any, where: Located, key: str, margin: int = 0) -> Iterator[Claim]:
    if isinstance(value, Located):
        if BY_LAW.search(str(value.get("text", ""))):
            return
        if of_a_page(value):
            return
        for inner, one in value.items():
            if inner not in NO_CLAIM:
                yield from _of(one, value, inner, YEAR_MORE if inner == "unless" else margin)
    elif isinstance(value, list):
        ends = {min(value), max(value)} if value and all(type(one) is int for one in value) else value
        for one in ends:  # the months from March to November are printed by their ends
            yield from _of(one, where, key, margin)
    elif isinstance(value, date) or (isinstance(value, int) and value not in FREE):
        yield Claim(where, key, value, margin)
    elif key in ("from", "to") and (clock := CLOCK.fullmatch(str(value))) and int(clock[1]):
        yield Claim(where, key, int(clock[1]))


def of_a_page(value: Located) -> bool:
    """Whether this has a page as a source of its own: its numbers stand there, not in the lines of a document."""
    source = value.get("source")
    return isinstance(source, Located) and "url" in source and "lines" not in source


def _ends_by_page(raw: Located) -> Iterator[date]:
    """The last days before periods that have pages of their own, which say so."""
    for period in raw.get("periods") or ():
        if isinstance(period, Located) and of_a_page(period) and isinstance(since := period.get("from"), date):
            yield since - DAY


def stands(value: int | date, standing: frozenset[int]) -> bool:
    """Whether a number stands among others as it is or in thousands, 만, millions or 억; a day by month and day.

    >>> stands(700_000, frozenset({70})), stands(65, frozenset({60}))
    (True, False)
    """
    if isinstance(value, date):
        return any(_day_stands(day, standing) for day in (value, value - DAY, value + DAY))
    return value in standing or any(value % unit == 0 and value // unit in standing for unit in ROUND)


def _day_stands(day: date, standing: frozenset[int]) -> bool:
    if (day.month, day.day) in YEAR_ENDS and {day.year, day.year % CENTURY} & standing:
        return True
    return day.month in standing and (day.day in standing or day.day == 1 or (day + DAY).day == 1)


@of_figures
@cache
def official_figures() -> frozenset[int]:
    """Every number among the official figures."""
    return frozenset(
        number
        for parameter in parameters().values()
        for dated in parameter.values
        for number in _numbers_in(dated.value)
    )


def _numbers_in(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _numbers_in(one)
    elif isinstance(value, int):
        yield value
