# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The table of all columns of a register, derived from the vocabulary; `docs/register.md` has it as it is."""

from collections.abc import Iterator

import pyarrow as pa

from rules_engine.facts.vocabulary import Fact, facts
from rules_engine.register.schema import HOUSEHOLD, RECEIVING, RESIDENT, columns

TYPES = {pa.int64(): "정수", pa.date32(): "날짜", pa.bool_(): "참·거짓", pa.string(): "글자"}


def columns_page() -> str:
    """A Markdown table: the column, its type, its meaning, and the words or the unit it takes."""
    return "\n".join(("| 열 | 꼴 | 뜻 | 쓸 수 있는 값 |", "|---|---|---|---|", *_rows())) + "\n"


def _rows() -> Iterator[str]:
    yield f"| `{HOUSEHOLD}` | 글자나 정수 | 가구의 가명 번호 (꼭) | |"
    yield f"| `{RESIDENT}` | 글자나 정수 | 사람의 가명 번호 (꼭) | |"
    for path, fact in facts().items():
        if path == RECEIVING:
            yield f"| `{path}` | 글자의 목록 | {fact.label} | 혜택 id |"
        elif path in columns():
            yield f"| `{path}` | {TYPES[columns()[path]]} | {fact.label} | {_values(fact)} |"


def _values(fact: Fact) -> str:
    if fact.options_of is not None:
        return ", ".join(f"`{word}` {label}" for word, label in fact.options_of.items())
    return fact.unit if fact.type == "integer" else ""
