# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is beside the form: each kind of verdict in a group of its own, what the visitor came for first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

import numpy as np

from actions.answer import BenefitItem, QuestionBlock
from actions.asking import ask
from actions.hearing.people import called
from actions.phrasing.money import worth
from actions.phrasing.wording import KOREAN
from actions.results.cards import card
from actions.results.offering import Outlines, grouped, rank
from api.counter.needs import categories_in
from api.counter.visit import Visit
from rules_engine import Asker, Catalogue, Result, Screening, Stage, read_situation, screen
from rules_engine.facts.vocabulary import facts, question_fact
from rules_engine.screening.screen import VERDICTS
from rules_engine.texts import wording
from rules_engine.verdicts.result import Outline

MOST = 30
MOST_OPEN = 12
UNKNOWN = VERDICTS.index("unknown")
ONESELF = "본인"
TITLES = {
    "meant": "오신 일",
    "eligible": "받을 수 있어요",
    "selected": "신청할 수 있어요(뽑히거나 심사를 거쳐요)",
    "confirm": "창구에서 확인하면 돼요",
    "referral": "찾아갈 곳과 도움",
    "unknown": "더 알아야 해요",
    "received": "이미 받고 있어요",
}
BESIDE = "오신 김에: {title}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One programme: its card, whom it is for, and the labels of what is still to be known."""

    card: BenefitItem
    who: str
    missing: tuple[str, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Group:
    """Programmes of one verdict; `more` counts those that are left out."""

    name: str
    title: str
    items: tuple[Shown, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that is shown of a household."""

    groups: tuple[Group, ...]
    refused: tuple[str, ...]
    question: QuestionBlock | None
    screening: Screening
    wanted: tuple[str, ...] = ()
    """The categories that the visitor's story is about."""

    def __getitem__(self, name: str) -> Group | None:
        """A group by its name."""
        return next((group for group in self.groups if group.name == name), None)


def look(visit: Visit, situation: Mapping[str, Any], catalogue: Catalogue, today: date, stage: Stage) -> Results:
    """Screen what is known, as far as the asker may look."""
    asker = Asker(visit.basis, visit.consent.check is not None)
    household = read_situation(dict(situation), today)
    screening = screen(household, catalogue, asker=asker, stage=stage, skip=visit.skipped)
    groups = tuple(_groups(screening, visit, situation))
    refused = tuple(dict.fromkeys(one.reason for one in screening.refused))
    return Results(groups, refused, _question(screening, visit, situation), screening, categories_in(visit.story))


def _groups(screening: Screening, visit: Visit, situation: Mapping[str, Any]) -> Iterator[Group]:
    meant = [outline for program in visit.meant for outline in _best(tuple(_of(screening, program)))]
    if meant:
        yield _group("meant", TITLES["meant"], grouped(meant), screening, situation, MOST)
    beside = sorted(
        grouped(one for one in screening.likely() if one.programme.id not in visit.meant and not one.unlikely),
        key=lambda group: (group[0].programme.category not in categories_in(visit.story), rank(group)),
    )
    for name in ("eligible", "selected", "confirm", "referral"):
        some = [group for group in beside if _kind(group[0]) == name]
        if some:
            title = BESIDE.format(title=TITLES[name]) if meant else TITLES[name]
            yield _group(name, title, some, screening, situation, MOST)
    if open_ := _open(screening, visit):
        yield _group("unknown", TITLES["unknown"], open_, screening, situation, MOST_OPEN)
    received = [outline for program in screening.situation.receiving or () for outline in _of(screening, program)]
    if received:
        yield _group("received", TITLES["received"], grouped(received), screening, situation, MOST)


def _kind(outline: Outline) -> str:
    if outline.programme.kind == "referral":
        return "referral"
    if outline.verdict == "eligible" and outline.programme.selection is not None:
        return "selected"
    return outline.verdict


def _of(screening: Screening, program: str) -> Iterator[Outline]:
    """Every result of a programme, whatever came out."""
    row = screening.compiled.row_of.get(program)
    if row is not None:
        yield from (screening.outline((row, int(column))) for column in np.flatnonzero(screening.meant[row]))


def _best(outlines: Outlines) -> Outlines:
    """Those who may have it; everybody where nobody may."""
    return tuple(one for one in outlines if one.verdict != "ineligible") or outlines


def _open(screening: Screening, visit: Visit) -> list[Outlines]:
    """What hangs on more answers: what the visitor came for, then where the fewest answers decide on the most."""
    rows, columns = np.nonzero(screening.meant)
    places = np.flatnonzero(screening.codes == UNKNOWN)
    outlines = (screening.outline((int(rows[place]), int(columns[place]))) for place in places)
    near = (one for one in outlines if not one.unlikely and not one.programme.unreviewed)
    found = grouped(one for one in near if one.programme.id not in visit.meant and one.programme.kind == "decided")
    wanted = categories_in(visit.story)
    ranked: list[tuple[tuple[bool, float, str], Outlines]] = []
    for group in found:
        result, first = screening.result(group[0].pair), group[0]
        if not _sensitive(result):
            questions = {(question_fact(one.fact).path, one.member) for one in result.missing}
            promise = worth(first.amount) / max(len(questions), 1)
            ranked.append(((first.programme.category not in wanted, -promise, first.programme.id), group))
    return [group for _, group in sorted(ranked, key=itemgetter(0))]


def _sensitive(result: Result) -> bool:
    """Whether it hangs on what nobody should be asked across a counter."""
    return any(facts()[one.fact].sensitive for one in result.missing)


def _group(
    name: str, title: str, groups: Sequence[Outlines], screening: Screening, situation: Mapping[str, Any], most: int
) -> Group:
    items = tuple(shown(group, screening, situation) for group in groups[:most])
    return Group(name, title, items, max(len(groups) - most, 0))


def shown(group: Outlines, screening: Screening, situation: Mapping[str, Any]) -> Shown:
    """A programme with everybody who gets the same out of it."""
    result = screening.result(group[0].pair)
    who = ", ".join(dict.fromkeys(_who(one.member, situation) for one in group if one.member is not None))
    missing = tuple(dict.fromkeys(wording.label(one.fact) for one in result.missing))
    return Shown(card(result, screening.as_of, KOREAN), who, missing, result)


def _who(member: str | None, situation: Mapping[str, Any]) -> str:
    return called(situation, member) or ONESELF


def _question(screening: Screening, visit: Visit, situation: Mapping[str, Any]) -> QuestionBlock | None:
    """The next question as it is to be read out; where nothing of it may be asked aloud, the one after it."""
    skipped = set(visit.skipped)
    while (question := screening.question) is not None:
        block = ask(question, situation, frozenset(skipped), KOREAN)
        if block is not None:
            return block
        skipped.add((question.fact, question.member))
        screening = screen(
            screening.situation,
            screening.catalogue,
            asker=screening.asker,
            stage=screening.stage,
            skip=frozenset(skipped),
        )
    return None
