# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""A small project to train in tests."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]

EXAMPLES = {
    "greet": ["안녕하세요", "안녕", "반갑습니다", "처음 뵙겠습니다"],
    "thanks": ["고맙습니다", "감사합니다", "고마워요", "정말 감사해요"],
    "crisis_self_harm": ["죽고 싶어요", "그만 살고 싶어요", "살기 싫어요", "사라지고 싶어요"],
    "crisis_violence": ["남편이 때려요", "아빠한테 맞아요", "칼로 위협해요", "저를 가뒀어요"],
    "ask_documents": ["무슨 서류가 필요해요", "서류 뭐 가져가요", "준비할 서류 알려 주세요", "필요한 서류가 뭐예요"],
}
BENEFITS = [{"id": "basic-pension", "name": "기초연금", "aliases": ["노령연금"]}]


def write_examples(root: Path, examples: dict[str, list[str]]) -> None:
    """Write training data into a project."""
    nlu = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in examples.items()
    ]
    path = root / "nlu_data" / "talk.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), encoding="utf-8")
