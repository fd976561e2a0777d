# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/openapi.json and /docs: the reference, readable without script and without anybody else's server."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.web.templates import render

router = APIRouter(include_in_schema=False)


@router.get("/openapi.json")
def openapi(request: Request) -> JSONResponse:
    """The document for machines."""
    return JSONResponse(request.app.openapi())


@router.get("/docs")
def docs(request: Request) -> Response:
    """The document for people."""
    document = request.app.openapi()
    calls = [
        {"method": method.upper(), "path": path, **call}
        for path, methods in document["paths"].items()
        for method, call in methods.items()
    ]
    schemas = document["components"]["schemas"]
    shapes = [(name, _lines(schema)) for name, schema in sorted(schemas.items())]
    values = {"calls": calls, "shapes": shapes, "version": document["info"]["version"], "shape": shape}
    return render(request, "docs.html", values)


def shape(schema: dict[str, Any]) -> str:
    """A schema in one line.

    >>> shape({"type": "array", "items": {"$ref": "#/components/schemas/Result"}})
    '[Result]'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in schema or "oneOf" in schema:
        return " | ".join(dict.fromkeys(shape(one) for one in schema.get("anyOf") or schema["oneOf"]))
    if "enum" in schema or "const" in schema:
        return " | ".join(f'"{value}"' for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"[{shape(schema.get('items', {}))}]"
    kind = schema.get("type", "any")
    return " | ".join(kind) if isinstance(kind, list) else str(kind)


def _lines(schema: dict[str, Any]) -> list[tuple[str, str, bool]]:
    needed = schema.get("required", [])
    return [(name, shape(one), name in needed) for name, one in schema.get("properties", {}).items()]
