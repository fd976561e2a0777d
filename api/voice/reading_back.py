# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text newly tells that is easily misheard, and how it is read back."""

from typing import Any

from actions import Turn
from actions.answer import RecapLine
from api.talk import Talk


def told(talk: Talk | None, turn: Turn) -> tuple[RecapLine, ...]:
    """The numbers and places that a text newly tells."""
    known = {(line["fact"], line["member"], line["value"]) for line in _recap(talk)}
    new = (line for line in turn.answer.recap if (line.fact, line.member, line.value) not in known)
    return tuple(
        line
        for line in new
        if not line.assumed and (line.fact.startswith("residence.") or any(sign.isdigit() for sign in line.value))
    )


def _recap(talk: Talk | None) -> list[Any]:
    return list(talk.exchanges[-1].answer["recap"]) if talk is not None and talk.exchanges else []


def read_back(lines: tuple[RecapLine, ...]) -> str:
    """ "칠십이 세," or, of several, each with its name."""
    if len(lines) == 1:
        return f"{lines[0].value}."
    return " ".join(f"{line.label} {line.value}." for line in lines)
