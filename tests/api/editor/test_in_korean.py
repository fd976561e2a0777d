# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who keeps the catalogue reads what is to be put right in Korean; the command line goes on in English."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from api.editor.in_korean import FILE, in_korean

ROOT = Path(__file__).parents[3]
CHECKS = sorted([*(ROOT / "rules_engine" / "checking").glob("*.py"), ROOT / "api" / "editor" / "figures.py"])
SAYING = ("problem", "Problem")
REMINDERS = ("roll_over.py",)
"""What is told at the turn of the year, to who runs the service and of no draft."""


def said_by(file: Path) -> Iterator[str]:
    """Every message of a check, with X in place of what differs."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING and node.args:
            match node.args[-1]:
                case ast.Constant(value=str() as text):
                    yield text
                case ast.JoinedStr(values=parts):
                    yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in parts)


@pytest.mark.parametrize("file", [file for file in CHECKS if file.name not in REMINDERS], ids=lambda file: file.name)
def test_whatever_a_check_says_is_said_in_korean(file: Path) -> None:
    unsaid = [message for message in said_by(file) if in_korean(message.replace(".X", ".")) is None]
    assert unsaid == []


def test_nothing_is_left_in_braces() -> None:
    for english, korean in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        assert "{" not in (in_korean(english.replace("{", "").replace("}", "")) or ""), korean


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("'checked_on' is missing.", "'checked_on' 칸이 없어요. 적어 주세요."),
        ("'서울' is no 시·도. Did you mean '서울특별시'?", "'서울' 시·도는 없어요. 혹시 '서울특별시'인가요?"),
        (
            "the period before has no end, so both hold: let it end with 'to: 2026-11-30'.",
            "앞 기간과 겹쳐요. 앞 기간에 끝나는 날이 없어요. 앞 기간의 끝(to)을 2026-11-30로 적어 주세요.",
        ),
    ],
)
def test_it_says_what_is_wrong_and_what_to_do(english: str, korean: str) -> None:
    assert in_korean(english) == korean


def test_what_nobody_put_into_korean_stays_as_it_is() -> None:
    assert in_korean("something new.") is None is in_korean("something new. Did you mean 'this'?")
