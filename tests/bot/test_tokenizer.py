# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from itertools import pairwise

import pytest

from bot.components.tokenizer import KoreanTokenizer

TEXTS = [
    "장애인등록증은 어디서 받아요?",
    "나 혼자  살아\n월세 삼십이요",
    "할매가 아파예 ㅠㅠ",
    "tab\t\u2028\x1c\x85끝",
    "👵🏻👍",
    "ㄱ1a.ㅏ" * 700,
]


@pytest.fixture(scope="module")
def tokenizer() -> KoreanTokenizer:
    return KoreanTokenizer()


def test_cuts_particles_from_nouns(tokenizer):
    tokens = tokenizer.tokenize("할머니가 서류를 냈어요")
    assert [(token.text, token.get("pos")) for token in tokens][:4] == [
        ("할머니", "NNG"), ("가", "JKS"), ("서류", "NNG"), ("를", "JKO"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_tokens_are_pieces_of_the_text_in_order(tokenizer, text):
    tokens = tokenizer.tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@pytest.mark.parametrize("text", TEXTS[:3], ids=range(3))
def test_no_syllable_is_lost(tokenizer, text):
    assert "".join(token.text for token in tokenizer.tokenize(text)) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n", "\0"])
def test_nothing_to_cut(tokenizer, text):
    assert tokenizer.tokenize(text) == []
