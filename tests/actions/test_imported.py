# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is imported, in a talk: after everything that is reviewed, three at a time, always said to be unchecked."""

from functools import cache

from actions.answer import BenefitsBlock
from rules_engine import Catalogue, load_catalogue
from rules_engine.gov24 import with_imported
from rules_engine.gov24.records import Record
from rules_engine.gov24.snapshot import snapshot
from tests.actions.talking import TODAY, Talk, talk
from tests.sync.records import conditions, detail, listed

NOTICE = "저희가 아직 확인하지 않은 정보예요"
NAMES = (
    "나들이꾸러미 지원",
    "달빛산책 보조",
    "들꽃이웃 나눔",
    "새벽시장 이용권",
    "마을기록 장려금",
    "강서 기초연금 보탬",
)


def _record(number: int, name: str) -> Record:
    row = {**listed(number * 4), "서비스명": name, "사용자구분": "개인"}
    return Record(row["서비스ID"], row, detail(row), conditions(row, 4))


@cache
def both() -> Catalogue:
    """Ours, and six services of 강서구 for everybody there."""
    return with_imported(load_catalogue(), snapshot("gov24", TODAY, map(_record, range(1, 7), NAMES)))


def told(*lines: str) -> Talk:
    found = Talk(known=both())
    for line in lines:
        found.say(line)
    return found


def imported(heard: Talk) -> list[str]:
    return [one for one in heard.cards if one.startswith("gov24-")]


def test_they_never_stand_beside_what_is_reviewed_and_still_to_be_shown() -> None:
    lines = ("서울 강서구에 사는 예순일곱이에요", "혼자 살아요", "더 보기")
    ours, every = talk(*lines), told(*lines)
    assert every.blocks == ours.blocks


def test_after_everything_else_three_at_a_time_and_labelled() -> None:
    heard = told("서울 강서구에 사는 예순일곱이에요")
    for _ in range(60):
        heard.say("더 보기")
        if imported(heard):
            break
    (block,) = [one for one in heard.blocks if isinstance(one, BenefitsBlock) and one.title == NOTICE]
    assert 0 < len(block.items) <= 3
    assert all(NOTICE in card.headline for card in block.items)
    assert "확인하지 않아서" in heard.texts
    first = set(imported(heard))
    assert not first & set(imported(heard.say("더 보기"))), "nothing twice"


def test_asked_by_name_it_is_found_with_its_source() -> None:
    heard = told("서울 강서구 살아요", "나들이꾸러미 지원 받을 수 있나요?")
    (card,) = heard.cards.values()
    assert (card.name, card.verdict) == ("나들이꾸러미 지원", "confirm")
    assert card.source.startswith("보조금24")


def test_a_name_with_a_slip_is_found_too() -> None:
    heard = talk_about("마을기륵 장려금")
    assert {card.name for card in heard.cards.values()} == {"마을기록 장려금"}


def talk_about(name: str) -> Talk:
    return told("서울 강서구 살아요").say(f"{name} 받을 수 있나요?", "ask_eligibility")


def test_what_is_told_of_it_is_said_to_be_unchecked() -> None:
    heard = told("서울 강서구 살아요").say("달빛산책 보조 서류는요?", "ask_documents")
    assert "신분증" in heard.texts
    assert NOTICE in heard.texts


def test_our_own_names_keep_their_meaning() -> None:
    heard = told("기초연금 받을 수 있나요?")
    assert set(heard.cards) == {"basic-pension"}
    assert {card.name for card in talk_about("강서 기초연금 보탬").cards.values()} == {"강서 기초연금 보탬"}
