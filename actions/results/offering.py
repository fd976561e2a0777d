# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which results to show: what changed, then what is new, the surest and the most valuable first; nothing twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from actions.answer import BenefitItem, BenefitsBlock
from actions.hearing.people import called
from actions.household import ME
from actions.phrasing.money import amount_in_words, worth
from actions.phrasing.wording import Voice
from actions.results.cards import card
from rules_engine import Catalogue, Result, Screening, Situation, screen
from rules_engine.facts.sets import Outcome
from rules_engine.screening.screen import Pair
from rules_engine.verdicts.result import Outline

MOST_CARDS = 3
MOST_RECHECKED = 1
"""What stands as before leaves the room to what is new."""
RANK = {"eligible": 0, "confirm": 1}
Shown = Mapping[str, str]
Outlines = tuple[Outline, ...]
"""One programme with everybody who gets the same out of it."""

Rank = tuple[bool, bool, bool, int, bool, int, int, str]


@dataclass(frozen=True, slots=True)
class Group:
    """One programme with everybody who gets the same out of it: one card."""

    results: tuple[Result, ...]

    @property
    def first(self) -> Result:
        """The result that stands for all."""
        return self.results[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names under which the group is remembered as shown."""
        return tuple(key_of(result) for result in self.results)


@dataclass(frozen=True, slots=True)
class Offer:
    """What to show now, and what stays behind "더 보기".

    `more` counts what is left of what was looked for and what is shown on request only (`beside`); `afar` where all
    that is new may run elsewhere.
    """

    changed: tuple[Group, ...] = ()
    rechecked: tuple[Group, ...] = ()
    new: tuple[Group, ...] = ()
    more: int = 0
    beside: int = 0
    imported: tuple[Group, ...] = ()
    more_imported: int = 0
    afar: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        """All cards, in order."""
        return (*self.changed, *self.rechecked, *self.new, *self.imported)


def key_of(result: Result | Outline) -> str:
    """The name of a result: the programme and who would get it."""
    return f"{result.programme.id}|{result.member or ''}"


def state_of(result: Result | Outline) -> str:
    """What about a result is worth telling again when it changes."""
    return f"{result.verdict}|{amount_in_words(result.amount) or ''}"


def offer(
    screening: Screening,
    catalogue: Catalogue,
    shown: Shown,
    before: Situation | None = None,
    *,
    everything: bool = False,
    afar: bool = False,
) -> Offer:
    """What changed of what was shown, and the best of what was not. Reasons are made only for what is offered.

    Args:
        screening: the verdicts now.
        catalogue: the programmes.
        shown: the results that were shown, with their state then.
        before: the situation before a correction: what hangs on the corrected fact is shown again, even where the
            verdict stands.
        everything: also offer places and lines to turn to, what is closed, what hardly fits, and at last what is
            imported. In the middle of the questions they would only hide what a person came for.
        afar: also offer what may run elsewhere only, once everything of here has been shown.
    """
    now = {key: found for key in shown if (found := _now(key, screening)) is not None}
    changed = [
        outline
        for key, outline in now.items()
        if state_of(outline) != shown[key] and (outline.verdict != "unknown" or shown[key].split("|")[0] in RANK)
    ]
    rechecked = [] if before is None else _rechecked(now, changed, before, screening, catalogue)
    unseen = sorted(grouped(one for one in screening.likely() if key_of(one) not in shown), key=rank)
    here = [group for group in unseen if group[0].nearby]
    meant = here if everything else [group for group in here if _sought(group[0], screening)]
    beside = len(here) - len(meant)
    ranked = meant or (unseen if afar else [])
    # Three in one breath: what changed first. What changed beyond that is told with the next answer.
    told = grouped(changed)[:MOST_CARDS]
    again = grouped(rechecked)[
        : max(MOST_CARDS - len(told) - len(ranked), MOST_RECHECKED if len(told) < MOST_CARDS else 0)
    ]
    left = MOST_CARDS - len(told) - len(again)
    imported = list(_imported(screening, shown)) if everything and len(ranked) <= MOST_CARDS else []
    return Offer(
        with_reasons(told, screening),
        with_reasons(again, screening),
        with_reasons(ranked[:left], screening),
        max(len(ranked) - left, 0) + beside,
        beside,
        tuple(Group(tuple(map(screening.result, pairs))) for pairs in imported[: max(left - len(ranked), 0)]),
        max(len(imported) - max(left - len(ranked), 0), 0),
        afar=not here,
    )


def _sought(outline: Outline, screening: Screening) -> bool:
    """Whether it is given to people, now, and somebody's own facts speak for it: more than where they live."""
    if outline.programme.kind != "decided" or outline.deadline.window == "closed":
        return False
    reasons = screening.result(outline.pair).reasons
    return outline.verdict == "eligible" or any(
        reason.outcome is Outcome.HOLDS and not reason.atom.fact.startswith("residence.") for reason in reasons
    )


def _now(key: str, screening: Screening) -> Outline | None:
    """How a result that was shown stands now, also where it fails by now."""
    program, member = key.split("|")
    return screening.outline_of(program, member or None)


def _rechecked(
    now: Mapping[str, Outline],
    changed: list[Outline],
    before: Situation,
    screening: Screening,
    catalogue: Catalogue,
) -> list[Outline]:
    """Results whose card reads otherwise than before the correction."""
    old, on = screen(before, catalogue), before.as_of
    told = {outline.pair for outline in changed}
    return [
        outline
        for key, outline in now.items()
        if outline.pair not in told and outline.verdict in RANK and (earlier := _now(key, old)) is not None
        if card(old.result(earlier.pair), on, Voice()) != card(screening.result(outline.pair), on, Voice())
    ]


def _imported(screening: Screening, shown: Shown) -> Iterator[tuple[Pair, ...]]:
    """What is imported and met by its codes, programme by programme, the best first, and was not shown."""
    told = {key.split("|")[0] for key in shown}
    for row, pairs in groupby(screening.imported_met, key=itemgetter(0)):
        if screening.compiled.rows[row][0].id not in told:
            yield tuple(pairs)


def grouped(outlines: Iterable[Outline]) -> list[Outlines]:
    """Programme by programme those who get the same out of it."""
    groups: dict[tuple[str, str], list[Outline]] = {}
    for outline in outlines:
        groups.setdefault((outline.programme.id, state_of(outline)), []).append(outline)
    return [tuple(group) for group in groups.values()]


def with_reasons(groups: Iterable[Outlines], screening: Screening) -> tuple[Group, ...]:
    """The groups with their results."""
    return tuple(Group(tuple(screening.result(one.pair) for one in group)) for group in groups)


def rank(group: Outlines) -> Rank:
    """The order to show in.

    Unlikely ones last, places and lines after what is paid or done for people, closed ones after open ones, what hangs
    on a misfortune after what does not; of those that are worth the same, old records after new ones.
    """
    first = group[0]
    closed, referral = first.deadline.window == "closed", first.programme.kind == "referral"
    occasion = first.programme.occasion
    value, year = worth(first.amount), int(first.programme.as_of[:4])
    return first.unlikely, referral, closed, RANK[first.verdict], occasion, -value, -year, first.programme.id


def cards(
    groups: Iterable[Group], screening: Screening, situation: Mapping[str, object], voice: Voice
) -> tuple[BenefitItem, ...]:
    """The cards of groups."""
    return tuple(card(group.first, screening.as_of, voice, _who(group, situation, voice)) for group in groups)


def _who(group: Group, situation: Mapping[str, object], voice: Voice) -> str:
    members = [result.member for result in group.results]
    if members in ([None], [ME]):
        return ""
    return ", ".join(called(situation, member) or voice("facts.me") for member in members)


def benefits_block(title: str, items: tuple[BenefitItem, ...], more: int = 0) -> tuple[BenefitsBlock, ...]:
    """A block of cards, or nothing where there are none."""
    return (BenefitsBlock(items, title, more),) if items else ()
