# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The form of a file: every value is a field, and what nobody touched stays to the byte."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from api.editor.fields import FieldError, edited, fields
from api.editor.preview import rule
from api.editor.shape import items, lists, new_period, with_condition, with_text, without_line
from rules_engine.programmes.catalogue import FOLDER, read_programme
from rules_engine.programmes.edition import authority_of

TRANSPORT = (FOLDER / "seoul" / "single-parent-child-transport.yaml").read_text(encoding="utf-8")
INCOME = "periods.0.who.2.income.at_most"
TODAY, MARCH = date(2026, 11, 21), date(2027, 3, 1)


def changed(text: str, path: str, value: str) -> list[str]:
    """The lines that are there only afterwards."""
    after = edited(text, {path: value})
    return [line.strip() for line in after.splitlines() if line not in text.splitlines()]


def every_file() -> Iterator[Path]:
    yield from sorted(FOLDER.rglob("*.yaml"))


def test_a_form_that_comes_back_untouched_changes_no_byte() -> None:
    for file in every_file():
        text = file.read_text(encoding="utf-8")
        typed = {field.path: field.shown for field in fields(text)}
        assert edited(text, typed) == text, file


def test_a_limit_is_typed_as_people_say_it() -> None:
    assert changed(TRANSPORT, INCOME, "65%") == ["- income: {at_most: {percent: 65}}"]
    assert changed(TRANSPORT, "periods.0.amount.krw", "120,000") == ["amount: {krw: 120_000, per: 석 달}"]
    assert changed(TRANSPORT, "periods.0.from", "2024-02-01") == ["- from: 2024-02-01"]
    assert changed(TRANSPORT, "aliases", "교통비, 차비") == ["aliases: [교통비, 차비]"]
    assert changed(TRANSPORT, "notes.0", "쉼표, 쌍점: 둘 다") == ["- '쉼표, 쌍점: 둘 다'"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (INCOME, "육십삼"),
        (INCOME, "[63]"),
        ("periods.0.from", "내년"),
        ("kind", "decidedd"),
        ("name", " "),
        ("aliases", ","),
    ],
)
def test_what_cannot_stand_there_is_told_with_its_field(path: str, value: str) -> None:
    with pytest.raises(FieldError) as refused:
        edited(TRANSPORT, {path: value})
    assert refused.value.path == path and str(refused.value).endswith((".", "요.", "01"))


def test_a_text_cannot_become_another_key() -> None:
    after = edited(TRANSPORT, {"plain": "좋아요\nkind: named"})
    assert "plain: '좋아요 kind: named'" in after and "kind: decided" in after


def test_a_new_period_begins_where_the_last_one_ends_and_asks_for_the_same(tmp_path: Path) -> None:
    for file in every_file():
        text = file.read_text(encoding="utf-8")
        try:
            longer = new_period(text, MARCH, "개정 고시", "https://example.go.kr")
        except FieldError:
            continue
        copy = tmp_path / file.name
        copy.write_text(longer, encoding="utf-8")
        place = authority_of(file.relative_to(FOLDER).as_posix())
        old, new = read_programme(file, place), read_programme(copy, place)
        last, first = old.periods[0], new.on(MARCH)
        assert first is not None and first.since == MARCH and first.source.url == "https://example.go.kr", file
        assert rule(new, MARCH) == rule(old, last.since or last.until or TODAY), file
        if last.until is None:
            ended = new.periods[1]
            assert ended.until == date(2027, 2, 28) and ended.since == last.since, file


def test_a_new_period_leaves_the_old_one_alone_when_it_is_changed(tmp_path: Path) -> None:
    longer = new_period(TRANSPORT, MARCH, "고시", "https://example.go.kr")
    after = edited(longer, {"periods.0.who.0.text": "서울에 사는 아이", INCOME: "65%"})
    file = tmp_path / "single-parent-child-transport.yaml"
    file.write_text(after, encoding="utf-8")
    programme = read_programme(file, "seoul")
    now, before = programme.on(MARCH), programme.on(date(2027, 2, 28))
    assert now is not None and before is not None
    assert [now.who[0].text, before.who[0].text] == ["서울에 사는 아이", "서울특별시(서울시가 주는 지원금)"]  # type: ignore[union-attr]


def test_the_day_lies_after_the_period_in_force() -> None:
    with pytest.raises(FieldError, match="2024-01-01 뒤의 날"):
        new_period(TRANSPORT, date(2024, 1, 1), "고시", "https://example.go.kr")


def test_lines_are_added_and_taken_out() -> None:
    assert ("notes", "알아 두실 것", False) in lists(TRANSPORT)
    longer = with_text(TRANSPORT, ["notes"], "교복비는 따로 있어요.")
    assert "  - 조부모가 손주를 키우는 집도 되는지 함께 물어보세요.\n  - 교복비는 따로 있어요.\n" in longer
    assert without_line(longer, ["notes", "2"]) == TRANSPORT
    more = with_condition(TRANSPORT, ["periods", "0", "who"], "age", "under", "19")
    assert "      - income: {at_most: {percent: 63}}\n      - age: {under: 19}\n" in more
    assert any(path == "periods.0.who.3" for path, _ in items(more))


def test_what_others_repeat_cannot_be_taken_out() -> None:
    with pytest.raises(FieldError, match="다른 곳에서도"):
        without_line(TRANSPORT, ["periods", "0", "who", "0"])
