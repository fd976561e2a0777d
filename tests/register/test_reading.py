# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register says of a household what the same household says for itself, and tells which row cannot be."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rules_engine import Situation, load_catalogue, read_situation
from rules_engine.arrays.codes import MOST_KEPT, WORDS
from rules_engine.arrays.layout import HERE, HOME_WORDS, WIDEST_HOME, WIDEST_MEMBER, written
from rules_engine.compiled.compiling import columns
from rules_engine.facts.sets import MAX, MIN, Choice
from rules_engine.register import Batch, RegisterError, batches, open_register, register_of, situations
from rules_engine.register.laying import lay
from rules_engine.register.making import made_rows
from rules_engine.register.seen import Seen, fingerprints
from tests.rules_engine.households import told_in_part, whole_household

DAY = date(2026, 11, 21)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "register.parquet"


def read(file: Path, table: pa.Table, as_of: date = DAY, **options: Any) -> list[Batch]:
    pq.write_table(table, file)
    return list(batches(open_register(file), as_of, **options))


def all_situations(read_batches: list[Batch], as_of: date = DAY) -> Iterator[Situation]:
    for batch in read_batches:
        yield from situations(batch, as_of)


def told(file: Path, **columns: Any) -> str:
    with pytest.raises(RegisterError) as error:
        read(file, pa.table({"household": ["a", "a", "b"], "resident": ["1", "2", "3"], **columns}))
    return str(error.value)


def households(count: int) -> list[dict[str, Any]]:
    """Made households of one day, whole and in part by turns."""
    found: list[dict[str, Any]] = []
    for seed in range(count):
        rng = Random(seed)
        whole = whole_household(rng)
        found += [whole, told_in_part(rng, whole)]
    return found


def test_a_household_of_the_register_is_the_household_as_told(file: Path) -> None:
    """300 households, whole and in part: both ways of reading give the same situation, and the same arrays."""
    by_day: dict[date, list[Situation]] = {}
    for told_one in households(300):
        situation = read_situation(told_one, DAY)
        by_day.setdefault(situation.as_of, []).append(situation)
    for day, expected in by_day.items():
        of_day = [one for one in households(300) if one["as_of"] == day.isoformat()]
        found = read(file, register_of(of_day), day, rows=64)
        assert list(all_situations(found, day)) == expected
        _arrays_agree(found, expected)


def _arrays_agree(found: list[Batch], expected: list[Situation]) -> None:
    """Laid out for compiled code, each household has the arrays it has by itself."""
    compiled = columns(load_catalogue(), DAY)
    rest = iter(expected)
    for batch in found:
        laid, alone = lay(batch, compiled), [written(next(rest)) for _ in batch.sizes]
        assert (np.diff(laid.places) >= 0).all()
        assert np.array_equal(np.sort(laid.home_of), np.arange(len(alone)))
        for place, (first, end) in enumerate(pairwise(laid.starts)):
            home, one = laid.home_of[place], alone[laid.home_of[place]]
            assert np.array_equal(laid.row_of[first:end], np.arange(*batch.starts[home : home + 2]))
            people = np.repeat(WIDEST_MEMBER[None, : one.people.shape[1]], end - first, axis=0)
            people[:, HERE] = 1
            people[:, laid.slots] = laid.values[:, :, first:end].transpose(2, 0, 1)
            assert np.array_equal(people, one.people)
            of_home = WIDEST_HOME[: len(one.home)].copy()
            of_home[laid.home_slots] = laid.home_values[:, :, place]
            assert np.array_equal(of_home, one.home)
            assert np.array_equal(laid.words[:, first:end].T, one.words)
            assert np.array_equal(laid.home_words[:, place], one.home_words)
            assert laid.received[place] == one.received


def test_a_batch_may_hold_more_words_than_are_kept(file: Path) -> None:
    """All of them are numbered together, so that none is taken for another."""
    count = MOST_KEPT + 10
    places = [f"어느 {number}동" for number in range(count)]
    people = pa.table({"household": range(count), "resident": range(count), "residence.dong": places})
    batch, _ = read(file, people, rows=count)
    laid = lay(batch, columns(load_catalogue(), DAY))
    dong = laid.home_words[HOME_WORDS.index("residence.dong")]
    assert [WORDS.values[code] for code in dong[:3]] == [Choice(frozenset({place})) for place in places[:3]]
    assert len(np.unique(dong)) == batch.rows > MOST_KEPT


def test_ranges_sets_and_open_ends_are_read(file: Path) -> None:
    household = {
        "residence": {"sido": {"any_of": ["서울특별시", "경기도"]}, "since": {"max": "2024-01-01"}},
        "household": {"monthly_income_krw": {"min": 700_000, "max": 800_000}, "size": {"min": 2}},
        "members": [
            {
                "id": "p0",
                "birth_date": {"min": "1949-01-01", "max": "1949-12-31"},
                "sex": {"any_of": ["female", "male"]},
            },
            {"id": "p1", "lives_together": False},
        ],
        "receiving": ["housing-benefit"],
    }
    assert list(all_situations(read(file, register_of([household])))) == [read_situation(household, DAY)]


def test_a_day_of_birth_that_nobody_told_is_wide_open(file: Path) -> None:
    born = {"household": ["a", "a"], "resident": ["1", "2"], "member.birth_date": [date(1961, 11, 21), None]}
    [batch] = read(file, pa.table(born))
    least, most = batch.ends("member.birth_date")
    told = date(1961, 11, 21).toordinal()
    assert (least.tolist(), most.tolist()) == ([told, MIN], [told, MAX])


def test_an_empty_list_of_benefits_is_none_and_null_is_unknown(file: Path) -> None:
    table = register_of([{"receiving": []}, {"receiving": ["a", "b"]}, {"receiving": ["b", "a"]}, {}])
    found = [situation.receiving for situation in all_situations(read(file, table))]
    assert found == [frozenset(), {"a", "b"}, {"a", "b"}, None]


@pytest.mark.parametrize("rows", [1, 2, 7, 100, 10_000])
def test_a_household_is_never_cut_between_batches(file: Path, rows: int) -> None:
    table = next(made_rows(500, 3, DAY))
    found = read(file, table, rows=rows)
    assert [batch.first_row for batch in found] == list(np.cumsum([0, *(batch.rows for batch in found)])[:-1])
    ids = [one for batch in found for one in batch.households.to_pylist()]
    assert ids == list(dict.fromkeys(table["household"].to_pylist()))
    assert list(all_situations(found)) == list(all_situations(read(file, table)))


def test_memory_holds_a_batch_and_not_the_register(file: Path) -> None:
    """Row groups come one at a time; what is held is far less than the whole."""
    table = pa.concat_tables(made_rows(120_000, 1, DAY))
    pq.write_table(table, file, row_group_size=5_000)
    whole = table.nbytes
    del table
    before = pa.total_allocated_bytes()
    held = max(pa.total_allocated_bytes() - before for _ in batches(open_register(file), DAY, 4_096))
    assert held < whole / 4


def test_a_household_torn_apart_is_noticed_however_far(file: Path) -> None:
    table = pa.table(
        {"household": [*(f"h{n}" for n in range(5_000)), "h17"], "resident": [str(n) for n in range(5_001)]}
    )
    with pytest.raises(RegisterError, match="5,001번째 줄: 앞에 나온 가구가 또 나와요"):
        read(file, table, rows=100)


def test_a_thousand_alike_ids_have_a_thousand_fingerprints() -> None:
    ids = pa.array([*(f"household-{n:012}" for n in range(100_000)), "", "a", "aa", "a" * 128])
    assert len(np.unique(fingerprints(ids))) == len(ids)
    assert fingerprints(ids[100_001:]).tolist() == fingerprints(ids)[100_001:].tolist()
    seen = Seen()
    assert not any(seen.add(fingerprints(ids[start : start + 1_000])).any() for start in range(0, len(ids), 1_000))
    assert seen.add(fingerprints(ids[500:510])).all()


def test_the_same_person_twice_in_a_household_is_told(file: Path) -> None:
    message = told(file, resident=["1", "1", "1"])
    assert message == "2번째 줄: 같은 가구에 같은 사람 번호가 또 있어요. 서로 다르게 적어 주세요."


def test_more_than_thirty_in_a_household_is_told(file: Path) -> None:
    with pytest.raises(RegisterError, match="1번째 줄: 한 가구에 사람이 너무 많아요"):
        read(file, pa.table({"household": ["a"] * 31, "resident": [str(n) for n in range(31)]}), rows=10)


@pytest.mark.parametrize("values", [[5, 6, 7], [5, None, 7]])
def test_a_fact_of_the_household_is_the_same_in_all_its_rows(file: Path, values: list[int | None]) -> None:
    message = told(file, **{"household.debt_krw": values})
    assert message == "2번째 줄: 부채: 같은 가구인데 줄마다 값이 달라요. 가구의 모든 줄에 똑같이 적어 주세요."


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"member.birth_date": [None, None, date(2026, 11, 22)]}, "3번째 줄: 생년월일: 기준일보다 뒤의 날짜예요."),
        ({"member.birth_date": [None, date(1889, 12, 31), None]}, "2번째 줄: 생년월일: 1890년부터"),
        ({"member.birth_year": [None, 2027, None]}, "2번째 줄: 출생연도: 기준일보다 뒤의 해예요."),
        ({"member.pregnancy_months": [12, 0, 0]}, "1번째 줄: 임신 개월: 0개월부터 11개월까지 적을 수 있어요."),
        ({"household.debt_krw": [0, 0, -1]}, "3번째 줄: 부채: 0원부터"),
        ({"household.debt_krw.min": [0, 0, 2], "household.debt_krw.max": [0, 0, 1]}, "3번째 줄: 부채: 값과 범위"),
        ({"household.debt_krw.max": [9, 9, 1], "household.debt_krw": [0, 0, 2]}, "3번째 줄: 부채: 값과 범위"),
        ({"member.sex": ["female", "여성", None]}, "2번째 줄: 성별: female, male 가운데 고를 수 있어요."),
        ({"residence.dong": ["가", "가", ""]}, "3번째 줄: 사는 곳(읍·면·동): 빈 글자"),
        ({"residence.dong": ["가", "가", "가" * 41]}, "3번째 줄: 사는 곳(읍·면·동): 40자까지"),
        ({"member.sex": [["female"], [], None]}, "2번째 줄: 성별: 빈 글자나 빈 목록이에요."),
        ({"member.sex": [["female"], ["male", None], None]}, "2번째 줄: 성별: 목록 안에 빈(null) 값"),
        ({"household.size": [1, 1, 1]}, "1번째 줄: 함께 사는 사람이 가구원 수보다 많아요."),
        ({"household": ["a", "a", None]}, "3번째 줄: 가구 번호('household')가 비어 있어요."),
        ({"resident": ["1", None, "3"]}, "2번째 줄: 사람 번호('resident')가 비어 있어요."),
        ({"resident": ["x" * 129, "2", "3"]}, "1번째 줄: 사람 번호('resident')가 너무 길어요."),
    ],
)
def test_what_cannot_be_is_told_with_its_row(file: Path, columns: dict[str, Any], message: str) -> None:
    assert told(file, **columns).startswith(message)


def test_numbers_of_the_resident_registration_are_refused_and_not_repeated(file: Path) -> None:
    message = told(file, resident=["900101-1234567", "9001012234567", "3"])
    assert message == "1번째 줄: 사람 번호('resident')가 주민등록번호처럼 보여요. 가명 번호로 바꿔 주세요."


def test_a_household_without_end_is_told_before_the_whole_file_is_held(file: Path) -> None:
    table = pa.table({"household": ["a"] * 5_000, "resident": [str(n) for n in range(5_000)]})
    pq.write_table(table, file, row_group_size=100)
    with pytest.raises(RegisterError, match=r"^1번째 줄: 한 가구에 사람이 너무 많아요"):
        next(batches(open_register(file), DAY, 100))


@pytest.mark.parametrize("coded", [True, False])
def test_words_of_many_row_groups_are_read_whether_the_file_codes_them_or_not(file: Path, coded: bool) -> None:
    """Each row group has a dictionary of its own; households reach from one into the next."""
    made = next(made_rows(2_000, 5, DAY))
    table = made.set_column(0, "household", made["household"].cast(pa.string()).dictionary_encode())
    pq.write_table(table, file, row_group_size=333, use_dictionary=coded)
    by_groups = list(all_situations(list(batches(open_register(file), DAY, 500))))
    assert by_groups == list(all_situations(read(file, made)))


def test_a_due_date_may_lie_ahead_and_who_lives_elsewhere_is_not_counted(file: Path) -> None:
    found = read(
        file,
        pa.table(
            {
                "household": [1, 1],
                "resident": [1, 2],
                "household.size": [1, 1],
                "member.lives_together": [None, False],
                "member.due_date": [date(2027, 3, 1), None],
            }
        ),
    )
    [situation] = all_situations(found)
    assert [member.lives_together for member in situation.members] == [True, False]


def test_a_register_without_rows_has_no_batches(file: Path) -> None:
    assert read(file, pa.table({"household": pa.array([], pa.string()), "resident": pa.array([], pa.string())})) == []
