# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is said: in Korean's own way of saying numbers, never over twelve seconds, never more than three choices."""

import doctest
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.voice.estimate import LONGEST, RATES, seconds
from api.voice.prompt import Choice, Prompt, others, pages
from api.voice.spoken import spoken
from rules_engine import load_catalogue

ROOMS = ("spoken", "estimate", "keys", "reading", "heard", "calls", "signature", "transfer", "prompt", "words")


@pytest.mark.parametrize("room", ROOMS)
def test_what_the_docstrings_say(room: str) -> None:
    assert doctest.testmod(import_module(f"api.voice.{room}")).failed == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("월 34만 9,700원", "월 삼십사만 구천칠백 원"),
        ("1억 2천만 원", "일억 이천만 원"),
        ("65세 이상", "육십오 세 이상"),
        ("예순다섯 살이 아니라 65살", "예순다섯 살이 아니라 예순다섯 살"),
        ("3명이 4곳에서 20개", "세 명이 네 곳에서 스무 개"),
        ("오전 9시 30분", "오전 아홉 시 삼십 분"),
        ("2026-06-10까지", "이천이십육 년 유월 십 일까지"),
        ("6개월 동안", "육 개월 동안"),
        ("소득의 32.5%", "소득의 삼십이점 오 퍼센트"),
        ("129로 전화", "일이구로 전화"),
        ("129만 원", "백이십구만 원"),
        ("1577-0199", "일오칠칠, 공일구구"),
        ("010-1234-5678", "공일공, 일이삼사, 오육칠팔"),
        ("복지로(https://www.bokjiro.go.kr/ssis)에서", "복지로에서"),
        ("1인가구", "일인가구"),
        ("CCTV", "씨씨티브이"),
    ],
)
def test_numbers_as_they_are_said(written: str, said: str) -> None:
    assert spoken(written) == said
    assert spoken(said) == said


def test_nothing_of_the_catalogue_leaves_a_figure_or_a_link() -> None:
    for programme in load_catalogue().programmes.values():
        for text in (programme.name, programme.plain, *programme.apply.how):
            assert not any(sign.isdigit() for sign in spoken(text)), text
            assert "www" not in spoken(text), text


SENTENCES = st.lists(st.text("가나다라 마바.,1234567890원명?", max_size=120), max_size=6).map(tuple)
LABELS = st.lists(st.text("가나다라", min_size=1, max_size=12), max_size=7)


@given(SENTENCES, LABELS, st.sampled_from(RATES))
def test_no_page_is_too_long_and_every_choice_can_be_reached(
    sentences: tuple[str, ...], labels: list[str], rate: float
) -> None:
    prompt = Prompt(sentences, tuple(Choice(label, "say", label) for label in labels))
    reached: set[str] = set()
    for _ in range(len(labels) + 1):
        shown = pages(prompt, rate)
        for page in shown:
            assert len(page.choices) <= 3
            assert seconds(page.text, rate) <= LONGEST
        reached |= {choice.label for choice in shown[-1].choices if choice.verb == "say"}
        if shown[-1].choices[-1:] and shown[-1].choices[-1].verb == "others":
            prompt = others(prompt, len(shown[-1].choices) - 1)
    assert reached == set(labels)
