# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An age said in any of the ways people say it, by anyone, with or without spaces, is that age again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.korean.ages import ages
from bot.korean.line import read
from tests.korean.speller import native, sino

OPENINGS = ("", "저는 ", "나 ", "올해 ", "우리 엄마는 ", "남편은 ", "우리 영감은 ", "내가 올해 ", "이제 ")
AFTER_NATIVE = (
    "이에요",
    "입니다",
    "이요",
    "이여",
    "이야",
    "이지",
    "이라예",
    "이라우",
    "이우다",
    "이구만유",
    "이랑께",
    "이래요",
    "임",
    "이고 서울 살아요",
    "인데요",
    " 먹었어",
    " 됐어요",
    " 묵었심더",
)
AFTER_SAL = ("", "이에요", "입니다", "이여", "이야", "이라예", "이고요", "인데요", "이요", " 됐어요", " 먹었어요")
AFTER_SE = ("", "입니다", "예요", "이고요", "인데요", " 됐습니다")


def mixed(age: int) -> str:
    """육십다섯: Sino-Korean tens and native ones."""
    return sino(age // 10 * 10) + native(age % 10)


@st.composite
def said(draw: st.DrawFn) -> tuple[int, str]:
    age = draw(st.integers(11, 99).filter(lambda years: years % 10))
    opening = draw(st.sampled_from(OPENINGS))
    way = draw(st.sampled_from(("bare", "mixed", "살", "세", "digits 살", "digits 세", "만")))
    after_sal, after_se = draw(st.sampled_from(AFTER_SAL)), draw(st.sampled_from(AFTER_SE))
    words = {
        "bare": native(age) + draw(st.sampled_from(AFTER_NATIVE)),
        "mixed": mixed(age) + draw(st.sampled_from(AFTER_NATIVE)),
        "살": f"{native(age, counting=True)} 살{after_sal}",
        "세": f"{sino(age)} 세{after_se}",
        "digits 살": f"{age}살{after_sal}",
        "digits 세": f"{age}세{after_se}",
        "만": f"만 {sino(age)} 세{after_se}",
    }[way]
    return age, opening + words


def spaced_out(text: str) -> str:
    """As a recogniser writes it: a space between tens and ones."""
    for tens in ("십", "물", "른", "흔", "쉰", "순", "든"):
        text = text.replace(tens, tens + " ")
    return text


@settings(max_examples=600)
@given(said())
def test_every_way_of_saying_an_age_is_that_age(told: tuple[int, str]) -> None:
    age, text = told
    closed = text.replace(" ", "")
    for written in (text, spaced_out(text), *([closed] if "나이" not in closed else [])):  # 나 이십 or 나이 십
        assert [found.norm for found in ages(read(written))] == [age], written
