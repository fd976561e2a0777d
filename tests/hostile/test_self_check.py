# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The self-check of `docs/asvs.md` is whole, counts right, and points at what is there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| (.*) \|$", PAGE, re.MULTILINE)
LEFT_OUT = ("9", "10", "17")
"""Chapters of what we do not have: self-contained tokens, OAuth, WebRTC."""


def required() -> dict[str, str]:
    lines = Path(__file__).with_name("asvs-5.0.txt").read_text(encoding="utf-8").splitlines()
    numbers = dict(line.split() for line in lines if not line.startswith("#"))
    return {number: level for number, level in numbers.items() if number.split(".")[0] not in LEFT_OUT}


def test_every_requirement_stands_once_with_its_level() -> None:
    assert len(LINES) == len({number for number, *_ in LINES})
    assert {number: level for number, level, *_ in LINES} == required()


def test_the_counts_are_right() -> None:
    counts = {
        word: int(count) for word, count in re.findall(r"^\| (\S[^|]*) \| [^|]+ \| (\d+) \|$", PAGE, re.MULTILINE)
    }
    assert counts == Counter(word for _, _, word, _ in LINES)


def test_each_line_says_why_and_what_it_names_is_there() -> None:
    named = re.compile(r"`((?:tests|docs|api|rules_engine|bot)/[^`(*]+)`")
    for number, _, _, why in LINES:
        assert why.strip(), number
        for path in named.findall(why):
            assert (ROOT / path).exists(), (number, path)
    kept = [why for _, _, word, why in LINES if word == "지킴"]
    assert sum("`" in why for why in kept) / len(kept) > 0.8, "most of what is kept names where"
