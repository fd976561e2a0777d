# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The sentences before the cards: what was understood or corrected, and what was found."""

from collections.abc import Iterable, Iterator

from actions.answer import QuestionBlock
from actions.asking import EVERY_ASSET
from actions.conversation import Conversation, Place
from actions.hearing.everything import Hearing
from actions.hearing.learning import Change, Learnt, NewMember, Told
from actions.household import ME
from actions.phrasing.wording import Voice
from actions.results.offering import RANK, Offer
from actions.turns.recap import AGES, GROUPS, fact_in_brief, in_words, name_of, place_in_words
from rules_engine import Catalogue

UNSAID = ("member.relation", "member.lives_together", "member.sex")
PLACE = ("residence.sido", "residence.sigungu", "residence.dong")
MOST_FACTS = 5
MOST_NOTHINGS = 2


def assumed_after(
    before: frozenset[Place], told: Iterable[Told | NewMember], changes: Iterable[Change]
) -> frozenset[Place]:
    """What is still only assumed."""
    said = {(one.path, one.member) for one in told if isinstance(one, Told) and not one.assumed}
    new = {(change.path, change.member) for change in changes if change.assumed}
    gone = {(change.path, change.member) for change in changes if change.after is None}
    return (before - said - gone) | new


def told_back(
    learnt: Learnt, heard: Hearing, intent: str | None, talk: Conversation, catalogue: Catalogue
) -> list[str]:
    """That we heard it: new facts in one sentence, each correction in its own, and what could not be."""
    voice = talk.voice
    sentences = list(learnt.problems)
    sentences += _corrections(learnt, talk, voice, catalogue)
    if len(_denied(learnt)) > 1:
        sentences.append(voice("none_noted"))
    if new := list(_new(learnt, talk, catalogue)):
        sentences.append(voice("understood", facts=", ".join(new[:MOST_FACTS])))
    if heard.told and not sentences and all(_unsaid(change) for change in learnt.changes):
        sentences.append(voice("known_already"))
    if any(isinstance(one, Told) and one.assumed and one.path.endswith("_krw") for one in heard.told):
        sentences.append(voice("assumed"))
    if heard.unclear_money:
        sentences.append(voice("no_money_per_hour"))
    if heard.dropped:
        sentences.append(voice("refused" if intent == "refuse_answer" else "skipped"))
    return sentences


def _unsaid(change: Change) -> bool:
    """Whether a change is none that we say back."""
    return change.path in UNSAID


def _denied(learnt: Learnt) -> list[Change]:
    """Yes-or-no facts that are not so."""
    return [one for one in learnt.changes if one.path.startswith(GROUPS) and one.after is False and not one.assumed]


def _corrections(learnt: Learnt, talk: Conversation, voice: Voice, catalogue: Catalogue) -> Iterator[str]:
    moved = False
    for change in learnt.changes:
        if change.before is None or change.path in UNSAID:
            continue
        if change.path in PLACE:
            if not moved:
                yield voice(
                    "corrected",
                    what=name_of(talk.situation, change.path, None, voice),
                    value=place_in_words(talk.situation),
                )
            moved = True
        elif change.after is not None:
            value = in_words(change.path, change.after, voice, catalogue)
            yield voice("corrected", what=name_of(talk.situation, change.path, change.member, voice), value=value)
        elif change.path in AGES and (age := _age_now(learnt, change.member)) is not None:
            value = in_words(age.path, age.after, voice)
            yield voice("corrected", what=name_of(talk.situation, age.path, age.member, voice), value=value)


def _age_now(learnt: Learnt, member: str | None) -> Change | None:
    return next(
        (one for one in learnt.changes if one.path in AGES and one.member == member and one.before is None), None
    )


def _new(learnt: Learnt, talk: Conversation, catalogue: Catalogue) -> Iterator[str]:
    situation = talk.situation
    corrected_ages = {one.member for one in learnt.changes if one.path in AGES and one.after is None}
    corrected_place = any(one.path in PLACE and one.before is not None for one in learnt.changes)
    placed = corrected_place
    denied = _denied(learnt) if len(_denied(learnt)) > 1 else []
    bare = [one for one in learnt.changes if one.path in EVERY_ASSET and one.after == 0 and not one.assumed]
    nothing = bare if len(bare) > MOST_NOTHINGS else []
    if nothing:
        yield talk.voice("facts.no_assets")
    for change in learnt.changes:
        if change.before is not None or change.path in UNSAID or change.assumed or change in (*denied, *nothing):
            continue
        if change.path in AGES and change.member in corrected_ages:
            continue
        if change.path in PLACE:
            if not placed:
                yield f"{name_of(situation, change.path, None, talk.voice)} {place_in_words(situation)}"
            placed = True
        elif not _said_by_another(change, learnt):
            yield fact_in_brief(situation, change.path, change.member or ME, change.after, talk.voice, catalogue)


def _said_by_another(change: Change, learnt: Learnt) -> bool:
    """임산부 goes without saying after 임신 5개월."""
    months = any(
        one.path == "member.pregnancy_months" and one.member == change.member and one.after for one in learnt.changes
    )
    return change.path == "member.statuses.pregnant" and months


def lead(
    offered: Offer, talk: Conversation, voice: Voice, *, corrected: bool, more: bool, asked: QuestionBlock | None
) -> Iterator[str]:
    """What was found, in one sentence or two."""
    if offered.changed:
        yield voice("lead.changed", count=len(offered.changed))
    elif offered.rechecked:
        yield voice("lead.rechecked")
    elif corrected and talk.shown:
        yield voice("lead.unchanged")
    if offered.new:
        yield voice("lead.afar") if offered.afar else _found(offered, talk, voice)
    elif more:
        yield voice("lead.shown_all")
    if offered.imported:
        yield voice("lead.imported")
    elif asked is None and not offered.new and not more:
        positive = any(state.split("|")[0] in RANK for state in talk.shown.values())
        yield voice("lead.all_asked" if positive or offered.changed else "lead.nothing_fits")


def _found(offered: Offer, talk: Conversation, voice: Voice) -> str:
    count = len(offered.new) + offered.more - offered.beside
    if talk.shown:
        return voice("lead.more_found", count=count)
    plain = all(one.first.programme.selection is None and one.first.programme.kind == "decided" for one in offered.new)
    # What must be won in a draw, and what is only a place to go, is not promised.
    if count > len(offered.new) or not plain:
        return voice("lead.found", count=count)
    sure = sum(group.first.verdict == "eligible" for group in offered.new)
    if sure == count:
        return voice("lead.found_sure", count=sure)
    return (
        voice("lead.found_both", sure=sure, confirm=count - sure) if sure else voice("lead.found_confirm", count=count)
    )
