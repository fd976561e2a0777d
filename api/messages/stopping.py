# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The words with which somebody ends our messages by answering one, and begins them again."""

import re
from typing import Literal

STOP = re.compile(
    "그만|그만보내(요|세요|주세요)?|중지|거부|수신거부|해지|정지|보내지마(요|세요)?|stop|stopall|end|quit|unsubscribe|cancel"
)
START = re.compile("시작|다시보내(줘|요|세요|주세요)?|수신동의|start|unstop")


def wish_of(text: str) -> Literal["stop", "start"] | None:
    """What a text message to us wishes.

    >>> wish_of("수신 거부"), wish_of("STOP."), wish_of("다시 보내 주세요"), wish_of("기초연금이 뭐예요?")
    ('stop', 'stop', 'start', None)
    """
    said = re.sub(r"[\W_]", "", text.lower())
    if STOP.fullmatch(said):
        return "stop"
    return "start" if START.fullmatch(said) else None
