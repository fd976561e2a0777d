# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Request bodies are JSON, and say so."""

from fastapi import Depends, Request

from api.http.problems import ProblemError


async def _require_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise ProblemError(415)


JsonBody = Depends(_require_json)
"""Refuses what does not declare itself JSON: a form of another site could otherwise be read as such."""
