# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A screening: what is asked and what comes back."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from api.schema.programs import FactOption, Source
from api.schema.situation import situation_schema
from rules_engine.screening.asking import Basis, Stage, bases
from rules_engine.screening.imported_page import A_PAGE, MOST

Verdict = Literal["eligible", "confirm", "unknown", "ineligible"]


def _asking_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "Who asks, and on what ground; default: 본인, of the own household and family. `consent` is "
        "that of everybody asked about, and counts for a helper. `member` is the asker's id, where not the enquirer.",
        "properties": {
            "as": {"enum": list(bases())},
            "consent": {"type": ["boolean", "null"]},
            "member": {"type": ["string", "null"]},
        },
        "required": ["as"],
        "additionalProperties": False,
    }


class ImportedRequest(BaseModel):
    """Which of the imported, unreviewed results are listed: so many of them, the best first."""

    model_config = ConfigDict(extra="forbid")

    start: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    limit: Annotated[int, Field(ge=0, le=MOST)] = A_PAGE


class ScreeningRequest(BaseModel):
    """A situation, and what to look at."""

    model_config = ConfigDict(extra="forbid")

    situation: Annotated[dict[str, Any], WithJsonSchema(situation_schema())]
    for_: Annotated[list[str], Field(max_length=30)] | None = Field(default=None, alias="for")
    programs: Annotated[list[str], Field(max_length=1000)] | None = None
    include: list[Literal["ineligible", "unlikely"]] = []
    imported: ImportedRequest = ImportedRequest()
    asking: Annotated[dict[str, Any], WithJsonSchema(_asking_schema())] | None = None
    question_order: (
        Annotated[
            list[str],
            Field(
                max_length=100, description="먼저 물을 사실의 차례. 판정을 바꿀 수 없는 것은 여기 있어도 묻지 않아요."
            ),
        ]
        | None
    ) = None


class Asking(BaseModel):
    """Who asked, and how far a relation reaches here: 1 본인, 2 동일세대원, 3 가족관계등록부상 가족."""

    as_: Basis = Field(alias="as")
    label: str
    consent: bool | None
    member: str | None
    stage: Stage


class Refusal(BaseModel):
    """Whose results are left out (null: the household's), why, and what would allow it."""

    member: str | None
    reason: str


class ResultAmount(BaseModel):
    """What this household would get; `krw` is null where it is a range or only words."""

    krw: int | None
    range: dict[str, int | None] | None
    per: str | None
    period: str | None
    text: str | None


class Reason(BaseModel):
    """One condition, what we know, and whether it is met."""

    fact: str
    label: str
    need: str
    have: str
    met: bool | None
    source: Source


class ResultApply(BaseModel):
    """How this household would apply, and until when."""

    how: list[str]
    documents: list[str]
    deadline: str | None
    phone: str | None
    url: str | None
    window: Literal["open", "closed", "upcoming"] | str | None = None


class Result(BaseModel):
    """The verdict on one programme for one member (null: the household)."""

    program: str
    name: str
    member: str | None
    role: str
    role_label: str
    verdict: Verdict
    received: bool
    selection: Literal["quota", "review"] | None
    amount: ResultAmount | None
    reasons: list[Reason]
    missing: list[str]
    confirm: list[str]
    apply: ResultApply
    unreviewed: bool | None = None
    unlikely: bool | None = None


class Summary(BaseModel):
    """How many results came out how."""

    eligible: int
    confirm: int
    unknown: int
    ineligible: int
    received: int


class Imported(BaseModel):
    """How many imported results may fit and are ruled out; `next` is the `start` of the following ones."""

    count: int
    unlikely: int
    next: int | None


class Question(BaseModel):
    """The one fact that settles most."""

    fact: str
    member: str | None
    text: str
    kind: str
    options: list[FactOption]
    settles: int


class Screening(BaseModel):
    """All results, their count, and the next question."""

    as_of: str
    catalogue_version: str
    asking: Asking
    refused: list[Refusal]
    results: list[Result]
    summary: Summary
    imported: Imported
    question: Question | None
