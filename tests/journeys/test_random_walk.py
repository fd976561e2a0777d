# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Two thousand turns of anybody saying anything: no error, nothing lost, nothing asked in vain."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from actions import Conversation
from actions.asking import GROUPS, open_assets
from actions.hearing.learning import AGES, ASSET_PARTS, ASSETS, INCOME, INCOME_PARTS, facts_in
from actions.hearing.statuses import said_fact
from actions.household import ME, value_of
from actions.phrasing.wording import LANGUAGES, Voice
from actions.turns.reopening import reopened
from api.services import Services
from rules_engine import load_catalogue, read_situation
from rules_engine.facts.vocabulary import facts
from tests.journeys.conftest import Loop
from tests.journeys.walking import DAY, Step, questions, walk

pytestmark = pytest.mark.timeout(900)

TURNS, SEED = 2_000, 20261121

TOGETHER = (
    AGES,
    (INCOME, *INCOME_PARTS),
    (ASSETS, *ASSET_PARTS),
    ("residence.sido", "residence.sigungu", "residence.dong", "residence.since", "residence.months"),
    ("member.statuses.pregnant", "member.pregnancy_months", "member.due_date"),
)
"""Facts of which a new one may take away the others: other words for the same, a sum and its parts, a place left."""

BEGINS_ANEW = tuple(Voice(language=language)("restarted") for language in ("ko", *LANGUAGES))
"""What is answered where all that was told is put away on purpose."""

SMALL_TALK = {"greet", "goodbye", "thanks", "bot_challenge", "ask_privacy", "repeat", "slower", "simpler"}


@pytest.fixture(scope="module")
def steps(services: Services, loop: Loop) -> list[Step]:
    return loop.run(walk(services.talks, TURNS, SEED))


def test_every_turn_is_answered_and_what_is_known_can_be_read(steps: list[Step]) -> None:
    for step in steps:
        assert step.answer["messages"], step.drawn()
        assert step.before is None or step.after.id == step.before.id, step.drawn()
        read_situation(dict(step.after.conversation.situation), DAY)
    assert len(steps) == TURNS
    assert {step.understood for step in steps} == {True, False}
    assert len({step.meant for step in steps}) > 35


def test_nothing_told_is_lost(steps: list[Step]) -> None:
    for step in steps:
        assert not list(lost(step)), f"{list(lost(step))}\n{step.drawn()}"


def test_small_talk_changes_nothing_that_is_known(steps: list[Step]) -> None:
    for step in steps:
        if step.meant in SMALL_TALK:
            after = households(step.after.conversation)
            changed = [
                (whose, *fact)
                for whose, situation in households(step.known).items()
                for fact in facts_in(situation)
                if fact not in facts_in(after.get(whose, {}))
            ]
            assert not changed or begun_anew(step), f"{changed}\n{step.drawn()}"


def test_nothing_is_asked_in_vain(steps: list[Step]) -> None:
    for step in steps:
        assert not list(asked_in_vain(step)), f"{list(asked_in_vain(step))}\n{step.drawn()}"


def lost(step: Step) -> Iterator[tuple[str, str, str | None]]:
    """Facts of a household that are known no more, though nothing was said in their place."""
    if begun_anew(step):
        return
    after = households(step.after.conversation)
    for whose, situation in households(step.known).items():
        for path, member in gone(situation, after.get(whose, {})):
            yield whose, path, member


def households(talk: Conversation) -> dict[str, Mapping[str, Any]]:
    """What is known of the enquirer's household and of each relative's, whichever is spoken of now."""
    parked = {whose: one["situation"] for whose, one in talk.parked.items()}
    return {talk.about or ME: talk.situation, **parked}


def gone(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Facts of one household that another one lacks, though nothing new stands in their place."""
    now = {(path, member) for path, member, _ in facts_in(after)}
    said = {(path, member) for path, member, value in facts_in(after) if (path, member, value) not in facts_in(before)}
    for path, member, _ in facts_in(before):
        instead = {(other, member) for group in TOGETHER if path in group for other in group}
        if (path, member) not in now and not instead & said:
            yield path, member


def begun_anew(step: Step) -> bool:
    """Whether the talk was put away on purpose."""
    return any(words in str(step.answer["messages"][0].get("text")) for words in BEGINS_ANEW)


def asked_in_vain(step: Step) -> Iterator[str]:
    """Questions about what is known, or what the person would not tell; but not what they wish to correct."""
    talk = step.after.conversation
    if reopened(step.known, step.said, load_catalogue()) is not None:
        return
    for question in questions(step):
        if question["fact"] == "residence.sido" and len(question["options"]) > 1:
            continue  # a place was named that may be several: which one is meant is open, wherever one lived before
        for fact, member in asked_for(question):
            if (fact, member) in talk.skipped:
                yield f"{fact} was not to be asked again"
            if exact(value_of(talk.situation, fact, member)) and not (
                more_of_it(fact, talk.situation) or still_waits(step, question, fact, member)
            ):
                yield f"{fact} is known"


def asked_for(question: dict[str, Any]) -> list[tuple[str, str | None]]:
    """The facts that a question asks for: of several at once, those that it offers."""
    fact, member = question["fact"], question["member"]
    about = (member or ME) if fact.startswith("member.") else member
    offered = [said_fact(option["value"]) for option in question["options"]] if fact in GROUPS else [fact]
    return [(one, about) for one in offered if one in facts()]


def still_waits(step: Step, question: Mapping[str, Any], fact: str, member: str | None) -> bool:
    """Whether it was asked before though it was known, and nothing was answered: a wish to correct is still open."""
    waits = step.known.question
    told, now = (value_of(one.situation, fact, member) for one in (step.known, step.after.conversation))
    return waits is not None and (waits.fact, waits.member) == (question["fact"], question["member"]) and told == now


def exact(value: object) -> bool:
    """Whether a fact is one value."""
    return value is not None and not isinstance(value, dict | list)


def more_of_it(fact: str, situation: Mapping[str, Any]) -> bool:
    """Whether a question asks for more than its fact: the ages of the children, the parts of all that is owned."""
    if fact == "household.children":
        children = [one for one in situation.get("members", ()) if one.get("relation") == "child"]
        aged = sum(any(value_of(situation, path, one["id"]) is not None for path in AGES) for one in children)
        return aged < situation["household"]["children"]
    return fact == ASSETS and bool(open_assets(situation))
