# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Practice: made families, a sheet that says so, and nothing that is counted, noted or kept."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_suffix(".yaml")


class MadeFamily(BaseModel):
    """Somebody who does not exist: what they say, one way to type it, and the programmes that must then be found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    says: str
    story: str
    rows: tuple[str, ...]
    fields: Mapping[str, str]
    finds: tuple[str, ...]


@cache
def made_families() -> Mapping[str, MadeFamily]:
    """Every family to practise with, by its id."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {one.id: one for one in map(MadeFamily.model_validate, read)}
