# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every answer of the scripted talks and of a walk, as KakaoTalk gets it: within its limits, and nothing left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.answer import BenefitsBlock, Block, HandoffBlock, Option, QuestionBlock, TextBlock, UrgentBlock
from actions.blocks import block_from
from api.kakao.render import pages
from api.scripted.playing import on, said_by
from api.scripted.reading import read_script
from api.services import Services
from tests.api.kakao.calling import Json, cards, kinds, replies, within_limits, words
from tests.journeys.conftest import Loop
from tests.journeys.test_talks import FILES
from tests.journeys.walking import walk

pytestmark = pytest.mark.timeout(900)

TURNS, SEED = 5_000, 20261129


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_talk_in_kakaotalk(file: Path, services: Services, loop: Loop) -> None:
    for answer in loop.run(answers(file, services)):
        check(answer)


def test_a_walk_in_kakaotalk(services: Services, loop: Loop) -> None:
    steps = loop.run(walk(services.talks, TURNS, SEED))
    assert len(steps) == TURNS
    for step in steps:
        check(step.answer)


async def answers(file: Path, services: Services) -> list[Json]:
    """What is answered in a talk, as blocks."""
    script = read_script(file, services.catalogue)
    talks, talk = on(services.talks, script.as_of), None
    found: list[Json] = []
    for turn in script.turns:
        said = said_by(turn, talk)
        assert said is not None, turn.press
        talk = await talks.say(None if talk is None else talk.id, said)
        found.append(talk.exchanges[-1].answer)
    await talks.forget(None if talk is None else talk.id)
    return found


def check(answer: Json) -> None:
    """Within the limits; help first; all that the talk says is there to be read, and every choice to be pressed."""
    blocks = tuple(block_from(block) for block in answer["messages"])
    suggestions = tuple(Option(**one) for one in answer["suggestions"])
    shown = [within_limits(page.as_json()) for page in pages(blocks, suggestions, operator=True)]
    if any(isinstance(block, UrgentBlock) for block in blocks):
        assert kinds(shown[0])[0] == "textCard"
    everything = "".join("".join(map(words, shown)).split())
    for told in filter(None, said(blocks)):
        assert "".join(told.split()) in everything, told
    offered = {text for page in shown for text in pressed(page)}
    for block in blocks[-1:]:
        wanted = block.options if isinstance(block, QuestionBlock) else ()
        assert {option.value for option in wanted} <= offered


def said(blocks: tuple[Block, ...]) -> Iterator[str | None]:
    """What must not be lost, in pieces that no bubble may cut."""
    for block in blocks:
        match block:
            case BenefitsBlock():
                for item in block.items:
                    yield from (item.name, item.headline, item.amount, item.deadline, *item.confirm, *item.steps)
            case UrgentBlock() | HandoffBlock():
                yield from (contact.phone for contact in block.contacts)
                yield from (block.text, block.ticket if isinstance(block, HandoffBlock) else None)
            case TextBlock() | QuestionBlock():
                yield from block.text.splitlines()


def pressed(page: Json) -> Iterator[str]:
    """What can be said by pressing something."""
    yield from replies(page).values()
    yield from (item["messageText"] for card in cards(page) for item in card.get("items", []))
