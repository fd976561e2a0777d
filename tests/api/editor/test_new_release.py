# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A release ships another file than the one over which a change was published: who keeps the catalogue is told."""

import html

import pytest
from fastapi import FastAPI

from api.clock import now
from api.editor.editor import Editor
from tests.api.editor.conftest import RENT, Desk
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

OLD_NOTE, NEW_NOTE = "옛 판의 주의", "내보낸 주의"


def published_over(editor: Editor, shipped: str) -> None:
    """A change is live that was begun over a shipped file."""
    text = editor.shipped(RENT) + f"# {NEW_NOTE}\n"
    draft = editor.drafts.begin(RENT, shipped, "kim", shipped=shipped)
    found = editor.drafts.find(draft)
    assert found is not None and editor.drafts.move(found, "published", "published", "lee")
    editor.published.put(RENT, text, draft, now())


async def home(browser: Browser) -> str:
    return html.unescape((await browser.page("/staff/catalogue")).text)


@pytest.fixture
def editor(app: FastAPI) -> Editor:
    found: Editor = app.state.services.editor
    return found


async def test_what_this_release_ships_too_needs_no_word(editor: Editor, enter: Enter) -> None:
    published_over(editor, editor.shipped(RENT))
    assert editor.overtaken() == []
    assert "새 판에서 바뀐 혜택" not in await home(await enter("kim", "catalogue"))


async def test_a_change_over_another_file_is_told_with_the_lines_that_differ(editor: Editor, enter: Enter) -> None:
    published_over(editor, f"{editor.shipped(RENT)}# {OLD_NOTE}\n")
    kim = await enter("kim", "catalogue")
    page = await home(kim)
    assert "새 판에서 바뀐 혜택" in page and RENT in page and "청년월세" in page
    draft = await Desk.begin(kim, RENT)
    page = await draft.page()
    assert "내보낸 것으로 답하고 있어요" in page and "실린 파일과 다른 줄" in page and NEW_NOTE in page


async def test_what_was_published_since_the_release_settles_it(editor: Editor, enter: Enter) -> None:
    published_over(editor, f"{editor.shipped(RENT)}# {OLD_NOTE}\n")
    await enter("kim", "catalogue")
    published_over(editor, editor.shipped(RENT))
    assert editor.overtaken() == []


async def test_a_programme_that_a_release_ships_later_is_told_too(editor: Editor) -> None:
    published_over(editor, "")
    assert editor.overtaken() == [RENT]
