# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A list of results stays short, keeps places and lines apart, and promises nothing that must be won."""

from actions.answer import BenefitsBlock, TextBlock
from tests.actions.talking import Talk, catalogue, talk

TURNS = 40


def lists(told: Talk) -> list[BenefitsBlock]:
    return [block for block in told.blocks if isinstance(block, BenefitsBlock)]


def all_lists() -> list[list[BenefitsBlock]]:
    told = talk("나 예순일곱이고 혼자 살어 서울 관악구")
    found = [lists(told)]
    for _ in range(TURNS):
        if not lists(told) or not lists(told)[-1].more:
            return found
        found.append(lists(told.say("더 보기")))
    raise AssertionError("the list never ends")


def test_three_cards_and_a_way_to_more() -> None:
    told = talk("나 예순일곱이고 혼자 살어 서울 관악구", "나 뭐 받을 수 있어요?")
    assert len(told.cards) <= 3 and lists(told)[-1].more > 0
    assert sum(len(block.text) for block in told.blocks if isinstance(block, TextBlock)) < 200


def test_places_and_lines_come_after_under_a_heading_of_their_own() -> None:
    kinds: list[str] = []
    seen: list[str] = []
    for turn in all_lists():
        assert sum(len(block.items) for block in turn) <= 3
        for block in turn:
            of_kind = {catalogue().programmes[item.program].kind for item in block.items}
            assert of_kind == ({"referral"} if block.title == "이용할 수 있는 곳과 전화" else {"decided"})
            kinds += [*of_kind]
            seen += [item.program for item in block.items]
    assert kinds == sorted(kinds) and {"decided", "referral"} == set(kinds)
    assert len(seen) == len(set(seen)), "nothing twice"


def test_what_must_be_won_is_never_promised() -> None:
    told = talk("나 예순일곱이고 혼자 살어 서울 관악구", "결혼식장이 필요해요")
    for turn in all_lists():
        for block in turn:
            for item in block.items:
                if item.selection is not None and item.verdict == "eligible":
                    assert item.headline.startswith(("신청할 수 있어요", "조건은 맞지만")), item.program
                if item.kind == "referral":
                    assert "받을 수 있어요" not in item.headline
    assert "받을 수 있는 것이" not in told.texts
