# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Other languages: chosen by a button or in words, or pointed to; help in danger comes first, in its own language."""

import re

import pytest

from actions.answer import TextBlock
from actions.asked.languages import HANGUL, in_korean, language_of
from actions.asked.safety_abroad import danger_abroad
from actions.hearing.people import CALLED
from actions.hearing.statuses import label_of, wordings
from actions.phrasing.wording import LANGUAGES, Voice, phrases, texts
from actions.turns.recap import SHORT
from rules_engine.facts.vocabulary import facts
from tests.actions.talking import Talk, talk

PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")
CHOOSE = {"en": "English", "zh": "中文", "vi": "Tiếng Việt"}
INTERPRETERS = ("1577-1366", "1345", "129")


def placeholders(text: object) -> set[str]:
    return set(PLACEHOLDER.findall(str(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_words_to_fill_in(language: str) -> None:
    assert texts(language).keys() == texts().keys()
    for key, korean in texts().items():
        told = korean["text"] if isinstance(korean, dict) else korean
        assert placeholders(texts(language)[key]) == placeholders(told), key
        assert ":" not in "".join(re.findall(r"\{[^}]*\}", texts(language)[key])), "no particles but in Korean"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_answer_of_our_data_is_translated(language: str) -> None:
    asked = {entry.ask for entry in facts().values()} | {one.ask for one in wordings().values()}
    offered = {option["label"] for entry in facts().values() for option in entry.options}
    offered |= {one.say for one in wordings().values()}
    called = set(SHORT.values()) | set(CALLED.values()) | {label_of(path) for path in wordings()}
    assert not {one for one in asked | offered | called if one} - phrases(language).keys()
    for korean, theirs in phrases(language).items():
        assert placeholders(theirs) == placeholders(korean), korean


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_was_left_in_korean(language: str) -> None:
    """Only what one must write, read on a sign, or say at a counter is Korean beside."""
    for key, text in texts(language).items():
        korean = sum(bool(HANGUL.match(letter)) for letter in text)
        assert korean <= len(text) / 3, key


def test_english_is_polite_and_simple() -> None:
    rude = re.compile(r"\b(must not|you must|wrong answer|invalid|error|impossible|failed|denied)\b", re.IGNORECASE)
    for key, text in texts("en").items():
        assert not rude.search(text), key
        assert all(len(sentence.split()) <= 26 for sentence in re.split(r"(?<=[.?!])\s", text)), key
    assert all("您" in texts("zh")[key] for key in ("welcome", "hello_again", "ask_129"))
    assert all("你" not in text for text in texts("zh").values()), "the polite form"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        *[
            (word, "en")
            for word in ("English", "English please", "speak english?", "영어로 해 주세요", "can you speak English")
        ],
        *[(word, "zh") for word in ("中文", "说中文", "Chinese please", "중국어로요", "我不会韩语")],
        *[(word, "vi") for word in ("tiếng Việt", "Tieng Viet", "Vietnamese", "베트남어로 해 주세요")],
        ("한국어", "ko"),
    ],
)
def test_a_language_is_chosen_in_words(said: str, language: str) -> None:
    assert talk("안녕하세요", said).conversation.language == language


def test_the_welcome_offers_the_languages_and_easy_korean() -> None:
    offered = [one.value for one in talk("안녕하세요").turn.answer.suggestions]  # type: ignore[union-attr]
    assert offered[-5:] == ["쉬운 한국어", "English", "中文", "Tiếng Việt", "한국어"]
    assert talk("안녕하세요", "쉬운 한국어").conversation.plain


@pytest.mark.parametrize(
    "said", ["OK", "LH", "SMS", "ok", "67", "OK 네", "LH 임대주택 신청", "영어 학원비 지원 있나요?", "A"]
)
def test_abbreviations_and_korean_change_nothing(said: str) -> None:
    found = talk(said)
    assert found.conversation.language == "ko"
    assert "1577-1366" not in found.texts


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Hello, I need help with my rent", "en"),
        ("i have no money", "en"),
        ("我怀孕了，怎么办", "zh"),
        ("Tôi cần tiền thuê nhà", "vi"),
        ("toi can giup do", "vi"),
    ],
)
def test_a_text_in_another_language_gets_its_pointer(said: str, language: str) -> None:
    found = talk(said)
    voice = Voice(language=language)
    assert voice("language.pointer") in found.texts and voice("language.how") in found.texts
    assert all(number in found.texts for number in INTERPRETERS)
    assert CHOOSE[language] in [one.value for one in found.turn.answer.suggestions]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "said", ["สวัสดีครับ", "Здравствуйте, помогите", "Сайн байна уу", "مرحبا", "こんにちは", "助けてください"]
)
def test_what_we_cannot_read_gets_one_answer_in_english_with_the_interpreters(said: str) -> None:
    found = talk(said)
    assert language_of(said) == "unread"
    assert Voice(language="en")("language.unread") in found.texts
    assert "1577-1366" in found.texts and "1345" in found.texts


@pytest.mark.parametrize(
    ("said", "danger", "language"),
    [
        ("help me", "emergency", "en"),
        ("HELP!", "emergency", "en"),
        ("he hits me", "violence", "en"),
        ("My husband is beating me", "violence", "en"),
        ("I want to die", "self_harm", "en"),
        ("I have nothing to eat", "hunger", "en"),
        ("I am pregnant and scared", "pregnancy", "en"),
        ("救命", "emergency", "zh"),
        ("我想死", "self_harm", "zh"),
        ("老公打我", "violence", "zh"),
        ("三天没东西吃了，没饭吃", "hunger", "zh"),
        ("cứu tôi với", "emergency", "vi"),
        ("Cứu", "emergency", "vi"),
        ("tôi muốn chết", "self_harm", "vi"),
        ("toi muon chet", "self_harm", "vi"),
        ("chồng đánh tôi", "violence", "vi"),
        ("tôi không có gì ăn", "hunger", "vi"),
    ],
)
def test_danger_is_answered_first_in_its_language(said: str, danger: str, language: str) -> None:
    found = talk("67세 서울 강서구", said)
    assert found.conversation.crisis == danger
    assert found.urgent is not None and found.blocks[0] == found.urgent
    assert found.urgent.text == Voice(language=language)(f"crisis.{danger}")
    assert "1577-1366" in [one.phone for one in found.urgent.contacts]
    assert found.question is not None and found.question.text == Voice(language=language)("crisis.offer")


@pytest.mark.parametrize(
    "said",
    [
        "Can you help me find support for my baby?",
        "My husband died last year",
        "this food is to die for",
        "累死了",
        "请给我打电话",
        "我的老公打电话给我",
        "tôi cần giúp tìm hỗ trợ",
        "what can I eat for free",
    ],
)
def test_harmless_words_raise_no_alarm(said: str) -> None:
    assert danger_abroad(said) is None


def test_a_danger_hands_over_by_its_button() -> None:
    found = talk("I want to die", "I want to talk to a person")
    assert found.handoff is not None and found.handoff.text.startswith("I told a counselor")
    assert found.ticket is not None
    assert "Not now" in [one.label for one in talk("he hits me").question.options]  # type: ignore[union-attr]
    assert Voice(language="en")("crisis.still_here") in talk("he hits me", "Not now").texts


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I am 67 years old, Seoul Gangseo-gu"),
        ("zh", "67岁，首尔江西区"),
        ("vi", "67 tuổi, Seoul Gangseo-gu"),
    ],
)
def test_simple_numbers_and_places_are_understood(language: str, said: str) -> None:
    found = talk(CHOOSE[language], said)
    assert found.member()["age"] == 67
    assert found.residence["sigungu"] == "강서구"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_talk_by_buttons_tells_what_korean_tells(language: str) -> None:
    """Each button's own label, typed in the person's language, means what the engine knows."""
    ours, theirs = talk("67세 서울 강서구"), talk(CHOOSE[language], "67세 서울 강서구")
    for _ in range(4):
        asked, foreign = ours.question, theirs.question
        assert asked is not None and foreign is not None and foreign.fact == asked.fact
        assert foreign.text != asked.text and not HANGUL.search(foreign.text.split("(")[0])
        assert [one.value for one in foreign.options] == [one.value for one in asked.options]
        ours.say(asked.options[0].value)
        theirs.say(foreign.options[0].label)
    assert theirs.situation == ours.situation
    assert theirs.conversation.shown == ours.conversation.shown


def test_cards_stay_korean_with_a_line_that_says_so_once() -> None:
    found = talk("English", "67 years old, Seoul Gangseo-gu", "show more")
    note = TextBlock(Voice(language="en")("language.stays_korean"))
    assert note in found.blocks and all(HANGUL.search(card.name) for card in found.cards.values())
    assert {card.headline for card in found.cards.values()} <= set(map(str, texts("en").values()))
    assert note not in found.say("more").blocks


def test_figures_are_written_for_the_language() -> None:
    found = talk("English", "67 years old, Seoul Gangseo-gu", "I live alone", "334,810 won")
    assert "KRW 334,810" in found.texts
    pregnant = talk("English", "5 months pregnant, Seoul Gwanak-gu")
    assert "KRW 700,000 (once, 임산부 1인)" in [card.amount for card in pregnant.cards.values()]
    assert any(re.search(r"\d{4}-\d{2}-\d{2}", card.deadline or "") for card in pregnant.cards.values())


def test_a_line_of_the_recap_is_corrected() -> None:
    found = talk("English", "67 years old, Seoul Gangseo-gu", "show more")
    assert found.recap()["Age"][0] == "67 years"
    assert found.say("Age 고칠게요").question is not None
    assert found.say("68").member()["age"] == 68
    assert "Age is now 68 years" in found.texts


def test_the_counselor_reads_korean() -> None:
    found = talk("English", "67 years old, Seoul Gangseo-gu", "Talk to a person")
    assert found.ticket is not None and "나이" in [line.label for line in found.ticket.recap]


def test_what_is_not_read_is_said_so_and_the_question_comes_again() -> None:
    found = talk("English", "I came here because of something that my neighbour told me about")
    assert Voice(language="en")("language.not_understood") in found.texts
    assert found.question is not None and found.question.text.startswith("Where do you live")


def test_korean_is_understood_in_every_language_and_the_way_back_is_open() -> None:
    found = talk("English", "67세 혼자 살아요")
    assert found.member()["age"] == 67 and found.household["size"] == 1
    assert "한국어" in [one.value for one in found.turn.answer.suggestions]  # type: ignore[union-attr]
    found.say("한국어")
    assert found.conversation.language == "ko" and found.question is not None and HANGUL.search(found.question.text)


def test_starting_over_keeps_the_language() -> None:
    found = talk("Tiếng Việt", "67 tuổi", "Bắt đầu lại")
    assert found.conversation.language == "vi" and not found.situation
    assert Voice(language="vi")("restarted") in found.texts


@pytest.mark.parametrize(
    ("language", "said", "korean"),
    [
        ("en", "1.2 million won", "1200000원"),
        ("en", "KRW 1,200,000", "1200000원"),
        ("en", "3 people", "3명이 함께 살아요"),
        ("zh", "120万韩元", "120만 원"),
        ("vi", "1.200.000 won", "1200000원"),
        ("vi", "không", "아니요"),
        ("zh", "是的", "네"),
        ("en", "I don't know", "모르겠어요"),
        ("en", "the weather is nice", "the weather is nice"),
        ("ko", "yes", "yes"),
    ],
)
def test_short_answers_become_korean(language: str, said: str, korean: str) -> None:
    assert in_korean(said, Voice(language=language), None) == korean


def test_a_talk_from_before_is_korean() -> None:
    stored = Talk().conversation.to_json()
    del stored["language"]
    assert Talk().conversation.from_json(stored).language == "ko"
