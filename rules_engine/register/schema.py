# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The columns of a resident register: who belongs to which household, then any of the vocabulary's facts by path.

A number or a date may stand as a range in `<path>.min` and `<path>.max`, words as a list of what is still possible.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

import pyarrow as pa

from rules_engine.facts.vocabulary import facts

HOUSEHOLD, RESIDENT, RECEIVING = "household", "resident", "situation.receiving"
TELLS_WHO = re.compile(
    r"주민(등록)?번호|성명|이름|전화|휴대폰|상세주소|\brrn\b|jumin|\bssn\b|\bname\b|phone|mobile|address", re.I
)
RANGED, WORDED = ("integer", "date"), ("choice", "text")
NAME_SHOWN = 60


class RegisterError(ValueError):
    """A register that cannot be read: one Korean sentence for each problem, never what stands in a row."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@cache
def columns() -> Mapping[str, pa.DataType]:
    """Every column a register may have, with the type in which it is best written."""
    found: dict[str, pa.DataType] = {HOUSEHOLD: pa.string(), RESIDENT: pa.string(), RECEIVING: pa.list_(pa.string())}
    types = {
        "integer": pa.int64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
        "choice": pa.string(),
        "text": pa.string(),
    }
    for fact in facts().values():
        if fact.room == "situation" or fact.type not in types:
            continue
        ends = ("", ".min", ".max") if fact.type in RANGED else ("",)
        found |= {fact.path + end: types[fact.type] for end in ends}
    return found


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """The schema of a file in the types the reader works with.

    Raises:
        RegisterError: for columns that are unknown, missing, or of another type.
    """
    if problems := list(_problems(schema)):
        raise RegisterError(problems)
    return pa.schema([(field.name, _plain(field)) for field in schema])


def _problems(schema: pa.Schema) -> Iterator[str]:
    for name, meaning in ((HOUSEHOLD, "가구 번호"), (RESIDENT, "사람 번호")):
        if name not in schema.names:
            yield f"'{name}' 열이 없어요. {meaning}를 담은 열이 꼭 있어야 해요."
    for name in dict.fromkeys(name for name in schema.names if schema.names.count(name) > 1):
        yield f"'{name[:NAME_SHOWN]}' 열이 두 번 있어요. 하나만 남겨 주세요."
    for field in schema:
        if field.name not in columns():
            yield _unknown(field.name)
        elif not _accepted(field):
            yield f"'{field.name}' 열은 {_wanted(field.name)} 꼴이어야 해요."


def _unknown(name: str) -> str:
    if TELLS_WHO.search(name):
        return f"'{name[:NAME_SHOWN]}' 열은 담을 수 없어요. 누구인지 알 수 있는 열은 빼고, 가명 번호만 남겨 주세요."
    close = get_close_matches(name, columns(), n=1, cutoff=0.5)
    hint = f" 혹시 '{close[0]}'인가요?" if close else ""
    return f"'{name[:NAME_SHOWN]}' 열은 모르는 열이에요.{hint}"


def _wanted(name: str) -> str:
    if name in (HOUSEHOLD, RESIDENT):
        return "글자(string)나 정수(int64)"
    if name == RECEIVING:
        return "글자의 목록(list<string>)"
    kinds: dict[pa.DataType, str] = {
        pa.int64(): "정수(int64)",
        pa.date32(): "날짜(date32)",
        pa.bool_(): "참·거짓(bool)",
        pa.string(): "글자(string)나 글자의 목록(list<string>)",
    }
    return kinds[columns()[name]]


def _accepted(field: pa.Field) -> bool:
    if field.name in (HOUSEHOLD, RESIDENT):
        return bool(pa.types.is_integer(field.type) or _is_word(field.type))
    if field.name == RECEIVING:
        return bool(pa.types.is_null(field.type) or _is_words(field.type))
    fits: dict[pa.DataType, Callable[[pa.DataType], bool]] = {
        pa.int64(): lambda kind: pa.types.is_integer(kind) and kind != pa.uint64(),
        pa.date32(): pa.types.is_date32,
        pa.bool_(): pa.types.is_boolean,
        pa.string(): lambda kind: _is_word(kind) or _is_words(kind),
    }
    return bool(pa.types.is_null(field.type) or fits[columns()[field.name]](field.type))


def _is_word(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_word(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_words(kind: pa.DataType) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind)) and _is_word(kind.value_type)


def _plain(field: pa.Field) -> pa.DataType:
    if _is_words(field.type):
        return pa.list_(pa.string())
    if _is_word(field.type):
        return pa.string()
    return field.type if field.name in (HOUSEHOLD, RESIDENT) else columns()[field.name]
