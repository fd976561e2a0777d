# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The sentences of the line itself, from `words.yaml`."""

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yaml")


def words(key: str, /, **values: object) -> str:
    """A sentence by its key."""
    return _all()[key].format(**values)


@cache
def _all() -> dict[str, str]:
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))
