# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Won as people say them."""

from rules_engine.facts.sets import MAX, Interval
from rules_engine.verdicts.amounts import AmountResult

MAN, EOK = 10_000, 100_000_000
PERIODS = {"once": "한 번", "month": "월", "year": "1년에"}


def won(amount: int) -> str:
    """An amount in 억 and 만, to the won.

    >>> won(700_000), won(349_700), won(1_230_000_000), won(0), won(100_005_000), won(1_500)
    ('70만 원', '34만 9,700원', '12억 3,000만 원', '0원', '1억 5,000원', '1,500원')
    """
    eok, rest = divmod(amount, EOK)
    man, ones = divmod(rest, MAN)
    words = [f"{eok:,}억" if eok else "", f"{man:,}만" if man else "", f"{ones:,}원" if ones else ""]
    text = " ".join(word for word in words if word)
    return text if ones else f"{text} 원" if text else "0원"


def spread(krw: Interval) -> str:
    """An amount that is not certain.

    >>> spread(Interval(2_000_000, 3_000_000)), spread(Interval(0, 349_700)), spread(Interval(10_000, MAX))
    ('200만 원에서 300만 원', '최대 34만 9,700원', '1만 원 이상')
    """
    if krw.exact is not None:
        return won(krw.exact)
    if krw.hi >= MAX:
        return f"{won(krw.lo)} 이상"
    return f"최대 {won(krw.hi)}" if krw.lo <= 0 else f"{won(krw.lo)}에서 {won(krw.hi)}"


def amount_in_words(amount: AmountResult | None) -> str | None:
    """How much a programme gives, or None where the catalogue does not say.

    >>> amount_in_words(AmountResult(Interval(700_000, 700_000), "임산부 1인", "once"))
    '70만 원(임산부 1인, 한 번)'
    >>> amount_in_words(AmountResult(Interval(349_700, 349_700), None, "month", at_most=True))
    '월 최대 34만 9,700원'
    """
    if amount is None or (amount.krw is None and amount.text is None):
        return None
    if amount.krw is None or (amount.krw.lo <= 0 and amount.krw.hi >= MAX):
        return amount.text
    figure = spread(amount.krw)
    if amount.at_most and amount.krw.exact is not None:
        figure = f"최대 {figure}"
    period = PERIODS.get(amount.period or "", "")
    if period and amount.period != "once":
        figure, period = f"{period} {figure}", ""
    notes = ", ".join(note for note in (amount.per, period) if note)
    return f"{figure}({notes})" if notes else figure


def worth(amount: AmountResult | None) -> int:
    """What an amount is worth in a year, to rank by; what has no figure comes last."""
    if amount is None or amount.krw is None or amount.krw.hi >= MAX:
        return 0
    return amount.krw.hi * (12 if amount.period == "month" else 1)
