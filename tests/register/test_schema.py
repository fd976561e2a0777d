# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which columns a register may have, and what its keeper is told of those it may not."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rules_engine.register import Register, RegisterError, open_register

IDS = {"household": ["a"], "resident": ["1"]}


def opened(tmp_path: Path, **columns: object) -> Register:
    file = tmp_path / "register.parquet"
    pq.write_table(pa.table(columns), file)
    return open_register(file)


def told(tmp_path: Path, **columns: object) -> str:
    with pytest.raises(RegisterError) as error:
        opened(tmp_path, **columns)
    return str(error.value)


def test_ids_alone_are_a_register_of_which_nothing_is_known(tmp_path: Path) -> None:
    assert opened(tmp_path, **IDS).rows == 1


def test_without_ids_both_are_asked_for(tmp_path: Path) -> None:
    assert told(tmp_path, **{"member.sex": ["female"]}).splitlines() == [
        "'household' 열이 없어요. 가구 번호를 담은 열이 꼭 있어야 해요.",
        "'resident' 열이 없어요. 사람 번호를 담은 열이 꼭 있어야 해요.",
    ]


def test_a_misspelt_column_is_named_with_the_nearest_right_one(tmp_path: Path) -> None:
    message = told(tmp_path, **IDS, **{"household.monthly_income": [1]})
    assert message == ("'household.monthly_income' 열은 모르는 열이에요. 혹시 'household.monthly_income_krw'인가요?")


@pytest.mark.parametrize("column", ["주민등록번호", "주민번호", "이름", "성명", "name", "rrn", "휴대폰", "Name"])
def test_a_column_that_tells_who_somebody_is_is_refused(tmp_path: Path, column: str) -> None:
    message = told(tmp_path, **IDS, **{column: ["900101-1234567"]})
    assert "누구인지 알 수 있는 열은 빼고" in message
    assert "900101" not in message


@pytest.mark.parametrize(
    ("column", "values", "wanted"),
    [
        ("household.monthly_income_krw", ["100"], "정수(int64)"),
        ("household.monthly_income_krw", [1.5], "정수(int64)"),
        ("household.monthly_income_krw.min", ["100"], "정수(int64)"),
        ("member.birth_date", ["2000-01-01"], "날짜(date32)"),
        ("member.statuses.disabled", ["Y"], "참·거짓(bool)"),
        ("member.sex", [1], "글자(string)나 글자의 목록(list<string>)"),
        ("situation.receiving", ["basic-pension"], "글자의 목록(list<string>)"),
    ],
)
def test_a_wrong_type_is_told_with_the_right_one(
    tmp_path: Path, column: str, values: list[object], wanted: str
) -> None:
    assert told(tmp_path, **IDS, **{column: values}) == f"'{column}' 열은 {wanted} 꼴이어야 해요."


def test_types_that_other_tools_write_are_taken_as_well(tmp_path: Path) -> None:
    """Tables of pandas have categories, narrow numbers, and columns in which nothing is known."""
    register = opened(
        tmp_path,
        household=[1],
        resident=pa.array(["1"], pa.large_string()),
        **{
            "residence.sido": pa.array(["서울특별시"]).dictionary_encode(),
            "household.size": pa.array([1], pa.int8()),
            "member.birth_date": pa.nulls(1),
        },
    )
    assert register.schema.field("residence.sido").type == pa.string()


def test_the_day_of_enquiry_is_no_column(tmp_path: Path) -> None:
    assert "모르는 열" in told(tmp_path, **IDS, **{"situation.as_of": ["2026-01-01"]})


def test_what_is_no_parquet_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("household,resident\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="Parquet 파일로 읽을 수 없어요"):
        open_register(tmp_path / "a.csv")
    with pytest.raises(RegisterError, match="그런 파일이 없어요"):
        open_register(tmp_path / "none.parquet")
