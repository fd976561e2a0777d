# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The households of a register file as one would write them to the API."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bench.made_catalogue import DAY


def households(register: Path) -> Iterator[dict[str, Any]]:
    """Each household of a register in the contract's JSON."""
    for _, rows in groupby(pq.read_table(register).to_pylist(), key=lambda row: row["household"]):
        told: dict[str, Any] = {"as_of": DAY.isoformat(), "members": []}
        for row in rows:
            member = {"id": str(row["resident"])}
            for path, value in row.items():
                room, _, fact = path.partition(".")
                if fact and value is not None:
                    _put(member if room == "member" else told.setdefault(room, {}), fact, value)
            told["members"].append(member)
        yield told


def _put(into: dict[str, Any], path: str, value: Any) -> None:
    group, _, part = path.partition(".")
    if part:
        into.setdefault(group, {})[part] = value
    else:
        into[group] = value.isoformat() if hasattr(value, "isoformat") else value
