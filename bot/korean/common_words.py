# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words of every day that are names as well, from `data/common_words.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "data" / "common_words.yaml"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=8)
def common_words(kind: str) -> frozenset[str]:
    """The words of one list: sigungu_stems, dongs, dong_stems or benefit_words.

    >>> "화성" in common_words("sigungu_stems"), "강남" in common_words("sigungu_stems")
    (True, False)
    """
    return frozenset(_lists()[kind])


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    content: dict[str, list[str]] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe
    return content
