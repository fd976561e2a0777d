# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Money, days and counts as they are written in the language of a talk."""

from datetime import date

from actions.phrasing.money import PERIODS, amount_in_words, spread, won
from actions.phrasing.wording import Voice
from rules_engine.facts.sets import MAX, Interval
from rules_engine.texts import wording
from rules_engine.verdicts.amounts import AmountResult


def won_in(voice: Voice, amount: int) -> str:
    """An amount of won.

    >>> won_in(Voice(), 334_810), won_in(Voice(language="en"), 334_810)
    ('33만 4,810원', 'KRW 334,810')
    """
    return won(amount) if voice.language == "ko" else f"KRW {amount:,}"


def day_in(voice: Voice, day: date) -> str:
    """A day.

    >>> day_in(Voice(), date(2026, 5, 31)), day_in(Voice(language="vi"), date(2026, 5, 31))
    ('2026년 5월 31일', '2026-05-31')
    """
    return wording.day(day) if voice.language == "ko" else day.isoformat()


def counted(voice: Voice, number: int, unit: str) -> str:
    """A number with its unit.

    >>> counted(Voice(), 67, "세"), counted(Voice(language="en"), 67, "세")
    ('67세', '67 years')
    """
    return f"{number:,}{unit}" if voice.language == "ko" else f"{number:,} {voice.of(unit)}".strip()


def amount_in(voice: Voice, amount: AmountResult | None) -> str | None:
    """How much a programme gives; what the record says of it in words stays Korean beside the figure.

    >>> amount_in(Voice(language="en"), AmountResult(Interval(700_000, 700_000), "임산부 1인", "once"))
    'KRW 700,000 (once, 임산부 1인)'
    """
    if voice.language == "ko" or amount is None or amount.krw is None or amount.krw == Interval(0, MAX):
        return amount_in_words(amount)
    notes = [note for note in (voice.of(PERIODS.get(amount.period or "", "")), amount.per) if note]
    exact = amount.krw.exact is not None and amount.at_most
    figure = spread_in(voice, Interval(0, amount.krw.hi) if exact else amount.krw)
    return figure + (f" ({', '.join(notes)})" if notes else "")


def spread_in(voice: Voice, krw: Interval) -> str:
    """An amount that may not be certain.

    >>> spread_in(Voice(language="en"), Interval(0, 300_000)), spread_in(Voice(), Interval(0, 300_000))
    ('up to KRW 300,000', '최대 30만 원')
    """
    if voice.language == "ko":
        return spread(krw)
    low, high = won_in(voice, krw.lo), won_in(voice, krw.hi)
    if krw.exact is not None:
        return high
    if krw.hi >= MAX:
        return voice("facts.at_least", value=low)
    return voice("facts.at_most", value=high) if krw.lo <= 0 else voice("facts.between", low=low, high=high)
