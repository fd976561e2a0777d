# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The fields of a form that came with a request."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request

FEW = 20


def fields(most: int) -> Any:
    """A dependency that reads the text fields by name; a form with files or with more fields is refused.

    Zero bytes are left out: no database keeps them.
    """

    async def read(request: Request) -> Mapping[str, str]:
        async with request.form(max_files=0, max_fields=most) as form:
            return {name: value.replace("\0", "") for name, value in form.items() if isinstance(value, str)}

    return Depends(read)


Form = Annotated[Mapping[str, str], fields(FEW)]
"""The fields of a form, in a route's signature."""
