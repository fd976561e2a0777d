# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which facts to ask first, as long as anything hangs on them; a caller's order takes the place of our own."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import yaml

from rules_engine.facts.vocabulary import facts, question_fact

ORDER_FILE = Path(__file__).with_name("question_order.yaml")


def question_order(first: Iterable[str] | None = None) -> tuple[str, ...]:
    """The questions to ask first, in this order: those of the facts named, or ours where none are.

    >>> question_order(["member.age", "household.types.single_parent"])
    ('member.birth_date', 'household.types')

    Raises:
        KeyError: for a fact that is not `askable`.
    """
    return _our_own() if first is None else _questions(first)


def _questions(wanted: Iterable[str]) -> tuple[str, ...]:
    known = askable()
    return tuple(dict.fromkeys(known[path] for path in wanted))


@cache
def askable() -> dict[str, str]:
    """The question of each fact that a person can be asked about."""
    asked = {path: question_fact(path) for path, fact in facts().items() if not fact.sensitive}
    return {path: question.path for path, question in asked.items() if question.ask and question.kind}


@cache
def _our_own() -> tuple[str, ...]:
    return _questions(yaml.safe_load(ORDER_FILE.read_text(encoding="utf-8"))["first"])


def rank(question: str, first: Sequence[str]) -> int:
    """The place of a question in the order; all that is not in it comes after, alike."""
    return first.index(question) if question in first else len(first)
