# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which results to show: what changed, then what is new, the surest and the most valuable first; nothing twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.answer import BenefitItem, BenefitsBlock
from actions.cards import card
from actions.household import ME
from actions.money import amount_in_words, worth
from actions.people import called
from actions.wording import Voice
from rules_engine import Catalogue, Result, Screening, Situation, screen

MOST_CARDS = 3
MOST_CHANGED = 5
"""What changed beyond that is told with the next answer."""
RANK = {"eligible": 0, "confirm": 1}
Shown = Mapping[str, str]


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
    """What to show now, and what stays behind "더 보기"."""

    changed: tuple[Group, ...] = ()
    rechecked: tuple[Group, ...] = ()
    new: tuple[Group, ...] = ()
    more: int = 0

    @property
    def groups(self) -> tuple[Group, ...]:
        """All cards, in order."""
        return (*self.changed, *self.rechecked, *self.new)

    @property
    def benefits(self) -> tuple[Group, ...]:
        """What is new and decided."""
        return tuple(group for group in self.new if group.first.programme.kind != "referral")

    @property
    def referrals(self) -> tuple[Group, ...]:
        """What is new and a place or a line to turn to."""
        return tuple(group for group in self.new if group.first.programme.kind == "referral")


def key_of(result: Result) -> str:
    """The name of a result: the programme and who would get it."""
    return f"{result.programme.id}|{result.member or ''}"


def state_of(result: Result) -> str:
    """What about a result is worth telling again when it changes."""
    return f"{result.verdict}|{amount_in_words(result.amount) or ''}"


def offer(
    screening: Screening, situation: Situation, catalogue: Catalogue, shown: Shown, before: Situation | None = None
) -> Offer:
    """What changed of what was shown, and the best of what was not.

    `before` is the situation before a correction: what hangs on the corrected fact is shown again, even where the
    verdict stands.
    """
    results = {key_of(result): result for result in screening.shown if not result.received}
    now = _now(shown, results, situation, catalogue)
    changed = [
        result
        for key, result in now.items()
        if state_of(result) != shown[key] and (result.verdict != "unknown" or shown[key].split("|")[0] in RANK)
    ]
    rechecked = [] if before is None else _rechecked(now, changed, before, catalogue)
    fresh = [result for key, result in results.items() if key not in shown and result.verdict in RANK]
    ranked = sorted(_grouped(fresh), key=_rank)
    return Offer(
        tuple(_grouped(changed)[:MOST_CHANGED]),
        tuple(_grouped(rechecked)[:MOST_CHANGED]),
        tuple(ranked[:MOST_CARDS]),
        max(len(ranked) - MOST_CARDS, 0),
    )


def _rechecked(
    now: Mapping[str, Result], changed: list[Result], before: Situation, catalogue: Catalogue
) -> list[Result]:
    """Results whose card reads otherwise than before the correction."""
    programs = {key.split("|")[0] for key in now}
    old = {
        key_of(result): result for result in screen(before, catalogue, programs=programs, include_ineligible=True).shown
    }
    told, on = {id(result) for result in changed}, before.as_of
    return [
        result
        for key, result in now.items()
        if id(result) not in told and key in old and result.verdict in RANK
        if card(old[key], on, Voice()) != card(result, on, Voice())
    ]


def _now(shown: Shown, results: Mapping[str, Result], situation: Situation, catalogue: Catalogue) -> dict[str, Result]:
    """How everything that was shown stands now, also what fails by now."""
    gone = {key.split("|")[0] for key in shown if key not in results} & set(catalogue.programmes)
    again: dict[str, Result] = {}
    if gone:
        failed = screen(situation, catalogue, programs=gone, include_ineligible=True).shown
        again = {key_of(result): result for result in failed}
    return {key: found for key in shown if (found := results.get(key) or again.get(key)) is not None}


def _grouped(results: Iterable[Result]) -> list[Group]:
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.programme.id, state_of(result)), []).append(result)
    return [Group(tuple(group)) for group in groups.values()]


def _rank(group: Group) -> tuple[bool, bool, bool, int, int, str]:
    """Unlikely ones last, places and lines after what is paid or done for people, closed ones after open ones."""
    first = group.first
    closed, referral = first.deadline.window == "closed", first.programme.kind == "referral"
    return first.unlikely, referral, closed, RANK[first.verdict], -worth(first.amount), first.programme.id


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
