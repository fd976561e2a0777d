# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A bowl of soup that a shop gives finds who is hungry; and what nobody could give is counted, of nobody."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.settings import Settings
from api.staff.sharing import Sharing
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

SOUP = {"need": "meals", "giver": "할매국밥", "what": "국밥 한 그릇", "left": "1", "dong": "화곡1동"}
SOON = (TODAY + timedelta(days=30)).isoformat()
Plant = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


@pytest.fixture
def sharing(app: FastAPI) -> Sharing:
    found: Sharing = app.state.services.staff.sharing
    return found


async def needing(officer: Browser, sharing: Sharing, number: str, need: str = "meals") -> str:
    """Take a case and say what it needs; the id of the need."""
    await officer.press(f"/staff/inbox/{number}/claim")
    await officer.press(f"/staff/inbox/{number}/needs", need=need)
    return next(one.id for one in sharing.resources.needs_of(number) if one.state == "open")


async def test_what_is_offered_goes_to_who_needs_it_until_it_is_gone(
    enter: Enter, plant: Plant, sharing: Sharing
) -> None:
    kim = await enter("kim", "planner")
    assert (await kim.press("/staff/resources", **SOUP, until=SOON)).status_code == 303
    assert "할매국밥" in (await kim.page("/staff/resources")).text
    first, second = plant("1121-0001"), plant("1121-0002")
    needs = {number: await needing(kim, sharing, number) for number in (first, second)}
    page = (await kim.page(f"/staff/inbox/{first}")).text
    assert "할매국밥: 국밥 한 그릇 (1번 남음)" in page
    (soup,) = sharing.there(kim.officer, TODAY)
    await kim.press(f"/staff/inbox/{first}/needs/{needs[first]}", resource=soup.id)
    assert "할매국밥, 국밥 한 그릇에 이었어요" in (await kim.page(f"/staff/inbox/{first}")).text
    late = await kim.press(f"/staff/inbox/{second}/needs/{needs[second]}", resource=soup.id)
    assert late.status_code == 409 and "다 나갔어요" in late.text
    assert [one.state for one in sharing.resources.needs_of(second)] == ["open"]


async def test_what_is_given_once_is_one_less_and_no_more(enter: Enter, plant: Plant, sharing: Sharing) -> None:
    kim = await enter("kim", "planner")
    await kim.press("/staff/resources", **{**SOUP, "left": "3"}, until=SOON)
    need = await needing(kim, sharing, plant("1121-0001"))
    (soup,) = sharing.there(kim.officer, TODAY)
    given = [sharing.resources.match("1121-0001", need, soup.id, TODAY) for _ in range(2)]
    assert given == [True, False] and sharing.there(kim.officer, TODAY)[0].offer.left == 2


async def test_what_nobody_can_give_is_counted_by_need_and_place(enter: Enter, plant: Plant, sharing: Sharing) -> None:
    kim = await enter("kim", "planner")
    for place in range(5):
        number = plant(f"1121-000{place}")
        need = await needing(kim, sharing, number, "repair")
        await kim.press(f"/staff/inbox/{number}/needs/{need}", resource="")
        again = await kim.press(f"/staff/inbox/{number}/needs/{need}", resource="")
        assert again.status_code == 409, "pressed twice, counted once"
        told = "5" if place == 4 else "5 미만"
        assert sharing.unlinked(kim.officer, TODAY) == [("repair", "화곡1동", told)]
    assert "집수리·청소" in (await kim.page("/staff/resources")).text
    assert sharing.unlinked((await enter("lee", "planner", dong="화곡2동")).officer, TODAY) == []


@pytest.mark.parametrize(
    "offer",
    [{"dong": "화곡2동"}, {"need": "repair"}],
)
async def test_an_offer_is_shown_only_to_whom_it_is_for(
    enter: Enter, plant: Plant, sharing: Sharing, offer: dict[str, str]
) -> None:
    kim, lim = await enter("kim", "planner"), await enter("lim", "case_manager", dong="")
    await lim.press("/staff/resources", **{**SOUP, **offer}, until=SOON)
    number = plant("1121-0001")
    need = await needing(kim, sharing, number)
    assert "할매국밥" not in (await kim.page(f"/staff/inbox/{number}")).text
    (soup,) = sharing.there(lim.officer, TODAY)
    assert (await kim.press(f"/staff/inbox/{number}/needs/{need}", resource=soup.id)).status_code == 409


@pytest.mark.parametrize(
    "wrong", [{"left": "0"}, {"left": "많이"}, {"until": "2020-01-01"}, {"need": "king"}, {"giver": " "}, {"until": ""}]
)
async def test_an_offer_that_is_not_whole_is_asked_for_again(
    enter: Enter, sharing: Sharing, wrong: dict[str, str]
) -> None:
    kim = await enter("kim", "planner")
    answer = await kim.press("/staff/resources", **{**SOUP, "until": SOON, **wrong})
    assert answer.status_code == 422 and "다시 적어 주세요" in answer.text and "국밥 한 그릇" in answer.text
    assert sharing.there(kim.officer, TODAY) == []


async def test_what_nobody_asked_about_for_long_is_marked(enter: Enter, sharing: Sharing, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    await kim.press("/staff/resources", **SOUP, until=SOON)
    (soup,) = sharing.there(kim.officer, TODAY)
    sharing.resources.checked(soup.id, "강서구", TODAY - timedelta(days=91))
    assert "오래 확인하지 않았어요" in (await kim.page("/staff/resources")).text
    assert (
        await (await enter("seo", "planner", sigungu="관악구")).press(f"/staff/resources/{soup.id}/checked")
    ).status_code == 404
    await kim.press(f"/staff/resources/{soup.id}/checked")
    assert "오래 확인하지 않았어요" not in (await kim.page("/staff/resources")).text


async def test_the_needs_of_another_officers_case_are_not_to_be_touched(
    enter: Enter, plant: Plant, sharing: Sharing
) -> None:
    number, kim = plant("1121-0001"), await enter("kim", "planner")
    need = await needing(kim, sharing, number)
    lee = await enter("lee", "planner")
    assert (await lee.press(f"/staff/inbox/{number}/needs", need="meals")).status_code == 404
    assert (await lee.press(f"/staff/inbox/{number}/needs/{need}", resource="")).status_code == 404
    assert (await kim.press(f"/staff/inbox/{number}/needs", need="king")).status_code == 404
    assert (await kim.press(f"/staff/inbox/{number}/needs/none", resource="")).status_code == 404
