# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was found, as a text message: names, papers, where to go, whom to call, and how to come back."""

from collections.abc import Iterable, Iterator
from datetime import date

from actions.conversation import Conversation
from actions.hearing.people import called
from actions.household import ME
from actions.results.listing import receivable, worth_knowing
from actions.results.offering import rank
from actions.turns.wished import Wished
from rules_engine import Catalogue, Result

MOST = 10
LIMIT = 2000
"""Bytes of a long message (LMS). Carriers count CP949, gateways in between UTF-8, so the longer one counts."""


def summary(talk: Conversation, catalogue: Catalogue, today: date, code: str | None = None) -> tuple[str, ...]:
    """The messages, each within the limit and cut only between two benefits; none where nothing was found."""
    wished = Wished("", talk, (), catalogue, today)
    shown = {key.split("|")[0] for key in talk.shown}
    found = [*receivable(wished.screening), *worth_knowing(wished.screening)]
    first = sorted(found, key=lambda group: (group[0].programme.id not in shown, rank(group)))[:MOST]
    items = [_item([wished.screening.result(one.pair) for one in group], wished) for group in first]
    if not items:
        return ()
    voice = wished.voice
    ends = [
        *([voice("summary.more", count=len(found) - MOST)] if len(found) > MOST else []),
        voice("summary.end"),
        *([voice("summary.code", code=code)] if code else []),
    ]
    return split((voice("summary.head", count=len(items)), *items, "\n".join(ends)))


def split(items: Iterable[str], limit: int = LIMIT) -> tuple[str, ...]:
    """The items in as few messages as they fit in; one that is longer than a message loses its last lines.

    >>> [len(message) for message in split(["가" * 300, "나" * 300, "다" * 300])]
    [602, 300]
    """
    messages: list[str] = []
    for item in (_within(item, limit) for item in items):
        together = f"{messages[-1]}\n\n{item}" if messages else item
        if messages and size(together) <= limit:
            messages[-1] = together
        else:
            messages.append(item)
    return tuple(messages)


def size(text: str) -> int:
    """How many bytes a text takes, in whichever of the two encodings takes more."""
    return max(len(text.encode()), len(text.encode("cp949", errors="replace")))


def _within(item: str, limit: int) -> str:
    lines = item.split("\n")
    while len(lines) > 1 and size("\n".join(lines)) > limit:
        lines.pop()
    text = "\n".join(lines)
    while size(text) > limit:
        text = text[:-1]
    return text


def _item(results: list[Result], wished: Wished) -> str:
    return "\n".join(_lines(results, wished))


def _lines(results: list[Result], wished: Wished) -> Iterator[str]:
    first, voice = results[0], wished.voice
    whom = ", ".join(filter(None, (_who(one, wished) for one in results)))
    yield f"■ {first.programme.name}" + (f"({whom})" if whom else "")
    if first.apply.documents:
        yield voice("summary.papers", papers=", ".join(first.apply.documents))
    if first.apply.how:
        yield voice("summary.where", where=first.apply.how[0])
    phone = first.apply.phone or first.programme.apply.phone or first.programme.provider.get("phone")
    if phone:
        yield voice("summary.phone", phone=phone)


def _who(result: Result, wished: Wished) -> str:
    return "" if result.member in (None, ME) else called(wished.talk.situation, result.member)
