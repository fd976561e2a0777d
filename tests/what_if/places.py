# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A catalogue of one programme, and registers of a few households, for counting by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from rules_engine import Catalogue, load_catalogue
from rules_engine.register import Register, open_register, register_of

DAY = date(2026, 11, 21)
ID = "bath-fee"
PROGRAMME = f"""
id: {ID}
kind: decided
name: 목욕비
plain: 목욕비를 드려요.
category: 생활
provider: {{name: 서울특별시, kind: 시도}}
region: {{}}
for: person
source: {{title: 지어낸 안내문}}
periods:
  - from: 2026-01-01
    who:
      - age: {{at_least: 65}}
      - residence: {{sigungu: [강서구, 양천구]}}
      - income: {{at_most: {{percent: 60}}}}
amount: {{krw: {{parameter: basic_pension_amount}}, period: month}}
checked_on: 2026-11-21
as_of: 2026
"""


def one_programme(folder: Path, text: str = PROGRAMME) -> Catalogue:
    file = folder / "catalogue" / "seoul" / f"{ID}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return load_catalogue(folder / "catalogue")


def household(income: int, size: int = 1, age: int = 70, sigungu: str = "강서구") -> dict[str, Any]:
    return {
        "residence": {"sido": "서울특별시", "sigungu": sigungu},
        "household": {"size": size, "monthly_income_krw": income},
        "members": [{"age": age}],
    }


def register(folder: Path, households: Sequence[dict[str, Any]]) -> Register:
    file = folder / "register.parquet"
    pq.write_table(register_of(households), file)
    return open_register(file)
