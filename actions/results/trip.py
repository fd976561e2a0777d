# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Several applications in as few ways as can be: by where one goes, the papers without doubles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from actions.answer import TextBlock
from actions.asked.commands import closed
from actions.looking import Reply
from actions.results.cards import source_in_words
from actions.results.listing import receivable
from actions.results.offering import key_of
from actions.turns.wished import Wished
from rules_engine import Result
from rules_engine.screening.presentation import recency

OFFICES = Path(__file__).with_name("offices.yaml")
MOST = 6
"""More than these at once is no trip but a year."""
NOT_ON_RECORD = "자료에"
IN_BRACKETS = re.compile(r"\(.*?\)")


@dataclass(frozen=True, slots=True)
class Stop:
    """One office with all that can be handed in there."""

    office: str
    results: tuple[Result, ...]


def trip(wished: Wished) -> Reply:
    """The way for what is named, else for what was shown and can be had."""
    results = _wanted(wished)
    if not results:
        return wished.talk, (TextBlock(wished.voice("trip.nothing")),)
    taken = results[:MOST]
    lines = [wished.voice("trip.head", count=len(taken)), *_lines(taken, wished)]
    if len(results) > MOST:
        lines.append(wished.voice("trip.more", count=len(results) - MOST))
    sources = dict.fromkeys(
        wished.voice(
            "info.source",
            source=source_in_words(one.period.source),
            as_of=recency(one.programme, one.period, wished.today),
        )
        for one in taken
    )
    left = tuple(key_of(one) for one in results[MOST:])
    return replace(wished.talk, listing=left), (TextBlock("\n".join(lines)), TextBlock("\n".join(sources)))


def _wanted(wished: Wished) -> list[Result]:
    groups = receivable(wished.screening)
    named = {one.id for one in wished.named}
    shown = {key.split("|")[0] for key in wished.talk.shown}
    chosen = [one[0] for one in groups if one[0].programme.id in (named or shown)]
    return [wished.screening.result(one.pair) for one in chosen or ([] if named else [one[0] for one in groups])]


def _lines(results: Sequence[Result], wished: Wished) -> Iterator[str]:
    voice = wished.voice
    stops, unplaced = stops_for(results)
    for stop in stops:
        names = ", ".join(one.programme.name for one in stop.results)
        yield voice("trip.at_once" if len(stop.results) > 1 else "trip.at", office=stop.office, names=names)
        if papers := merged(paper for one in stop.results for paper in one.apply.documents):
            yield voice("trip.papers", papers=", ".join(papers))
        if any(not one.apply.documents for one in stop.results):
            yield voice("trip.papers_unknown")
    if unplaced:
        yield voice("trip.unplaced", names=", ".join(_to_call(one, wished) for one in unplaced))


def stops_for(results: Sequence[Result]) -> tuple[list[Stop], list[Result]]:
    """The offices in the order of how much each takes, each programme once, and what no office is on record for."""
    left = [one for one in results if offices_of(one)]
    stops: list[Stop] = []
    while left:
        counts = {office: [one for one in left if office in offices_of(one)] for office in offices()}
        office, taken = max(counts.items(), key=lambda entry: len(entry[1]))
        stops.append(Stop(office, tuple(taken)))
        left = [one for one in left if one not in taken]
    return stops, [one for one in results if not offices_of(one)]


def offices_of(result: Result) -> tuple[str, ...]:
    """Where one may apply; a place that is only to be asked, since the record lacks the office, is none."""
    ways = [way for way in result.apply.how if NOT_ON_RECORD not in way and "물어보" not in way]
    return tuple(office for office, words in offices().items() if any(word in way for way in ways for word in words))


@cache
def offices() -> Mapping[str, tuple[str, ...]]:
    """Every kind of office, with the words that say it."""
    return {name: tuple(words) for name, words in yaml.safe_load(OFFICES.read_text(encoding="utf-8")).items()}


def merged(papers: Iterator[str] | Sequence[str]) -> list[str]:
    """Papers without doubles; of one paper the wording that says more is kept.

    >>> merged(["신분증", "본인 통장", "신분증(동주민센터에 갈 때)", "통장"])
    ['신분증(동주민센터에 갈 때)', '본인 통장']
    """
    kept: dict[str, str] = {}
    for paper in papers:
        bare = closed(IN_BRACKETS.sub("", paper)).removeprefix("본인")
        if len(paper) > len(kept.get(bare, "")):
            kept[bare] = paper
    return list(kept.values())


def _to_call(result: Result, wished: Wished) -> str:
    phone = result.apply.phone or result.programme.apply.phone or result.programme.provider.get("phone")
    name = result.programme.name
    return wished.voice("trip.call", name=name, phone=phone) if phone else name
