# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""쉬운 말: it stays for the whole talk, its sentences are short, and no word of the authorities stands unexplained."""

import re
from dataclasses import asdict
from typing import Any

import pytest

from actions import Conversation
from actions.answer import BenefitsBlock, Block, TextBlock
from actions.asked.commands import closed
from actions.beside.keeping import content_to_keep, resumed
from actions.phrasing.glosses import RUNNING, glossed, glosses, hard_words
from actions.phrasing.wording import Voice, texts
from tests.actions.talking import TODAY, catalogue, talk
from tests.actions.test_texts import sentences

PLAIN = "쉬운 말로 해 주세요"
LONGEST = 38
LONGEST_ON_AVERAGE = 25
NEVER = re.compile(
    "수급권|구비서류|신청인|귀하|상기|당해|기재|소명|징구|제출처|부양의무자|환수|소관|직권|산정|귀속|미비"
)
"""Words that no plain wording of ours may hold at all."""

WHOLE_TALKS = [
    ("서울 강서구 67세 혼자 살고 소득은 국민연금 30만원이에요", "재산은 없어요", "더 보기", "기초연금 왜 안 돼요?"),
    ("생계급여 받을 수 있어요?", "소득인정액이 뭐예요?", "서류는 뭐가 필요해요?"),
    ("임신 5개월이고 서울 관악구 살아요", "첫만남이용권 어디에 써요?", "어떻게 신청해요?"),
    ("기초연금 신청했는데 떨어졌어요", "기준이 이상해요", "담당자가 불친절해요"),
    ("한부모예요 아이가 다섯 살이에요", "월급은 백만 원이에요", "한꺼번에 신청하려면요?"),
    ("옆집 할머니가 며칠째 안 보여요", "네", "화곡동"),
    ("사회복지사인데 담당하는 어르신이 계세요", "개인정보는 어떻게 해요?"),
]


def filled(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "○○", text)


def plain_texts() -> list[tuple[str, str]]:
    return [(key, str(value["plain"] if isinstance(value, dict) else value)) for key, value in texts().items()]


def running(part: Any, name: str = "") -> list[str]:
    """Every running sentence of a block, in the order in which it is read."""
    if isinstance(part, str):
        return [part] if name in RUNNING else []
    if isinstance(part, dict):
        return [one for key, value in part.items() if key != "options" for one in running(value, key)]
    return [one for value in part for one in running(value, name)] if isinstance(part, list | tuple) else []


def unexplained(blocks: tuple[Block, ...]) -> list[str]:
    explained: set[str] = set()
    bare: list[str] = []
    for text in (one for block in blocks for one in running(asdict(block))):
        for word in hard_words().finditer(text):
            meaning = glosses()[word.group()]
            if text[word.end() :].startswith("("):
                explained.add(meaning)
            elif meaning not in explained:
                bare.append(word.group())
    return bare


def test_plain_sentences_are_short() -> None:
    told = [(key, filled(sentence)) for key, text in plain_texts() for sentence in sentences(text)]
    assert not [(key, sentence) for key, sentence in told if len(sentence) > LONGEST]
    assert sum(len(sentence) for _, sentence in told) / len(told) <= LONGEST_ON_AVERAGE


@pytest.mark.parametrize(("key", "text"), plain_texts())
def test_no_plain_wording_holds_a_word_of_the_authorities_without_its_meaning(key: str, text: str) -> None:
    assert not NEVER.search(text), key
    assert not unexplained(glossed((TextBlock(text),))), key


@pytest.mark.parametrize("lines", WHOLE_TALKS)
def test_in_a_whole_talk_every_hard_word_is_explained_where_it_stands_first(lines: tuple[str, ...]) -> None:
    said = talk(PLAIN)
    for line in lines:
        said.say(line)
        assert said.conversation.plain
        assert not unexplained(said.blocks), line


def test_without_the_wish_nothing_is_put_in_brackets() -> None:
    usual, plain = talk("이의신청 어떻게 해요?"), talk(PLAIN, "이의신청 어떻게 해요?")
    assert "이의신청(결정을" in plain.texts and "이의신청(결정을" not in usual.texts
    assert len(plain.texts) < len(usual.texts)


def test_the_meaning_is_told_once_in_an_answer() -> None:
    (first, second) = glossed((TextBlock("소득인정액은 이래요."), TextBlock("소득인정액이 많아요.")))
    assert isinstance(first, TextBlock) and isinstance(second, TextBlock)
    assert first.text == "소득인정액(소득에 재산을 더해 한 달 돈으로 바꾼 금액)은 이래요."
    assert second.text == "소득인정액이 많아요."
    assert glossed((first,)) == (first,), "what is explained already stays"


def test_names_and_buttons_stay_as_they_are() -> None:
    said = talk(PLAIN, "생계급여 받을 수 있어요?")
    items = [item for block in said.blocks if isinstance(block, BenefitsBlock) for item in block.items]
    assert items and all(item.name == catalogue().programmes[item.program].name for item in items)


def test_it_stays_until_it_is_taken_back() -> None:
    said = talk(PLAIN, "서울 강서구 살아요", "처음으로", "옆집 할머니 혜택 알아봐 주세요", "그분이 동의했어요")
    assert said.conversation.plain
    said.say("그냥 보통 말로 해 주세요")
    assert not said.conversation.plain and "보통 말로" in said.texts


def test_a_talk_that_comes_back_is_plain_again() -> None:
    before = content_to_keep(talk(PLAIN, "서울 강서구 67세예요").conversation)
    after, _ = resumed(Conversation.from_json(before.to_json()), catalogue(), TODAY)
    assert after.plain


@pytest.mark.parametrize(
    "wish", ["쉽게 말해 주세요", "무슨 말인지 모르겠어요", "알기 쉽게 설명해 줘", "말이 너무 어려워요"]
)
def test_the_wish_is_known_in_many_words(wish: str) -> None:
    assert talk("서울 강서구 67세예요", wish).conversation.plain, closed(wish)


def test_a_plain_answer_reads_plainly() -> None:
    assert Voice(plain=True)("keep.ask").count("\n") == 1 and len(Voice(plain=True)("sms.ask")) < 90
