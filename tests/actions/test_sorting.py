# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What can be had, by worth and by last day, and in groups; three in one breath, the rest behind 더 보기."""

import pytest

from actions.answer import BenefitsBlock
from tests.actions.talking import Talk, talk

ELDER = ("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "재산은 아무것도 없어요")


def headings(told: Talk) -> list[str]:
    return [block.title for block in told.blocks if isinstance(block, BenefitsBlock)]


@pytest.mark.parametrize(
    "asked",
    [
        "어느 게 제일 커요?",
        "금액이 제일 높은 게 뭔가요",
        "많이 나오는 순서로 알려줘요",
        "액수가 큰 것부터요",
        "젤 많이 받는 거 알려줘",
    ],
)
def test_the_greatest_sum_comes_first(asked: str) -> None:
    told = talk(*ELDER, asked)
    assert next(iter(told.cards)) == "basic-pension"
    assert "가장 큰 것은 기초연금" in told.texts
    assert headings(told) == ["금액이 큰 차례"]


def test_what_must_be_confirmed_is_not_called_sure() -> None:
    told = talk(*ELDER, "어느 게 제일 커요?")
    verdicts = [item.verdict for item in told.cards.values()]
    assert verdicts == sorted(verdicts, key=["eligible", "confirm"].index)
    assert "확인해야 하는 것 가운데는" in told.texts


@pytest.mark.parametrize(
    "asked",
    ["제일 급한 건?", "기한이 가까운 건?", "마감 임박한 거요", "우선 뭐부터 할까요", "곧 마감되는 게 뭐 있어요"],
)
def test_the_nearest_last_day_comes_first(asked: str) -> None:
    told = talk(
        "서울 노원구 서른다섯 여자예요",
        "2026년 10월 1일에 태어난 아기랑 살아요",
        "10월 1일에 아기 낳았어요",
        "네",
        asked,
    )
    dated = [item.deadline for item in told.cards.values()]
    assert dated and dated[0] and "까지" in dated[0]
    assert "일 남았어요" in told.texts


def test_where_no_last_day_is_on_record_that_is_said() -> None:
    assert "마감 날이 정해진 것은 없어요" in talk(*ELDER, "제일 급한 건?").texts


def test_with_nothing_found_nothing_is_promised() -> None:
    told = talk("어느 게 제일 커요?")
    assert not told.cards and "아직 없어요" in told.texts


@pytest.mark.parametrize("said", ["월세가 제일 큰 걱정이에요", "급한 일은 없어요", "제일 큰애가 열두 살이에요"])
def test_what_only_sounds_alike_is_not_sorted(said: str) -> None:
    told = talk(*ELDER, said)
    assert not {"금액이 큰 차례", "마감이 가까운 차례"} & set(headings(told))


@pytest.mark.parametrize(
    "asked", ["결과 정리해 주세요", "지금까지 찾은 거 정리 좀", "이 정도로 결과 볼래요", "그만 묻고 결과 알려줘요"]
)
def test_the_results_are_told_in_groups(asked: str) -> None:
    told = talk(*ELDER, "기초연금 받고 있어요", asked)
    assert "이미 받고 계신 것은 기초연금" in told.texts
    assert "받을 수 있는 것" in told.texts and "창구에서 확인할 것" in told.texts and "알아 두면 좋은 곳" in told.texts
    assert "basic-pension" not in told.cards


def test_each_group_stands_under_its_heading_and_the_rest_follows_in_order() -> None:
    told = talk(*ELDER, "결과 정리해 주세요")
    seen: list[str] = []
    for _ in range(30):
        assert len(told.cards) <= 3
        seen += [heading for heading in headings(told) if heading not in seen[-1:]]
        if not told.conversation.listing:
            break
        told.say("더 보기")
    assert seen[0] == "받을 수 있는 것"
    assert seen.index("창구에서 확인할 것") < seen.index("이용할 수 있는 곳과 전화")


def test_more_repeats_nothing_of_the_list() -> None:
    told = talk(*ELDER, "결과 정리해 주세요")
    first = set(told.cards)
    assert first and not first & set(told.say("더 보기").cards)


def test_never_more_than_three_in_one_breath_even_where_much_changes() -> None:
    told = talk(*ELDER, "더 보기", "더 보기")
    told.say("국민연금이 180만원이에요")
    assert len(told.cards) <= 3
    assert "달라진 결과" in headings(told)
