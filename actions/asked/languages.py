# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which language a text is in, and what it asks for or tells in it; `languages.yaml` holds the words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining, name, normalize

import yaml

from actions.answer import QuestionBlock
from actions.phrasing.wording import LANGUAGES, Voice, phrases, texts

HERE = Path(__file__).parent
EASY, UNREAD = "easy", "unread"
HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
MILLION = 1_000_000
NUMBER = re.compile(r"\d[\d,]*")
VIETNAMESE = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
READ = ("LATIN", "CJK UNIFIED", "DIGIT", "FULLWIDTH", "HANGUL")


def plain_letters(text: str) -> str:
    """A text in small letters, without accents and signs; Hangul stays whole.

    >>> plain_letters("Tôi 67 tuổi, ở Đông!"), plain_letters("KRW 1,200,000")
    ('toi 67 tuoi o dong', 'krw 1,200,000')
    """
    apart = normalize("NFD", text.lower().replace("đ", "d"))
    bare = normalize("NFC", "".join(letter for letter in apart if not combining(letter)))
    return " ".join(re.sub(r"(?<!\d)[.,]|[.,](?!\d)|[^\w\s.,]|_", " ", bare).split())


def chosen_in(text: str) -> str | None:
    """The language that a whole text asks for; `easy` is Korean in plain words.

    >>> chosen_in("English please"), chosen_in("쉬운 한국어"), chosen_in("영어 수업 지원")
    ('en', 'easy', None)
    """
    said = plain_letters(text)
    return next((one for one, pattern in _chosen().items() if pattern.fullmatch(said)), None)


def language_of(text: str) -> str | None:
    """The language that a text is written in, `unread` for letters we cannot read, None for Korean and for no language.

    >>> language_of("I am 67 years old"), language_of("我怀孕了"), language_of("Tôi đang mang thai")
    ('en', 'zh', 'vi')
    >>> language_of("OK"), language_of("LH"), language_of("OK 네"), language_of("สวัสดี"), language_of("こんにちは")
    (None, None, None, 'unread', 'unread')
    """
    if HANGUL.search(text):
        return None
    scripts = {name(letter, "") for letter in text if letter.isalpha()}
    if any(not script.startswith(READ) for script in scripts):
        return UNREAD
    if any(script.startswith("CJK") for script in scripts):
        return "zh"
    if VIETNAMESE & set(normalize("NFC", text.lower())):
        return "vi"
    words = plain_letters(text)
    counts = {language: len(pattern.findall(words)) for language, pattern in _marks().items()}
    likeliest = max(reversed(LANGUAGES), key=lambda one: counts[one])  # "can" and "do" are Vietnamese too
    return likeliest if counts[likeliest] else None


def in_korean(text: str, voice: Voice, question: QuestionBlock | None) -> str:
    """What an answer in another language says in Korean, as far as we read it; else the text as it is.

    A quick reply's label stands for its value, a short answer for a sentence; numbers count with their unit.
    """
    language = voice.language
    if language == "ko" or HANGUL.search(text):
        return text
    said = plain_letters(text)
    for option in () if question is None else question.options:
        if plain_letters(option.label) == said:
            return option.value
    for korean, pattern in _means(language).items():
        if pattern.fullmatch(said):
            return korean
    if (known := _sentences(language).get(said)) is not None:
        return known
    told = [*dict.fromkeys((*_places(said), *_counts(said, language)))]
    if not told and question is not None and question.kind == "money" and (sum_ := NUMBER.fullmatch(said)):
        return f"{sum_[0].replace(',', '')}원"
    return ", ".join(told) or text


def names() -> Mapping[str, str]:
    """What each language is called on its button, plain Korean first."""
    return {one: _data()[one]["name"] for one in (EASY, *LANGUAGES, "ko")}


def _places(said: str) -> Iterator[str]:
    found = [korean for korean, pattern in _place_names().items() if pattern.search(said)]
    if found:
        yield " ".join(found)


def _counts(said: str, language: str) -> Iterator[str]:
    """Numbers with their unit; what one pattern took the next does not read again."""
    for pattern, korean in _data()[language]["counts"]:
        for found in re.finditer(pattern, said):
            number = next(group for group in found.groups() if group)
            if korean == "million":
                yield f"{round(float(number.replace(',', '.')) * MILLION)}원"
            else:
                yield korean.format(re.sub(r"[,.](?=\d{3}\b)", "", number))
        said = re.sub(pattern, " ", said)


@cache
def _data() -> Mapping[str, Any]:
    return dict(yaml.safe_load((HERE / "languages.yaml").read_text(encoding="utf-8")))


@cache
def _chosen() -> Mapping[str, re.Pattern[str]]:
    return {one: re.compile(_data()[one]["chosen"]) for one in (EASY, "ko", *LANGUAGES)}


@cache
def _marks() -> Mapping[str, re.Pattern[str]]:
    return {one: re.compile(rf"\b(?:{_data()[one]['marks']})\b") for one in LANGUAGES}


@cache
def _means(language: str) -> Mapping[str, re.Pattern[str]]:
    return {korean: re.compile(words) for korean, words in _data()[language]["means"].items()}


@cache
def _place_names() -> Mapping[str, re.Pattern[str]]:
    """Names in Latin letters stand alone; Chinese writes no spaces."""
    return {
        korean: re.compile("|".join(rf"\b{one}\b" if one.isascii() else one for one in words.split("|")))
        for korean, words in _data()["places"].items()
    }


@cache
def _sentences(language: str) -> Mapping[str, str]:
    """Every quick reply and sentence of ours in a language, with what it is in Korean."""
    korean, foreign = texts(), texts(language)
    ours = {foreign[key]: korean[key] for key in foreign if isinstance(korean[key], str) and "{" not in korean[key]}
    back = {theirs: word for word, theirs in phrases(language).items()}
    return {plain_letters(theirs): word for theirs, word in (back | ours).items()}
