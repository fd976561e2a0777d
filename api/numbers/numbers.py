# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All figures of a time, reckoned anew from the counted events each time they are asked for."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from api.numbers.hiding import SMALL, TOTAL, Table, listed, table
from api.staff.accounts import Officer
from api.staff.rights import rights
from api.store.counted import Event
from rules_engine.facts.vocabulary import facts
from rules_engine.texts import wording

CHANNELS: Mapping[str, str] = {"web": "온라인: 웹", "kakao": "온라인: 카카오톡", "phone": "전화", "counter": "창구"}
"""One table for online and offline use: two that share totals would tell what either hides."""
NOWHERE = "어디인지 모름"
WEEK = timedelta(days=6)
SHOWN = 20
Listed = Sequence[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long a kind of case waited until an officer took it: how many, and the middle one, in minutes."""

    kind: str
    count: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of a time; every count may be hidden (None)."""

    since: date
    until: date
    uses: Table
    needs: Listed
    unmet: Listed
    stops: Listed
    waiting: Sequence[Waiting]
    missed: int | None
    digest: Listed

    @property
    def channels(self) -> Listed:
        """The totals by channel."""
        return list(zip(self.uses.columns, self.uses.totals, strict=False))


def numbers(
    since: date, until: date, events: Iterable[tuple[date, Event]], asked: Iterable[tuple[str, date, int]]
) -> Numbers:
    """Reckon; `asked` are the programmes that were asked for and are not on record, by day."""
    found = [event for _, event in events]
    checks = [one for one in found if one.kind == "check"]
    uses = table(Counter((one.office or NOWHERE, CHANNELS[one.channel]) for one in checks), tuple(CHANNELS.values()))
    whole = uses.cells[TOTAL, TOTAL] is not None
    missed = sum(one.kind == "missed" for one in found)
    return Numbers(
        since,
        until,
        uses,
        _within(Counter(one.what for one in checks), shown=whole),
        listed(Counter(f"{one.office or NOWHERE}: {one.what}" for one in found if one.kind == "unmet")),
        listed(_stops(found)),
        list(_waiting(found)),
        None if 0 < missed < SMALL else missed,
        listed(_digest(asked, until))[:SHOWN],
    )


def _within(counts: Counter[str], *, shown: bool) -> Listed:
    """A list of parts of a total; where the total is hidden, so are they."""
    return listed(counts) if shown else [(name, None) for name in sorted(counts)]


def _stops(found: Sequence[Event]) -> Counter[str]:
    """After which question people went away: how often it was asked and not answered."""
    asked, answered = (Counter(one.what for one in found if one.kind == kind) for kind in ("asked", "answered"))
    return Counter({_called(fact): count - answered[fact] for fact, count in asked.items() if count > answered[fact]})


def _called(fact: str) -> str:
    path = fact.split("|")[0]
    return wording.label(path) if path in facts() or path in wording.DERIVED else "다른 질문"


def _waiting(found: Sequence[Event]) -> Iterable[Waiting]:
    kinds = sorted({one.what for one in found if one.kind == "taken"})
    for kind in kinds:
        minutes = [one.minutes or 0 for one in found if one.kind == "taken" and one.what == kind]
        few = len(minutes) < SMALL
        yield Waiting(kind, None if few else len(minutes), None if few else round(median(minutes)))


def _digest(asked: Iterable[tuple[str, date, int]], until: date) -> Counter[str]:
    """What was asked for in the week that ends on a day, and is not on record."""
    counts: Counter[str] = Counter()
    for name, day, count in asked:
        if until - WEEK <= day <= until:
            counts[name] += count
    return counts


def seen_by(officer: Officer, events: Iterable[tuple[date, Event]]) -> list[tuple[date, Event]]:
    """What an officer may count: their own 동, their whole 시군구, or everything where the role sees no cases."""
    place = rights().roles[officer.role].place
    if place == "none":
        return list(events)
    if place == "dong" and officer.dong:
        return [one for one in events if one[1].office == officer.office]
    return [one for one in events if one[1].office.split(" ")[0] == officer.sigungu]


def as_csv(found: Numbers) -> str:
    """All of it as rows: part, name, column, count; what is hidden is empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["부분", "이름", "열", "수"])
    for row in (*found.uses.rows, TOTAL):
        for column, count in zip((*found.uses.columns, TOTAL), found.uses.row(row), strict=True):
            writer.writerow(["이용", row or "합계", column or "합계", _plain(count)])
    lists = {"필요": found.needs, "없는 것": found.unmet, "멈춘 질문": found.stops}
    for part, rows in {**lists, "한 주 동안 답하지 못한 것": found.digest}.items():
        writer.writerows([part, name, "", _plain(count)] for name, count in rows)
    for one in found.waiting:
        writer.writerow(["맡기까지", one.kind, "건", _plain(one.count)])
        writer.writerow(["맡기까지", one.kind, "가운데 값(분)", _plain(one.minutes)])
    writer.writerow(["알아듣지 못함", "", "", _plain(found.missed)])
    return out.getvalue()


def _plain(count: int | None) -> str | int:
    return "" if count is None else count
