# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Answers about using a benefit: yes, no, or that it is not on record; what the notes say is quoted, not weighed."""

import re
from collections.abc import Callable, Iterator

from actions.asked.commands import closed
from actions.asked.use_question import Asked, forms_of, parts
from actions.phrasing.money import won
from actions.results.about import About
from actions.results.hours_told import hours_told
from actions.results.use_until import until_told
from rules_engine.facts.sets import Outcome
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.use import Price, Times
from rules_engine.texts import wording
from rules_engine.texts.wording import Word
from rules_engine.verdicts.evaluation import judge

NOTED = {
    "cards": re.compile("카드"),
    "trades": re.compile("써요|못 써|쓸 수|하지 않아요|해 드려요"),
    "times": re.compile("[0-9]+ ?(번|회|시간|개|점|일)(까지|씩|을 |쓸|이용|$)"),
    "until": re.compile("(까지|안에) (쓸|써|쓰|사용|이용)|쓰면"),
    "hours": re.compile("시부터|시까지|24시간|쉬어요|쉬는 날"),
    "prices": re.compile("원을 내|내요|무료|요금|본인부담"),
}
"""Which sentences of a programme's notes speak of what is asked, where nothing is held as data."""
LEAST_SYLLABLES = 2


def use_told(asked: Asked, about: About, said: str) -> Iterator[str]:
    """What is on record of what is asked."""
    lines = list(_TOLD[asked.aspect](asked, about, said))
    yield from lines or _noted(asked, about) or _unknown(asked, about)


def _noted(asked: Asked, about: About) -> list[str]:
    """What the notes say in words, where it is not held as data."""
    amount = about.period.amount or about.programme.amount
    told = None if about.result is None or about.result.amount is None else about.result.amount.text
    texts = [told or (amount.text if amount else None), *about.programme.notes]
    sentences = [one for text in texts if text for one in re.split(r"(?<=[.?!])\s+", text)]
    found = [one for one in sentences if NOTED[asked.aspect].search(one)]
    if asked.aspect == "trades" and asked.word:
        found = [one for one in found if any(form in closed(one) for form in forms_of(asked.word))]
    return [about.voice("use.noted", name=about.programme.name), *dict.fromkeys(found)] if found else []


def _unknown(asked: Asked, about: About) -> list[str]:
    name = about.programme.name
    if asked.aspect == "trades" and asked.word:
        said = about.voice("use.trade_unknown", name=name, word=asked.word)
    else:
        said = about.voice(f"use.{asked.aspect}_unknown", name=name)
    return [said, about.phone()]


def _cards(asked: Asked, about: About, _said: str) -> Iterator[str]:
    listed, voice, name = about.programme.use.cards, about.voice, about.programme.name
    if not listed:
        return
    cards = ", ".join(one if one.endswith(("카드", "포인트")) else f"{one}카드" for one in listed)
    if not asked.word:
        yield voice("use.cards", name=name, cards=cards)
        return
    card = asked.word if asked.word.endswith("카드") else f"{asked.word}카드"
    if any(_company(one) == _company(card) for one in listed):
        yield voice("use.card_yes", name=name, card=card)
    elif all(_kind(one) for one in listed) and not _kind(card):
        yield voice("use.card_company_unknown", cards=cards)
    else:
        yield voice("use.card_no", card=card)
        yield voice("use.cards", name=name, cards=cards)


def _company(card: str) -> str:
    short = closed(card).removesuffix("카드")
    return {"kb국민": "국민", "비씨": "bc"}.get(short, short)


def _kind(card: str) -> bool:
    """Whether this is a kind of card and names no company."""
    return closed(card).startswith(("신용", "체크", "선불", "교통", "국민행복", "온라인")) or card.endswith("포인트")


def _trades(asked: Asked, about: About, _said: str) -> Iterator[str]:
    use, voice = about.programme.use, about.voice
    if not (use.used_for or use.not_for):
        return
    if asked.word:
        allowed, barred = (any(_means(asked.word, one) for one in listed) for listed in (use.used_for, use.not_for))
        occasion = "use.trade_no" if barred else "use.trade_yes" if allowed else "use.trade_unknown"
        yield voice(occasion, name=about.programme.name, word=asked.word)
        if allowed and not barred:
            return
    if use.used_for:
        yield voice("use.used_for", words=", ".join(use.used_for))
    if use.not_for:
        yield voice("use.not_for", words=", ".join(use.not_for))


def _means(word: str, entry: str) -> bool:
    """Whether an entry of a list is what was asked about.

    >>> _means("면세점", "면세점 등"), _means("취사", "요리"), _means("온라인", "미용실"), _means("청소", "입주청소")
    (True, True, False, False)
    """
    words = {closed(entry), *(closed(part) for part in parts(entry))}
    return any(form in words or any(_begins(one, form) for one in words) for form in (*forms_of(word), closed(word)))


def _begins(word: str, form: str) -> bool:
    return len(form) >= LEAST_SYLLABLES and word.startswith(form)


def _times(_asked: Asked, about: About, _said: str) -> Iterator[str]:
    listed = about.programme.use.times
    if listed:
        yield about.voice("use.times", name=about.programme.name, times=", ".join(map(times_in_words, listed)))


def times_in_words(times: Times) -> str:
    """How much of it one may have.

    >>> times_in_words(Times(48, "번", "1년")), times_in_words(Times(3, "점(책)", "14일"))
    ('1년에 48번', '책은 14일 동안 3점')
    """
    item = re.fullmatch(r"(.+)\((.+)\)", times.unit)
    if item is not None:
        return f"{Word(item[2]):은} {times.per + ' 동안 ' if times.per else ''}{times.count}{item[1]}"
    return f"{times.per}에 {times.count}{times.unit}" if times.per else f"모두 {times.count}{times.unit}"


def _until(_asked: Asked, about: About, _said: str) -> Iterator[str]:
    yield from until_told(about)


def _hours(_asked: Asked, about: About, said: str) -> Iterator[str]:
    yield from hours_told(about, said)


def _prices(_asked: Asked, about: About, _said: str) -> Iterator[str]:
    yield from prices_told(about)


def prices_told(about: About) -> Iterator[str]:
    """What the user pays: the price of this household where it is known, else every price with its condition."""
    prices, voice, name = about.programme.use.prices, about.voice, about.programme.name
    possible: list[int] = []
    for place, price in enumerate(prices):
        outcome = judge(price.when, about.known, about.on).outcome
        if outcome is Outcome.HOLDS and not possible:
            yield voice("use.price", name=name, price=price_in_words(price))
            if price.when:
                yield voice("use.price_because", why=", ".join(_conditions(place, about)))
            yield from _beside(price)
            return
        if outcome is not Outcome.FAILS:
            possible.append(place)
        if outcome is Outcome.HOLDS:
            break
    if not possible:
        return
    yield voice("use.prices_depend", name=name)
    for place in possible:
        conditions = ", ".join(_conditions(place, about)) or voice("use.price_else")
        yield f"· {conditions}: {price_in_words(prices[place])}"


def price_in_words(price: Price) -> str:
    """One price.

    >>> price_in_words(Price(5000, "한 시간")), price_in_words(Price(0)), price_in_words(Price(None, text="반값"))
    ('한 시간에 5,000원', '무료', '반값')
    """
    if price.krw is None:
        return price.text or ""
    if price.krw == 0:
        return "무료"
    return f"{price.per}에 {won(price.krw)}" if price.per else won(price.krw)


def _beside(price: Price) -> Iterator[str]:
    if price.krw is not None and price.text and "무료" not in price.text:
        yield price.text


def _conditions(place: int, about: About) -> list[str]:
    """The conditions of a price, with the figure that holds for this household."""
    atoms = [one for one in about.programme.use.prices[place].when if isinstance(one, Atom)]
    needs = [(atom, wording.need(atom, about.known, about.on)) for atom in atoms]
    return [wording.label(atom.fact) if need.startswith("해당") else need for atom, need in needs]


_TOLD: dict[str, Callable[[Asked, About, str], Iterator[str]]] = {
    "cards": _cards,
    "trades": _trades,
    "times": _times,
    "until": _until,
    "hours": _hours,
    "prices": _prices,
}
