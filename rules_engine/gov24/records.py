# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One service as a public list publishes it: the fields of its list entry, its detail and its condition codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]
JOINED = "||"
"""What the source writes between several values in one string."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is published of one service; None where there is no detail, or no conditions, at all."""

    id: str
    listed: Fields
    detail: Fields | None = None
    conditions: Fields | None = None

    def text(self, *names: str) -> str | None:
        """The first of these fields that says something; the detail says more than the list."""
        for fields in (self.detail, self.listed):
            for name in names:
                value = (fields or {}).get(name)
                if value is not None and (said := str(value).strip()):
                    return said
        return None

    def values(self, *names: str) -> tuple[str, ...]:
        """Every value of the first of these fields that says something.

        >>> Record("a", {"사용자구분": "개인||가구"}).values("사용자구분")
        ('개인', '가구')
        """
        said = self.text(*names) or ""
        return tuple(dict.fromkeys(value.strip() for value in said.split(JOINED) if value.strip()))
