# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A condition as it is chosen and typed in a form, and as it is written in a file."""

from collections.abc import Mapping, Sequence
from functools import cache

from api.editor import written
from api.editor.fields import FLAGS, FieldError, limit_written
from rules_engine.facts.vocabulary import facts, parts_of
from rules_engine.pages.criteria_page import label_of
from rules_engine.programmes.criteria import KINDS
from rules_engine.programmes.located import Located

BOUNDS = {"at_least": "이상", "at_most": "이하", "over": "초과", "under": "미만", "is": "이 말 또는 이 수"}
WORDS = ("sex", "relation", "disability_severity", "housing")


def kinds() -> Sequence[tuple[str, str]]:
    """Every kind of condition with what it looks at, in the order of the words."""
    return sorted(((kind, label_of(kind)) for kind in KINDS), key=lambda one: one[1])


def condition(where: str, kind: str, bound: str, value: str) -> str:
    """A condition on one line; a status or a choice is typed as people say it.

    Raises:
        FieldError: at an unknown kind, or a value that cannot stand there; the check tells the rest.

    >>> condition("", "age", "at_least", "70"), condition("", "status", "is", "장애인")
    ('age: {at_least: 70}', 'status: disabled')
    """
    if kind not in KINDS or bound not in BOUNDS or not value.strip():
        raise FieldError(where, "조건과 값을 골라 주세요.")
    known = meanings(kind)
    if known is None and bound != "is":
        return f"{kind}: {{{bound}: {limit_written(where, value.strip())}}}"
    words = [_meant(where, word.strip(), known) for word in value.split(",") if word.strip()]
    if not words:
        raise FieldError(where, "조건과 값을 골라 주세요.")
    said = written.in_flow(words[0]) if len(words) == 1 else written.in_flow(words)
    return f"{kind}: {said if not words[0].isdecimal() else words[0]}"


@cache
def meanings(kind: str) -> Mapping[str, str] | None:
    """What may be said in a condition that takes a word, and the word for it; None where it takes no word of a list."""
    if kind in FLAGS:
        return {facts()[f"{FLAGS[kind]}.{name}"].label: name for name in parts_of(FLAGS[kind])}
    if kind in WORDS:
        part = next(iter(KINDS[kind]([], Located())))
        return {label: word for word, label in (facts()[part["fact"]].options_of or {}).items()}
    return None


def _meant(where: str, said: str, known: Mapping[str, str] | None) -> str:
    if known is None or said in known.values():
        return said
    if said not in known:
        raise FieldError(where, f"이 가운데 하나로 적어 주세요: {', '.join(known)}.")
    return known[said]
