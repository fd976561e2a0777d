# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which one question settles most: the open fact on which most undecided programmes hang, weighted by won.

Counting open programmes never asks what cannot matter, and needs no population figures. Statuses are one
multi-choice question, not forty.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rules_engine.missing import Missing
from rules_engine.vocabulary import facts, question_fact

MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Choosable:
    """One answer that may be picked: the value to send, what is shown, and a gloss of a hard word."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question to ask: `settles` is the number of programmes that hang on it, `parts` the facts it asks at once."""

    fact: str
    member: str | None
    text: str
    kind: str
    options: tuple[Choosable, ...]
    settles: int
    parts: tuple[str, ...]


class Undecided(NamedTuple):
    """A programme that is open for somebody: its id, its weight, and what is missing."""

    programme: str
    weight: float
    missing: tuple[Missing, ...]


def next_question(
    open_programmes: Iterable[Undecided],
    names: dict[str | None, str],
    skip: frozenset[tuple[str, str | None]] = frozenset(),
) -> Question | None:
    """Choose the question on which most weight hangs; `names` say whom a question is about.

    `skip` holds questions, or single facts of a question, that are not to be asked again.
    """
    hanging: dict[tuple[str, str | None], dict[str, float]] = defaultdict(dict)
    parts: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for programme, weight, missing in open_programmes:
        for path, member in missing:
            if facts()[path].sensitive or (path, member) in skip:
                continue
            asked = (question_fact(path).path, member)
            hanging[asked][programme] = weight
            parts[asked][path] += 1
    order = {path: position for position, path in enumerate(facts())}
    ranked = sorted(hanging.items(), key=lambda item: (-sum(item[1].values()), order[item[0][0]], item[0][1] or ""))
    for (path, member), programmes in ranked:
        fact = facts()[path]
        if (path, member) not in skip and fact.ask is not None and fact.kind is not None:
            asked_parts = tuple(part for part, _ in parts[path, member].most_common(MOST_OPTIONS))
            text = fact.ask.format(who=names.get(member, "")).strip()
            return Question(path, member, text, fact.kind, _options(path, asked_parts), len(programmes), asked_parts)
    return None


def _options(path: str, asked: tuple[str, ...]) -> tuple[Choosable, ...]:
    fact = facts()[path]
    if fact.type != "group":
        return tuple(Choosable(option["value"], option["label"]) for option in fact.options)
    return tuple(
        Choosable(part.rsplit(".", 1)[1], facts()[part].gloss or facts()[part].label) for part in asked if part != path
    )
