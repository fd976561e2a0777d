# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the line can do: ask, ring somebody, end the call."""

from dataclasses import dataclass

from api.voice.call import Call


@dataclass(frozen=True, slots=True)
class Ask:
    """Say the open page and listen."""


@dataclass(frozen=True, slots=True)
class Dial:
    """Say a sentence and ring a number."""

    text: str
    number: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """Say a sentence and end the call."""

    text: str


Reaction = Ask | Dial | HangUp
Reacted = tuple[Call, Reaction]
ASK = Ask()
