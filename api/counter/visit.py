# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What an officer typed for a visitor, as it was typed; what is known follows from it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from api.counter.rows import Row
from rules_engine.screening.asking import Basis

FIELDS = (
    "residence.sido",
    "household.size",
    "household.monthly_income_krw",
    "household.assets_krw",
    "household.housing",
    "household.types",
    "situation.receiving",
)
"""What is typed of the household, each as the answer to the question of this fact; the types by letters."""
ROOM = 12
LONGEST = 200
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Consent:
    """To what the visitor agreed when it was read out, and when; `code` is the seven days under a short code."""

    check: str | None = None
    code: str | None = None
    code_for: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a question that we proposed: the question, and the facts that were heard in it."""

    question: Json
    text: str
    told: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor. `story` is why they came, `heard` the facts in it and `meant` the programmes that it is about.

    `skipped` are the questions (fact, member) that the visitor cannot answer. `instead` holds what else is
    supposed, typed into the same fields, for a look side by side; `code` opens what was known when its digest was
    `code_for`. `training` is the made family of a practice; `sent` names the forms that were taken, and `said` is what
    the officer was told to the last of them.
    """

    basis: Basis = "registered_family"
    consent: Consent = Consent()
    story: str = ""
    heard: tuple[Json, ...] = ()
    meant: tuple[str, ...] = ()
    danger: str | None = None
    rows: tuple[Row, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answered, ...] = ()
    skipped: frozenset[tuple[str, str | None]] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None
    code_for: str | None = None
    training: str | None = None
    sent: tuple[str, ...] = ()
    said: str = ""
    counted: bool = False

    def to_json(self) -> Json:
        """Plain data, to be sealed by whoever keeps it."""
        return {**asdict(self), "skipped": sorted(self.skipped, key=str)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Visit":
        """The visit that `to_json` wrote.

        >>> visit = Visit(rows=(Row("p1", "나 67"),), skipped=frozenset({("household.size", None)}))
        >>> Visit.from_json(visit.to_json()) == visit
        True
        """
        return cls(
            **{
                **data,
                "consent": Consent(**data["consent"]),
                "heard": tuple(data["heard"]),
                "meant": tuple(data["meant"]),
                "rows": tuple(Row(**row) for row in data["rows"]),
                "answers": tuple(Answered(**{**one, "told": tuple(one["told"])}) for one in data["answers"]),
                "sent": tuple(data["sent"]),
                "skipped": frozenset((fact, member) for fact, member in data["skipped"]),
            }
        )
