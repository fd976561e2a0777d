# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The sentences of the line itself (`words.yaml`), and how the talk's are said to who listens (`ears.yaml`)."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


def words(key: str, /, **values: object) -> str:
    """A sentence by its key."""
    return _read("words")[key].format(**values)


def for_ears(text: str) -> str:
    """A text of the talk for who hears it.

    >>> for_ears("코드를 적어 주세요.")
    '코드를 말씀해 주세요.'
    """
    for written, said in _read("ears").items():
        text = text.replace(written, said)
    return text


@cache
def _read(name: str) -> dict[str, str]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))
