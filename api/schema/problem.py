# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How errors look, and how every route declares them."""

from typing import Any

from pydantic import BaseModel


class ProblemItem(BaseModel):
    """One part of the input that cannot be read."""

    path: str
    message: str


class Problem(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemItem] | None = None


_WORDS = {
    400: "읽지 못한 요청",
    404: "없음",
    405: "쓸 수 없는 방법",
    413: "32 kB보다 긴 본문",
    415: "JSON이 아닌 본문",
    422: "읽을 수 없는 내용",
    429: "너무 잦은 요청 (Retry-After 초 뒤에)",
    500: "뜻밖의 문제",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors, besides 429 and 500."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": _WORDS[status], "content": {"application/problem+json": schema}}
        for status in (*statuses, 429, 500)
    }


READS = (400, 413, 415, 422)
"""The errors of a route that reads a body."""
