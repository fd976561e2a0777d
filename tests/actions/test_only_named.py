# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme of which only the name is on record, and one for organisations: told as it is, never with a verdict."""

import pytest

from actions.asked.commands import QUESTIONS
from tests.actions.talking import TODAY, Talk, catalogue, talk

NAMED = [key for key, one in catalogue().programmes.items() if one.kind == "named"]
ORGANISATIONS = [key for key, one in catalogue().programmes.items() if one.recipient == "organisation"]


@pytest.mark.parametrize("intent", sorted(QUESTIONS))
def test_no_question_about_any_of_them_fails_or_gives_a_verdict(intent: str) -> None:
    from actions.answer import BenefitsBlock
    from actions.phrasing.wording import Voice
    from actions.results.about import About
    from actions.turns.digressions import answer
    from rules_engine import read_situation

    situation = read_situation(talk("나 예순일곱이고 혼자 살어 관악구").situation, TODAY)
    for key in (*NAMED, *ORGANISATIONS):
        blocks = answer(intent, About(catalogue().programmes[key], situation, catalogue(), Voice()), {})
        assert blocks and not any(isinstance(block, BenefitsBlock) for block in blocks), key
        told = " ".join(block.text for block in blocks)  # type: ignore[union-attr]
        assert "출처: " in told and "받을 수 있어요" not in told, key


def test_the_conditions_are_said_not_to_be_on_record_with_whom_to_ask() -> None:
    told = Talk().say("서울 강서구 살아요").say("가정양육수당 받을 수 있어요?")
    assert "조건은 저희 자료에 없어요" in told.texts
    assert "서울특별시 여성가족정책실 영유아담당관에서 맡아요" in told.texts and "02-2133-5088" in told.texts
    assert not told.cards and told.question is not None


def test_a_support_for_organisations_is_said_not_to_be_a_persons() -> None:
    told = talk("재수원교민회 받을 수 있어요?")
    assert "기관이나 단체를 위한 지원이에요" in told.texts and not told.cards
