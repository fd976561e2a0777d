# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the contract says of using a programme, in the words that the dialogue has for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.phrasing.wording import Voice
from actions.results.hours_told import table
from actions.results.use_until import term_in_words
from actions.results.using import price_in_words, times_in_words
from rules_engine.programmes.use import Hours, Price, Times, Until

Json = Mapping[str, Any]


def price(one: Json) -> str:
    """A price with its conditions.

    >>> price({"krw": 5000, "per": "한 시간", "text": None, "conditions": [{"label": "소득", "need": "100% 이하"}]})
    '100% 이하: 한 시간에 5,000원'
    """
    told = price_in_words(Price(one["krw"], one["per"], (), one["text"]))
    needs = ", ".join(str(condition["need"]) for condition in one["conditions"] if "need" in condition)
    beside = f" ({one['text']})" if one["krw"] and one["text"] else ""
    return (f"{needs}: " if needs else "") + told + beside


def times(one: Json) -> str:
    """How often.

    >>> times({"count": 48, "unit": "번", "per": "1년"})
    '1년에 48번'
    """
    return times_in_words(Times(one["count"], one["unit"], one["per"]))


def term(until: Json) -> str:
    """How long."""
    return term_in_words(Until(until["after"], until["months"], until["days"]))


def hours(rows: Sequence[Json], today: str) -> list[str]:
    """The hours line by line."""
    typed = tuple(Hours(tuple(one["days"]), one["from"], one["to"], tuple(one["months"])) for one in rows)
    lines = table(typed, date.fromisoformat(today).month, Voice())
    return [line.removeprefix("· ") for line in lines]
