# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Income, property, debt and rent in a text.

A question about the whole income or all property is closed: who answers it with "국민연금 삼십만 원" has told all there
is, so the rest is nothing, marked as assumed. What is told unasked sets only what was named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.asking import how_much, open_assets
from actions.hearing.learning import ASSETS, DEBT, INCOME, INCOME_PARTS, Told
from actions.household import value_of
from actions.phrasing.choices import choice
from actions.phrasing.figures import won_in
from actions.phrasing.money import won
from actions.phrasing.wording import KOREAN, Voice
from bot.korean import Mention
from bot.korean.line import read
from bot.korean.money import Amount, amounts
from bot.korean.money_words import Kind, money_words
from bot.korean.talk import corrects

EARNED, OTHER = INCOME_PARTS
RENT = "household.monthly_rent_krw"
PENSION = "member.statuses.occupational_pension"
PATHS = {
    "income": INCOME,
    "earned": EARNED,
    "other": OTHER,
    "rent": RENT,
    "deposit": "household.residential_property_krw",
    "residential_property": "household.residential_property_krw",
    "general_property": "household.general_property_krw",
    "financial": "household.financial_assets_krw",
    "vehicle": "household.vehicle_krw",
    "debt": DEBT,
    "assets": ASSETS,
}
POSSESSIONS = ("residential_property", "general_property", "financial", "vehicle", "debt")
THE_USUAL = frozenset({"residential_property", "financial", "vehicle"})
"""Who has told of all these, unasked, has gone through what they own."""
WHAT_FOR = "sum"
"""The name of the question what a sum is; it is no fact of a situation."""
LEAST_SUM = 30_000
MONEY = frozenset(PATHS.values())
NAMED_SOURCE = re.compile(
    "(국민|기초|노령|유족|장애인?|주택|농지|개인|산재|퇴직)연금|용돈|수당|급여|양육비|지원금|장학금|"
    "임대|이자|자식|아들|딸"
)
WORTH = re.compile(r"(?:짜리|하는)?(?P<what>집|아파트|빌라|주택|땅|논|밭|상가|건물|차|자동차|승용차|트럭)")
WORTHS: Mapping[str, Kind] = {
    **dict.fromkeys(("집", "아파트", "빌라", "주택"), "residential_property"),
    **dict.fromkeys(("땅", "논", "밭", "상가", "건물"), "general_property"),
}
THAT_IS_ALL = re.compile(
    "(그게|이게|그거|그것이|그것|그뿐|그거만|이거)(다|전부|뿐)(예|야|에|입|임|지|이|여|$)|"
    "^(그게)?(다|전부)(예요|입니다|야|이에요)$"
)
OWNS = re.compile(
    "(집|땅|논|밭|차|자동차|예금|적금|통장|빚|대출|아파트|상가|건물)(이|가|도|은|는)?(한채|한대|두채|"
    "두대|조금|좀|쪼금|약간|하나)?(있어요|있습니다|있어|있네|있소|있슈|있심더|있는데요?)$"
)
OWNED = {
    **WORTHS,
    **dict.fromkeys(("예금", "적금", "통장"), "financial"),
    **dict.fromkeys(("빚", "대출"), "debt"),
    **dict.fromkeys(("차", "자동차"), "vehicle"),
}
HOME_LOAN = re.compile("집(에|을)?(담보)?(대출|융자)|주택담보대출|주담대|집(을|에)?잡(히|고|혀)")
"""A debt on a home speaks of the home as well, whose worth is not said."""
IF_SO = re.compile(
    "(이|을|를|씩|정도|쯤|만)*((있으|벌|받으|넘으|되|들어오)면|주는(거|게|건|지|데|가)|준다(는|고|던|며)|준대|나온다(는|고|던))"
)
NOT_THAT = re.compile("(원)?(이|가|은|는|을|를)?(아니|말고)")


@dataclass(frozen=True, slots=True)
class HeardMoney:
    """What was told of money; `ask` is a question that the words raise, `unclear` a sum by the day or hour."""

    told: tuple[Told, ...] = ()
    ask: QuestionBlock | None = None
    unclear: bool = False


def hear_money(
    text: str,
    question: QuestionBlock | None,
    situation: Mapping[str, Any],
    latest: tuple[str, ...] = (),
    voice: Voice = KOREAN,
    ages: Sequence[Mention] = (),
) -> HeardMoney:
    """Everything that a text tells of money.

    Args:
        text: what was said.
        question: the question that waits.
        situation: what is known.
        latest: the facts told last, which a bare correction is about.
        voice: how a question is worded that the words raise.
        ages: the ages in the text; a bare number among them is no money: "할멈도 칠십".
    """
    if (corrected := _bare_correction(text, latest)) is not None:
        return HeardMoney((corrected,))
    if THAT_IS_ALL.search(closed(text)) and not amounts(text):
        return HeardMoney(tuple(_the_rest(latest, situation)))
    asked = question.fact if question is not None and question.fact in MONEY else None
    found = [_placed(amount, text) for amount in amounts(text, asked) if not _denied(text, amount)]
    years = {place for age in ages for place in range(age.start, age.end)}
    found = [amount for amount in found if amount.explicit or amount.none or amount.start not in years]
    found = [amount for amount in found if amount.kind in PATHS]
    unclear = any(isinstance(a.norm, Mapping) and a.norm.get("per") in ("day", "hour") for a in found)
    sums = _sums(found)
    told = (*_income(sums, asked, text, situation), *_property(sums, asked, text, situation), *_rent(sums, asked, text))
    ask = None
    if raised := _worth_unsaid(sums, asked, text):
        ask = how_much(PATHS[raised], voice)
    elif not told and asked is None and [amount.kind for amount in found] == []:
        ask = _what_for(text, voice)
    return HeardMoney(tuple(told), ask, unclear and not told)


def _what_for(text: str, voice: Voice) -> QuestionBlock | None:
    """A sum of which nothing tells what it is."""
    sums = [amount for amount in amounts(text) if amount.kind == "unknown" and isinstance(amount.norm, int)]
    if len(sums) != 1 or not isinstance(sums[0].norm, int) or sums[0].norm < LEAST_SUM:
        return None
    said = won(sums[0].norm)
    kinds = ("earned", "other", "savings", "debt", "rent")
    options = tuple(choice(voice, f"ask.sum_{kind}", sum=said) for kind in kinds)
    return QuestionBlock(WHAT_FOR, voice("ask.what_for", sum=won_in(voice, sums[0].norm)), "choice", options)


def _bare_correction(text: str, latest: tuple[str, ...]) -> Told | None:
    """ "아니 백팔십만 원이야": a sum without a word for it is a new sum of what was told last."""
    found = [amount for amount in amounts(text) if not _denied(text, amount)]
    about = next((path for path in latest if path in MONEY), None)
    if about is None or not corrects(text) or [amount.kind for amount in found] != ["unknown"]:
        return None
    value = _monthly(found[0].norm)
    return None if value is None else Told(about, value)


def _the_rest(latest: tuple[str, ...], situation: Mapping[str, Any]) -> Iterator[Told]:
    """ "그게 다예요": nothing else of the kind that was told last."""
    income = any(path in INCOME_PARTS for path in latest)
    rest = INCOME_PARTS if income else open_assets(situation) if set(latest) & MONEY else ()
    yield from (Told(path, 0) for path in rest if value_of(situation, path) is None)


def _placed(amount: Amount, text: str) -> Amount:
    """An amount with the thing it is the worth of: 2억짜리 집."""
    found = WORTH.match(closed(text[amount.end :]))
    if amount.kind in ("assets", "unknown") and found and not amount.none:
        return replace(amount, kind=WORTHS.get(found["what"], "vehicle"))
    return amount


def _denied(text: str, amount: Amount) -> bool:
    rest = closed(text[amount.end :])
    return not amount.none and bool(NOT_THAT.match(rest) or IF_SO.match(rest))


def _sums(found: list[Amount]) -> dict[str, Any]:
    """The amount of each kind, several of one kind added up; nothing said to be nothing outweighs an amount."""
    sums: dict[str, Any] = {}
    for amount in found:
        value = _monthly(amount.norm)
        if value is None:
            continue
        value = value if amount.least is None else {"min": amount.least, "max": value}
        known = sums.get(amount.kind)
        sums[amount.kind] = value if known is None else _added(known, value)
    if sums.get("deposit") is not None:
        sums["residential_property"] = _added(sums.pop("deposit"), sums.get("residential_property", 0))
    return sums


def _monthly(norm: Any) -> Any:
    if isinstance(norm, Mapping) and "krw" in norm:
        return norm["krw"] // 12 if norm.get("per") == "year" and isinstance(norm["krw"], int) else None
    return norm


def _added(one: Any, other: Any) -> Any:
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    ends = [value if isinstance(value, Mapping) else {"min": value, "max": value} for value in (one, other)]
    return {end: sum(value[end] for value in ends) for end in ("min", "max") if all(end in value for value in ends)}


def _income(sums: Mapping[str, Any], asked: str | None, text: str, situation: Mapping[str, Any]) -> Iterator[Told]:
    whole, earned, other = (sums.get(kind) for kind in ("income", "earned", "other"))
    if whole is None and earned is None and other is None:
        return
    parts = {path: value for path, value in ((EARNED, earned), (OTHER, other)) if value is not None}
    if parts and whole == 0:  # "소득은 없고 실업급여만 받아요": none but what is named
        whole = None
        parts = {**dict.fromkeys((EARNED,) if earned is None else (), 0), **parts}
    if whole is not None:
        yield Told(_whole_or_part(whole, asked, situation), whole)
    for path, value in parts.items():
        yield Told(path, value)
    if asked == INCOME and whole is None:
        yield from (Told(path, 0, assumed=True) for path in INCOME_PARTS if path not in parts)
    if asked in (INCOME, OTHER) and _no_such_pension(whole, other, asked, text, situation):
        yield Told(PENSION, value=False, member="me", assumed=True)


def _whole_or_part(whole: Any, asked: str | None, situation: Mapping[str, Any]) -> str:
    """The whole income; but a new sum, where one part is known to be all of it, is a new sum of that part."""
    if asked in INCOME_PARTS:
        return asked
    known = {path: value_of(situation, path) for path in INCOME_PARTS}
    sole = [path for path, value in known.items() if value not in (None, 0)]
    if whole != 0 and None not in known.values() and len(sole) == 1:
        return sole[0]
    return INCOME


def _no_such_pension(whole: Any, other: Any, asked: str | None, text: str, situation: Mapping[str, Any]) -> bool:
    if re.search("공무원|군인|사학|교직원|우체국", closed(text)):
        return False
    unknown = value_of(situation, PENSION, "me") is None
    nothing = other == 0 or whole == 0 or (asked == INCOME and whole is None and other is None)
    return unknown and (nothing or bool(NAMED_SOURCE.search(closed(text))))


def _property(sums: Mapping[str, Any], asked: str | None, text: str, situation: Mapping[str, Any]) -> Iterator[Told]:
    named = {kind: sums[kind] for kind in POSSESSIONS if kind in sums}
    for kind, value in named.items():
        yield Told(PATHS[kind], value)
    nothing = sums.get("assets") == 0
    if "assets" in sums and not nothing:
        yield Told(ASSETS, sums["assets"])
    gone_through = bool(named) if asked == ASSETS else set(named) >= THE_USUAL
    if not (nothing or gone_through):
        return
    unsaid = _named_without_worth(sums, text)
    spoken_of = {PATHS[kind] for kind in (*named, *unsaid)}
    for path in open_assets(situation):
        if path not in spoken_of and (asked == ASSETS or path != DEBT):  # nobody was asked about debt
            yield Told(path, 0, assumed=not nothing)


def _named_without_worth(sums: Mapping[str, Any], text: str) -> list[str]:
    words: tuple[Kind, ...] = tuple(word.kind for word in money_words(read(text)) if not word.hint)
    if HOME_LOAN.search(closed(text)):
        words = (*words, "residential_property")
    return [kind for kind in dict.fromkeys(words) if kind in POSSESSIONS and kind not in sums]


def _worth_unsaid(sums: Mapping[str, Any], asked: str | None, text: str) -> str | None:
    if asked in (INCOME, *INCOME_PARTS, RENT) or sums.get("assets") == 0:
        return None
    if asked is None and "debt" in sums and HOME_LOAN.search(closed(text)) and "residential_property" not in sums:
        return "residential_property"
    owns = None if sums or asked not in (None, ASSETS) else OWNS.search(closed(text))
    if asked is None or owns is not None:
        return None if owns is None else OWNED[owns[1]]
    return next(iter(_named_without_worth(sums, text)), None)


def _rent(sums: Mapping[str, Any], asked: str | None, text: str) -> Iterator[Told]:
    if "rent" in sums:
        yield Told(RENT, sums["rent"])
    elif asked == RENT and re.search("없|안내|안낸", closed(text)):
        yield Told(RENT, 0)
