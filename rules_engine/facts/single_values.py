# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A single value of a fact as the contract writes it: what it means, or a Korean sentence that says what is wrong.

How a fact is read is settled once, for a household tells hundreds of them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rules_engine.facts.sets import FALSE, TRUE, Choice, Interval, Value
from rules_engine.facts.vocabulary import Fact

EARLIEST = date(1890, 1, 1)
FIRST_DAY, LAST_DAY = EARLIEST.toordinal(), date(2100, 12, 31).toordinal()
WRITTEN_DAY = len("2024-04-15")
LONGEST_WORD = 40
NO_DAY = "있는 날짜를 2024-04-15 꼴로 적어 주세요."
FAR_DAY = "1890년부터 2100년 사이의 날짜를 적어 주세요."
NO_TRUTH = "true, false, null 중 하나로 적어 주세요."
Single = Callable[[Any, int], Value | None]
"""Reads a value on a day, which is given as an ordinal; None for what is not right as it stands."""


def single(fact: Fact) -> Single:
    """How a single value of a fact is read."""
    match fact.type:
        case "integer":
            return _number_between(fact.minimum, fact.maximum)
        case "date":
            return _any_day if fact.future else _past_day
        case "boolean":
            return _truth
        case "choice" | "text":
            return _word if fact.options_of is None else _one_of(fact.options_of)
    return _nothing


def wrong(value: Any, fact: Fact) -> str:
    """What is wrong with a single number, day, or yes or no."""
    match fact.type:
        case "integer" if isinstance(value, bool) or not isinstance(value, int):
            return f"{fact.label}: 숫자(정수)로 적어 주세요."
        case "integer":
            unit = fact.unit
            return f"{fact.label}: {fact.minimum:,}{unit}부터 {fact.maximum:,}{unit}까지 적을 수 있어요."
        case "date":
            return wrong_day(value) or f"{fact.label}: 기준일보다 뒤의 날짜예요. 날짜를 다시 확인해 주세요."
        case "boolean":
            return NO_TRUTH
    return "여기에는 값을 적을 수 없어요."


def wrong_day(value: Any) -> str | None:
    """What is wrong with a day, whatever it is the day of."""
    day = ordinal(value)
    if day is None:
        return NO_DAY
    return None if FIRST_DAY <= day <= LAST_DAY else FAR_DAY


def ordinal(value: Any) -> int | None:
    """The ordinal of a day; None where it is none."""
    if not isinstance(value, str) or len(value) != WRITTEN_DAY:
        return None
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return None


def _number_between(least: int, most: int) -> Single:
    def read(value: Any, _: int) -> Interval | None:
        right = isinstance(value, int) and least <= value <= most and not isinstance(value, bool)
        return Interval(value, value) if right else None

    return read


def _past_day(value: Any, today: int) -> Interval | None:
    day = ordinal(value)
    return None if day is None or not FIRST_DAY <= day <= today else Interval(day, day)


def _any_day(value: Any, _: int) -> Interval | None:
    return _past_day(value, LAST_DAY)


def _truth(value: Any, _: int) -> Interval | None:
    return TRUE if value is True else FALSE if value is False else None


def _word(value: Any, _: int) -> Choice | None:
    return Choice(frozenset((value,))) if isinstance(value, str) and 0 < len(value) <= LONGEST_WORD else None


def _one_of(options: Mapping[str, str]) -> Single:
    choices = {word: Choice(frozenset((word,))) for word in options}
    return lambda value, _: choices.get(value) if isinstance(value, str) else None


def _nothing(_value: Any, _today: int) -> None:
    return None
