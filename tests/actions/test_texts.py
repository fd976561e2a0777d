# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The sentences themselves: polite, short, without hard words, all of them used."""

import re
from pathlib import Path

import pytest

from actions.phrasing.wording import Voice, texts

ACTIONS = Path(__file__).parents[2] / "actions"
LONGEST_ON_AVERAGE = 45
LONGEST = 70
LABELS = ("facts.", "titles.", "lines.", "parts.", "buttons.", "deadline.", "verdict.")
HARD = re.compile("수급권|구비서류|신청인|귀하|상기|당해|기재|소명|징구|제출처|부양의무|해당자")
POLITE = re.compile(r"(요|까|니다|세요|죠|예요|이에요)[.?!]?(\([^)]*\))?[.?!]?$")


def spoken() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in texts().items():
        for text in value.values() if isinstance(value, dict) else [value]:
            found += [(key, sentence) for sentence in sentences(str(text))]
    return found


def sentences(text: str) -> list[str]:
    return [one.strip() for line in text.splitlines() for one in re.split(r"(?<=[.?!])\s+", line) if one.strip()]


def test_sentences_are_short() -> None:
    lengths = [len(sentence) for _, sentence in spoken()]
    assert sum(lengths) / len(lengths) <= LONGEST_ON_AVERAGE
    assert max(lengths) <= LONGEST


PLAIN = {one for value in texts().values() if isinstance(value, dict) for one in sentences(value["plain"])}


@pytest.mark.parametrize(("key", "sentence"), [pair for pair in spoken() if pair[1].endswith((".", "?"))])
def test_every_sentence_is_polite(key: str, sentence: str) -> None:
    if "{" not in sentence.split()[-1]:
        assert POLITE.search(sentence), key


@pytest.mark.parametrize(("key", "sentence"), spoken())
def test_no_word_of_the_authorities_stands_unexplained(key: str, sentence: str) -> None:
    assert not HARD.search(sentence), key
    if "소득인정액" in sentence and sentence not in PLAIN:  # plain words are explained as they are said
        assert "소득에 재산을 더해" in sentence


def test_every_text_is_used_and_every_occasion_has_a_text() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in ACTIONS.rglob("*.py"))
    named = set(re.findall(r'"([a-z_0-9]+(?:\.[a-z_0-9{}]+)*)"', code)) | set(re.findall(r'f"([a-z_.]+\{[^"]+)"', code))
    patterns = [re.compile(re.sub(r"\\\{[^}]*\\\}", r"[^\\n]+", re.escape(name))) for name in named]
    unused = [key for key in texts() if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert not unused


def test_particles_follow_the_last_sound() -> None:
    voice = Voice()
    assert voice("corrected", what="나이", value="72세") == "나이를 72세로 고쳤어요."
    assert voice("corrected", what="사는 곳", value="서울특별시 관악구") == "사는 곳을 서울특별시 관악구로 고쳤어요."
    assert voice("understood", facts="임신 5개월") == "임신 5개월로 알아들었어요."
    assert voice("info.amount", name="기초연금", amount="70만 원") == "기초연금은 70만 원이에요."


def test_plain_words_are_shorter() -> None:
    for key, value in texts().items():
        if isinstance(value, dict):
            assert len(value["plain"]) < len(value["text"]), key
