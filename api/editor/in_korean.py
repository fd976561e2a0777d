# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the check of the catalogue says, in the words of who keeps it: `messages.yaml` has each message.

The check itself knows nothing of this: a message is recognised by its own text, with what stands in its braces.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("messages.yaml")
WHOLE = "said"
"""The name of what must be known itself: a hint behind it is no help in another language."""
BRACES = re.compile(r"\{(\w+)\}")


def in_korean(message: str) -> str | None:
    """The message in Korean; None where nobody has put it into Korean.

    >>> in_korean("'name' is missing.")
    "'name' 칸이 없어요. 적어 주세요."
    >>> in_korean("'incme' is no 시·도. Did you mean 'income'?"), in_korean("something else")
    ("'incme' 시·도는 없어요. 혹시 'income'인가요?", None)
    """
    for pattern, korean in _messages():
        if found := pattern.fullmatch(message):
            given = {name: in_korean(text) for name, text in found.groupdict().items()}
            if given.get(WHOLE, "") is None:
                return None
            return korean.format(**{name: given[name] or text for name, text in found.groupdict().items()})
    return None


@cache
def _messages() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple((re.compile("".join(_parts(english)), re.DOTALL), korean) for english, korean in known.items())


def _parts(english: str) -> Iterator[str]:
    """A pattern for the message: its words as they are, anything in its braces."""
    for place, part in enumerate(BRACES.split(english)):
        yield f"(?P<{part}>.*)" if place % 2 else re.escape(part)
