# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The words a recogniser should expect: those of the line, of the open choices, and places or benefits."""

from collections.abc import Iterator
from functools import cache

from api.voice.call import Call
from bot.korean.place_table import SIDO, Level, names
from rules_engine import Catalogue

MOST, LONGEST = 300, 100
"""Twilio takes 500 of a hundred characters each."""
ALWAYS = ("네", "아니요", "맞아요", "직원", "다시", "천천히", "크게", "모르겠어요", "일 번", "이 번", "삼 번", "계속")


def hints(call: Call, catalogue: Catalogue) -> str:
    """The hints of a prompt, comma separated."""
    labels = [choice.label for choice in call.current.choices]
    asked = call.prompt.fact or ""
    more = _places() if asked.startswith("residence.") else _benefits(catalogue) if not asked else ()
    words = dict.fromkeys(word.replace(",", " ")[:LONGEST] for word in (*ALWAYS, *labels, *more))
    return ", ".join(list(words)[:MOST])


@cache
def _places() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named()))


def _named() -> Iterator[str]:
    """Every province as it is called, then every city, county and district."""
    for name, others in SIDO.items():
        yield from (name, *others[:1])
    for found in names().values():
        yield from (place.sigungu for place, level, _ in found if level is Level.SIGUNGU and not place.old)


def _benefits(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of benefits, those of the whole country first."""
    known = sorted(catalogue.programmes.values(), key=lambda one: one.provider.get("kind") != "국가")
    return tuple(one.name for one in known)
