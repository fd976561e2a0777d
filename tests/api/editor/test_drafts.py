# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Drafts and reviews as they lie in either database: one hand at a time, and a history that stays."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.editor.drafts import Draft, Drafts
from api.editor.reviews import Reviews
from api.store.cipher import Cipher
from api.store.database import Database

PLACE = "catalogue/seoul/climate-card.yaml"


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


def found(drafts: Drafts, draft: str) -> Draft:
    one = drafts.find(draft)
    assert one is not None
    return one


def test_one_open_draft_a_file(drafts: Drafts) -> None:
    first = drafts.begin(PLACE, "a", "kim")
    assert drafts.begin(PLACE, "a", "park") == first
    assert drafts.move(found(drafts, first), "dropped", "dropped", "kim")
    assert drafts.begin(PLACE, "a", "park") != first
    assert [one.state for one in drafts.all(PLACE)] == ["drafted", "dropped"]


def test_a_text_is_changed_by_who_saw_it(drafts: Drafts) -> None:
    draft = drafts.begin(PLACE, "a", "kim")
    seen = found(drafts, draft)
    assert drafts.change(seen, "b", "까닭", "kim")
    assert not drafts.change(seen, "c", "까닭", "park")
    assert not drafts.look(seen, {}, "park"), "what would happen belongs to a text"
    assert not drafts.move(seen, "sent", "sent", "park")
    assert found(drafts, draft).text == "b" and found(drafts, draft).drafters == {"kim"}


def test_another_text_must_be_looked_at_anew(drafts: Drafts) -> None:
    draft = drafts.begin(PLACE, "a", "kim")
    drafts.look(found(drafts, draft), {"day": "2026-11-21"}, "kim")
    assert found(drafts, draft).difference == {"day": "2026-11-21"}
    drafts.change(found(drafts, draft), "a", "까닭만", "kim")
    assert found(drafts, draft).difference is not None
    drafts.change(found(drafts, draft), "b", "까닭만", "kim")
    assert found(drafts, draft).difference is None


def test_what_was_sent_is_not_changed(drafts: Drafts) -> None:
    draft = drafts.begin(PLACE, "a", "kim")
    drafts.move(found(drafts, draft), "sent", "sent", "kim")
    assert not drafts.change(found(drafts, draft), "b", "", "kim")


def test_the_history_stays(drafts: Drafts, database: Database) -> None:
    draft = drafts.begin(PLACE, "a", "kim")
    drafts.change(found(drafts, draft), "b", "까닭", "park")
    assert [(step.who, step.kind) for step in found(drafts, draft).steps] == [("kim", "begun"), ("park", "changed")]
    for statement in ("UPDATE draft_steps SET who = 'nobody'", "DELETE FROM draft_steps"):
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_mark_is_sealed_and_finished_once(database: Database, cipher: Cipher) -> None:
    reviews = Reviews(database, cipher)
    content = {"reason": "010-1234-5678로 전화 주세요", "situation": {"household": {"size": 2}}, "said": []}
    review = reviews.add("강서구 화곡1동", "wrong", "basic-pension", "v", content)
    with database.session() as session:
        (sealed,) = session.execute(text("SELECT sealed FROM reviews")).one()
    assert b"household" not in bytes(sealed)
    opened = reviews.find(review)
    assert opened is not None and opened.content["situation"] == {"household": {"size": 2}}
    assert "1234" not in opened.content["reason"]
    assert reviews.finish(review, "kim", "고쳤어요") and not reviews.finish(review, "lee", "아니요")
    assert [(one.done_by, one.outcome) for one in reviews.of_office("강서구 화곡1동")] == [("kim", "고쳤어요")]
