# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import pytest

from bot.components.tokenizer import KoreanTokenizer
from bot.components.vocabulary import VocabularyExtractor

VOCABULARY = {
    "income_source": {"아르바이트": ["알바"], "농업소득": ["농사"]},
    "channel": {"전화": []},
    "family_member": {"딸": []},
    "document": {"사진": []},
}


@pytest.fixture(scope="module")
def find():
    tokenizer, extractor = KoreanTokenizer(), VocabularyExtractor(VOCABULARY)
    return lambda text: [(m.value, m.norm) for m in extractor.find(text, tokenizer.tokenize(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("알바해요", [("알바", "아르바이트")]),
        ("저는알바하면서전화드렸어요", [("알바", "아르바이트"), ("전화", "전화")]),
        ("시골서 농사 짓습니다", []),
        ("시골서 농사짓습니다", [("농사", "농업소득")]),
        ("알 바해요", [("알 바", "아르바이트")]),
    ],
)
def test_finds_nouns_that_open_a_verb(find, text, found):
    assert find(text) == found


@pytest.mark.parametrize("text", ["딸기 먹고 싶어", "공중전화해요", "신분증사진찍어서보내도되나요", "알바", ""])
def test_leaves_the_rest(find, text):
    assert find(text) == []
