# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import pytest

from bot.components.kinds import NOT, SIGN, SIGNS, with_kinds
from bot.components.ngrams import ngrams


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("서울 아니고 인천이요", "district"),
        ("월세아니고전세예요", "housing_type"),
        ("세 명 아니고 네 명", "household_size"),
        ("65세가 아니라 67세", "age"),
    ],
)
def test_one_value_in_place_of_another_is_built_the_same_whatever_they_are(text, kind):
    assert with_kinds(text).startswith(SIGNS[kind] + NOT + SIGNS[kind])


@pytest.mark.parametrize("text", ["", " ", "\u2028", "😀", "안녕하세요", "말이 안 통해요"])
def test_a_sentence_that_names_nothing_stays_as_it_is(text):
    assert with_kinds(text) == "".join(text.split())
    assert not SIGN.search("".join(ngrams(text)))


def test_the_words_that_take_back_are_seen_wherever_they_stand():
    assert with_kinds("말고") == NOT
    assert with_kinds("그거 말고 사람이요") == f"그거{NOT}사람이요"
