# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a carrier of text messages must do, and the one that needs no account: it writes files."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


class TryLaterError(Exception):
    """Nobody said that the carrier has the message; it may have it, and it may take it later."""


class RefusedError(Exception):
    """The carrier will never take the message: the number does not exist, or it does not want ours."""


class StoppedError(RefusedError):
    """Whoever has this number wants no more messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text message.

    `id` stays the same at every try, so that a carrier can know a message it has already taken. `to` is a domestic
    mobile number in digits, `kind` what the message is (`summary`), for carriers that want an approved template.
    `tried_since` is set when it was tried before: then a carrier looks whether it has arrived, and sends only if not.
    """

    id: str
    to: str
    kind: str
    text: str
    tried_since: datetime | None = None

    @property
    def international(self) -> str:
        """The number as the world dials it.

        >>> Message("1", "01012345678", "summary", "안녕하세요").international
        '+821012345678'
        """
        return f"+82{self.to[1:]}"


class Sender(Protocol):
    """Hands a message over. It returns once the carrier has it, and raises `TryLaterError` or `RefusedError`."""

    def send(self, message: Message) -> None:
        """Hand over."""


@dataclass(frozen=True, slots=True)
class FileSender:
    """Writes each message into a folder that only we may read; the same message is written once."""

    folder: Path

    def send(self, message: Message) -> None:
        """Write `<id>.txt`: the number in the first line, then the text."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self.folder / f"{message.id}.txt"
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{message.to}\n\n{message.text}\n")
        except OSError as error:
            raise TryLaterError from error
