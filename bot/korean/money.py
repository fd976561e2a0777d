# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Amounts of money and what each is: 월급 이백, 보증금 오백에 삼십, 예금 천만원, 칠팔십만 원, 소득이 하나도 없어요."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.korean.bounds import bounded, last_figure
from bot.korean.jamo import ends_in_consonant
from bot.korean.line import Line, read
from bot.korean.mention import JSON
from bot.korean.money_given import is_given_away
from bot.korean.money_none import nothings
from bot.korean.money_sums import LEAST_JOTTED, MAN, Sum, earns, in_won, stands_apart, sums_of
from bot.korean.money_words import INCOME_KINDS, Kind, Word, money_words
from bot.korean.numbers import parse

EXPECTED: dict[str, Kind] = {
    "household.monthly_income_krw": "income",
    "household.recognised_income_krw": "income",
    "household.earned_income_krw": "earned",
    "household.other_income_krw": "other",
    "household.residential_property_krw": "residential_property",
    "household.general_property_krw": "general_property",
    "household.financial_assets_krw": "financial",
    "household.vehicle_krw": "vehicle",
    "household.debt_krw": "debt",
    "household.assets_krw": "assets",
    "household.monthly_rent_krw": "rent",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in won, where it stands in the text (`start`, `end`) and what kind of money it is.

    `norm` is an integer, a range `{"min", "max"}`, or `{"krw": …, "per": "year"}` (or week, day, hour) when the person
    did not speak of a month. `none` tells that the person said there is none of it; `norm` is then 0. `least` is what
    it may be as well where nobody left a space: 월급이백팔십 is 280 or, its 이 being a particle, 180.
    """

    kind: Kind
    norm: JSON
    start: int
    end: int
    none: bool = False
    explicit: bool = True
    least: int | None = None


def amounts(text: str, expecting: str | None = None) -> tuple[Amount, ...]:
    """Every amount of money in a text, classed by the words around it.

    `expecting` is the path of the fact just asked, so that "한 팔십" alone is an amount.

    >>> [(found.kind, found.norm) for found in amounts("월급 이백에 월세는 40이고 빚은 없어요")]
    [('earned', 2000000), ('rent', 400000), ('debt', 0)]
    >>> [(found.kind, found.norm) for found in amounts("한 칠팔십", "household.monthly_income_krw")]
    [('income', {'min': 700000, 'max': 800000})]
    """
    line = read(text)
    wanted = EXPECTED.get(expecting or "")
    absent = list(_nothings(line, wanted))
    present = [
        amount
        for amount in _amounts(line, wanted)
        if all(amount.end <= no.start or amount.start >= no.end for no in absent)
    ]
    return tuple(sorted((*present, *absent), key=lambda amount: amount.start))


def _amounts(line: Line, wanted: Kind | None) -> Iterator[Amount]:
    words = money_words(line)
    sums = sums_of(line, words)
    pair = _deposit_and_rent(line, sums, words)
    floor = 0
    previous: Kind = "unknown"
    for index, money in enumerate(sums):
        ceiling = sums[index + 1].start if index + 1 < len(sums) else len(line.closed)
        if not money.unit and not money.won and _AGED.match(line.closed, money.end):
            continue
        kind = pair.get(money.start) or _kind(line, money, words, floor=floor, ceiling=ceiling)
        if kind == "unknown" and previous != "unknown" and _continues(line, floor, money.start):
            kind = previous
        if kind in {"unknown", "income", "other", "expense", "rent"} and _OFFER.match(line.closed, money.end):
            kind = "benefit"
        if kind in {"unknown", "income", "other"} and _OFFERED.search(line.before(money.start)):
            kind = "benefit"
        raised = kind == "rent" and _RAISED.match(line.closed, money.end)
        if raised:
            kind = "expense"
        if kind in {*INCOME_KINDS, "unknown"} and is_given_away(line, money.start, money.end):
            kind = "expense"
        if kind in INCOME_KINDS and _ONCE.search(line.before(money.start)):
            kind = "expense"
        if kind == "rent" and _RECEIVED.match(line.closed, money.end):
            kind = "other"
        if kind in {*INCOME_KINDS, "unknown"} and _SPENT.match(line.closed, money.end):
            kind = "expense"
        if kind in INCOME_KINDS and _CHANGED.match(line.closed, money.end):
            kind = "expense"
        if kind in {"income", "unknown"} and _PAYS.match(line.closed, money.end):
            kind = "rent" if wanted == "rent" else "expense"
        if _LAST_YEAR.search(line.before(money.start)):
            kind = "expense"
        said = _INCOME_SAID.search(line.before(money.start))
        if wanted and (kind == "unknown" or (kind == "income" and wanted not in INCOME_KINDS and not said)):
            kind = wanted
        if not _is_money(line, money, kind):
            continue
        floor, previous = money.end, "rent" if raised else kind
        yield _amount(line, money, kind)


def _nothings(line: Line, wanted: Kind | None) -> Iterator[Amount]:
    for kind, start, end in nothings(line, wanted):
        yield Amount(kind, 0, line.at[start], line.at[end - 1] + 1, none=True)


_AGED = re.compile("(?:된|먹은|넘은)?(?:노인|영감|할머니|할아버지|할매|할배|할멈|할망|하르방|늙은이|어르신)")
"""After a number of years: "국민연금 받는 칠십 노인"."""
_LAST_YEAR = re.compile(
    "(?:작년|지난해|재작년|예전|그전)(?:한해|에는?|까지)?(?:총|전체|제|우리)?(?:소득|수입|연봉|월급|벌이)[은는이가만도]?(?:한|약)?$"
)
"""What came in once is no income of now."""
_INCOME_SAID = re.compile("(?:소득|수입|벌이)[은는이가만도]?(?:한|약|총)?$")
_OFFER = re.compile(
    "(?:이나|정도|까지|씩|을|를|은|이)*(?:준다|주나|주냐|주는거|주는지|주던데|지원|신청하|받고싶|받으려"
    "|보태(?!줘"
    "|주[고셔시는니며면]|준|줍)|나온다던|나온다고|나오나|나오냐|그거|되는지|가능|(?:이)?라던데|받을수|맞나|맞아|맞습|맞음|맞죠|충전|단위"
    "|이라는게|다주)"
)
_OFFERED = re.compile(
    "(?:낳으면|낳고|태어나면|출산하면|임신하면|신청하면)(?:나라에서|정부에서|구에서|시에서)?(?:주는|준다는|나오는|나온다는|받는)$"
)
"""Before a sum that everybody is given: "애 낳고 주는 이백만원"."""
_PAYS = re.compile(
    "(?:씩|정도|쯤|을|를|만)*(?:내(?![려가일놓외년후리에게])|낸(?!다고)|냅|나[가갑간갔]|갚|상환|납부|부어|붓|(?:이|가|은)?(?:밀[려렸렷린]|체납|연체|못냈))"
)
"""What is paid each month, be it not said for what, is nothing that comes in."""
_SPENT = re.compile(
    "(?:씩|정도|쯤|이나|을|를|짜리)*(?:갚|상환|납부|고지서|청구서|영수증|(?:주고|들여서?|내고)(?:샀|사서|구입|맞[췄추]|고쳤|수리)|떼[였이먹]|날[렸려])"
)
"""After a sum that goes out, whatever it comes from: "월급에서 50씩 갚아요", "200만 원 주고 샀어요"."""
_RECEIVED = re.compile("(?:씩|정도|쯤|을|를|이|가)*(?:받(?:아[요서먹]|는데|는거|고(?!싶)|습|네|지)|들어[오와온옵])")
"""After a rent: somebody lets a room and lives on it, "월세 삼십만 원 받아요"."""
_CHANGED = re.compile(
    "(?:씩|정도|쯤|가량|이나|을|를)*(?:깎[여였인]|줄[었어]|덜나|올[랐라])|도(?:못|안)(?:받|줘|주|보내|나[와오])"
)
"""After a sum that does not come in: "연금이 사만 원 깎였어", "십 원도 못 받고"."""
_RAISED = re.compile("(?:씩|이나|을|를|정도)*(?:더)?(?:올[려렸린릴]|인상)")
"""After a sum by which a rent goes up: "월세를 5만 원 올렸어요"."""
_ONCE = re.compile(
    "(?:[주받벌]|보내|나오|타)던(?:거|돈|월급|용돈)?$|(?:^|[^가-힣]|[고데요])(?:전에|예전에|그전에|옛날에|한창때)는?(?:월|한달에|매달)?$"
    "|(?:작년|재작년|지난달)까지(?:는|만해도)?(?:월|한달에|매달)?$"
)
"""Before a sum that came in once: "부쳐 주던 삼십만 원", "전에는 월 300 벌었는데"."""
_PAIR_SIGN = re.compile("에(?:월|월세|다달이|매달|달에)?|[-/]월?세?|보증금에월세?|월세?")


def _deposit_and_rent(line: Line, sums: list[Sum], words: tuple[Word, ...]) -> dict[int, Kind]:
    """오백에 사십오, 1000/50: a deposit and a rent, where nobody speaks of income between."""
    for first, second in pairwise(sums):
        between = line.closed[first.end : second.start]
        named = any(word.kind in {"deposit", "rent"} for word in words if word.end <= second.start + 2)
        bare = not any(word.kind in INCOME_KINDS and not word.hint for word in words)
        if _earned(line, first, words) or _each_month(line, first):
            continue
        if _PAIR_SIGN.fullmatch(between) and first.number.lo > second.number.hi and (named or bare):
            return {first.start: "deposit", second.start: "rent"}
        if named and between == "/" and second.number.lo > first.number.hi and _rent_before(words, first):
            return {first.start: "rent", second.start: "deposit"}
        if named and between in {"월", ",월", "에월", "만원에월"} and first.number.lo > second.number.hi:
            return {first.start: "deposit", second.start: "rent"}
    return {}


def _rent_before(words: tuple[Word, ...], money: Sum) -> bool:
    """Whether a rent is named right before a sum: "월세 45/500" is written the other way round."""
    before = [word for word in words if word.end <= money.start and not word.hint]
    return bool(before) and before[-1].kind == "rent" and before[-1].end == money.start


def _earned(line: Line, money: Sum, words: tuple[Word, ...]) -> bool:
    """Whether the word right before a sum says that it comes in: "월급 백구십에 월세 삼십" is no deposit."""
    before = [word for word in words if word.end <= money.start and not word.hint]
    return bool(before) and before[-1].kind in INCOME_KINDS and not _broken(line, before[-1].end, money.start)


_LET_BY_THE_STATE = re.compile(
    "(?:영구|국민|공공|매입|전세)임[대데]|임대(?:아파트|주택|빌라|살|사)|행복주택|주공(?!무)|[ls]h|엘에이치"
)
_LOW_RENT = 300_000
"""What such a home costs a month at most, when nobody says what the sum is: "영구임대 2인 월 7만"."""
_MONTHS = frozenset({"월", "한달에", "매월", "다달이", "달마다", "매달", "다달에", "한달이"})
_BREAK = re.compile("(?:(?<!이라)고|[데까요다며죠유디,.?!…]|(?<=지)만)")


def _broken(line: Line, start: int, end: int) -> bool:
    """Whether a clause ends between two places."""
    return any(line.gap[place] and _BREAK.match(line.closed, place - 1) for place in range(start + 1, end + 1))


_CLAUSE_ENDS = re.compile("(?:씩|정도|쯤|가량)*(?:이[고구며]|인[데디]|이?에요|예요|입니다)")
"""After a sum: what follows tells of something else, be there a space or not."""
_PAID_FOR = re.compile("(?:만|이|가|은|는|도|로|으로)?(?:한|달에|한달에)?")
_PAID = re.compile(
    "(?:씩|정도|쯤|을|를|은|이|만|다달이|매달)*(?:내(?!려|가|일)|낸|냅|나[가갑간]|줘(?!서)|주고|준다|줍|드려|드리|짜리)"
)
_LIVED_IN = re.compile("(?:정도|쯤)?에(?:살|삽|사는|사오|있|지내|들어|얻|방)")
_EACH_MONTH = re.compile("(?:월|매달|한달에)$")
_A_MONTH = re.compile("월(?!세)|매달|다달이|달달이|달에")
_PAID_TO_LIVE = re.compile(
    "(?:씩|정도|쯤|을|를|다달이|매달)*(?:내|주)(?:고|구|면서|며)(?:혼자|둘이|여기|그냥|계속)?(?:살|삽|사는|사오|사우|사유|산다|산당|지내|있어|있습)"
)
"""Who pays and lives pays for where they live: "다달이 이십만 원씩 주고 사는디"."""
_HOME_PAID = re.compile(
    "(?:씩|정도|쯤)?(?:내고?|주고?|짜리|내면서)(?:는|사는)?(?:[가-힣]{2}임대|임대|행복주택|원룸|투룸|쪽방|고시|셋방|반지하|옥탑|방)"
)
"""What stands between a rent and the home it is paid for: "십오만 원 내는 임대아파트"."""
_HOUSING = re.compile(
    "방(?:하나|한칸|을|에|값|세|두칸|이)|집(?:을|에|주인)|세들|셋방|세를|하숙|여관|여인숙|모텔|쪽방|고시텔|달방|고시원"
    "|원룸|임대|월세|반전세|[ls]h|엘에이치|주공|셋집|곁방|주인집|빌려|얻어"
)


def _kind(line: Line, money: Sum, words: tuple[Word, ...], *, floor: int, ceiling: int) -> Kind:
    """The nearest telling word before the amount in its clause, then after it, then a hint, then farther off."""
    left = [word for word in words if floor <= word.start and word.end <= money.start]
    ends = _CLAUSE_ENDS.match(line.closed, money.end)
    right = [word for word in words if not ends and money.end <= word.start < min(ceiling, money.end + 10)]
    telling_left = [word for word in left if not word.hint]
    if re.search("무보증|보증금(?:은|이|도)?없", line.before(money.start)):
        return "rent"
    if not telling_left and (afterwards := _AFTERWARDS.match(line.closed, money.end)):
        return "rent" if afterwards["rent"] else "income"
    paid_for = (
        telling_left
        and telling_left[-1].kind == "expense"
        and _PAID_FOR.fullmatch(line.closed, telling_left[-1].end, money.start)
    )
    if paid_for:
        return "expense"
    if _HOME_PAID.match(line.closed, money.end) or _PAID_TO_LIVE.match(line.closed, money.end):
        return "rent"
    near = [word for word in telling_left if not _broken(line, word.end, money.start)]
    if near and near[-1].kind not in INCOME_KINDS and _income_named(line, near[-1].end, money.start):
        return "income"
    if near and near[-1].kind == "deposit" and _A_MONTH.search(line.closed, near[-1].end, money.start):
        return "rent"
    owned = near and near[-1].kind in {*WORTH_KINDS, "financial"}
    if owned and _EARNED.match(line.closed, money.end):
        return "income"
    if near:
        return near[-1].kind
    if telling_left and telling_left[-1].kind == "rent" and _rent_paid(line, money):
        return "rent"
    if telling_left and telling_left[-1].kind in WORTH_KINDS and _IS_WORTH.match(line.closed, money.end):
        return telling_left[-1].kind
    monthly = _each_month(line, money)
    telling_right = [
        word
        for word in right
        if not word.hint
        and not _broken(line, money.end, word.start)
        and not _has_its_own(line, money, word)
        and not (monthly and word.kind in WORTH_KINDS)
    ]
    if telling_right and telling_right[0].kind == "expense" and _comes_in(line, money, telling_right[0]):
        return "income"
    by_earner = earns(line, money.start) and not money.unit and stands_apart(line, money.end)
    by_earner = by_earner and money.number.lo >= LEAST_JOTTED * MAN
    if by_earner and telling_right and telling_right[0].kind in {"deposit", "residential_property"}:  # 남편 260 전세
        return "income"
    if telling_right and telling_right[0].kind == "deposit" and any(word.end == money.start for word in left):
        return "income"
    if telling_right:
        return telling_right[0].kind
    hints = [word for word in (*left, *right) if word.hint]
    only_month = all(line.closed[word.start : word.end] in _MONTHS for word in hints)
    if hints and only_month and telling_left and telling_left[-1].kind == "rent":
        return "rent"
    if only_month and money.number.hi <= _LOW_RENT and _LET_BY_THE_STATE.search(line.before(money.start)):
        return "rent"
    if _LIVED_IN.match(line.closed, money.end):
        return "rent"
    if _PAID.match(line.closed, money.end) and _HOUSING.search(line.closed):
        return "rent"
    if any(not _broken(line, min(word.end, money.end), max(word.start, money.start)) for word in hints):
        return "income"
    if by_earner:
        return "income"
    if telling_left:
        return telling_left[-1].kind
    return "income" if hints else "unknown"


_EARNED = re.compile("(?:씩|정도|쯤|을|를|은|이)*(?:벌(?:[어고었지]|이)|버는|번다|법니|들어[오와온옵]|찍[히혀힙]|꽂)")
"""After a sum that comes in by what somebody owns: "트럭으로 이백 벌어요", "통장에 이백 들어와요"."""
_COMES_IN = re.compile("(?:씩|정도|쯤|을|를|이|가)*(?:받[아고는으습]|나오[는고네]|들어오|벌[어고])")


def _comes_in(line: Line, money: Sum, spent: Word) -> bool:
    """Whether a sum is said to come in before it is told what it goes into: "십구만 원 나오는 거 약값 하고"."""
    found = _COMES_IN.match(line.closed, money.end)
    return found is not None and found.end() <= spent.start


def _each_month(line: Line, money: Sum) -> bool:
    """Whether a sum comes or goes each month and so is no deposit and no worth of a home: "월350 자가"."""
    found = _EACH_MONTH.search(line.before(money.start))
    return found is not None and line.gap[money.start - len(found[0])]


def _has_its_own(line: Line, money: Sum, word: Word) -> bool:
    """Whether figures follow a word that stands behind a sum, and tell of it: "82 국민연금18", "19만 관리비9"."""
    followed = line.closed[word.end : word.end + 1].isdigit()
    return followed and (word.kind == "expense" or not money.unit)


_AFTERWARDS = re.compile(
    "[가-힣]{0,6}(?:요|다|야|여|유|네|지)[,.]?(?:(?P<rent>월세|방세|집세|방값|임대료)|월급|소득|수입|벌이)(?:이|가|은|는|요)?[.!?]*$"
)
"""Behind a statement what it was about: "관리비 포함해서 32만 원이에요 월세가"."""
WORTH_KINDS = frozenset({"residential_property", "general_property", "vehicle"})
_IS_WORTH = re.compile(
    "(?:쯤|정도|이나|가량|은|밖에)*(?:하(?!루|나|고(?:살|생활))|해(?:요|유|여|$)|한(?:대|다)|합니|합디|안?(?:가(?=요|유|고|는|네|지|서|까)|갈|간다|갑니|나가|나갈|나간|나갑|될|되|돼|됩))"
)
"""What is said of a thing's worth: "시골집 하나 있는데 4천만원쯤 하고", "육천이나 갈랑가 몰러"."""


def _income_named(line: Line, start: int, end: int) -> bool:
    """Whether income is spoken of nearer to the sum than anything else: "저희 집 소득은 월 320만 원"."""
    return bool(re.search("소득|수입", line.closed[start:end]))


_GIVER = re.compile(
    "아들|딸|자식|자녀|애들|엄마|아빠|어머니|아버지|부모|동생|형|누나|오빠|언니|며느리|사위|손주|나라|정부"
)


def _rent_paid(line: Line, money: Sum) -> bool:
    """Whether a sum is given for the room spoken of before, and not by somebody else: "셋방 살아. 이십만 원씩 줘"."""
    return bool(_PAID.match(line.closed, money.end)) and not _GIVER.search(line.closed)


def _continues(line: Line, floor: int, start: int) -> bool:
    return floor > 0 and not re.search("[.?!]|(?:살|세|명)", line.closed[floor:start]) and start - floor <= 8


def _is_money(line: Line, money: Sum, kind: Kind) -> bool:
    """A number with 원 or 만 is money; a bare one only where some word says so and it can be meant in 만 원."""
    if money.won or kind != "unknown":
        return money.unit or money.number.hi > 0 or kind != "unknown"
    whole = line.closed[money.start : money.end]
    return money.unit and ("억" in whole or (len(whole) > 2 and "만" in whole))


_AT_MOST = re.compile(
    "(?:많아야|많아봐야|많아봤자|기껏해야|기껏|끽해야|끽해봐야|최대|잘해야)(?:한|달에|한달에|월|약)*$"
)
_YEARLY = re.compile("연봉|연소득|일년에|1년에|한해에?|해마다|년에|년치|연세|연간|연수입|일년|(?<![가-힣])연(?=$)")
_DAILY = re.compile("일당|하루에?|날마다|일급")
_WEEKLY = re.compile("주급|주당|일주일에|한주에|매주")
_YEARLY_AFTER = re.compile("(?:이|정도|쯤|가)*(?:제|우리)?연(?:소득|봉|수입|간)")
_HOURLY = re.compile("시급|한시간에?|시간당")


def _amount(line: Line, money: Sum, kind: Kind) -> Amount:
    end = money.end
    tail = re.match("(?:정도|가량|쯤|씩|대|짜리)*", line.closed[end:])
    after = line.closed[end + (tail.end() if tail else 0) :]
    number = money.number
    if line.closed.startswith("여", end) and not money.won and line.closed.startswith("여만원", end):
        after = "남짓" + after
    norm = bounded(number, after, step=last_figure(number.lo))
    if isinstance(norm, int) and _AT_MOST.search(line.before(money.start)):
        norm = {"max": norm}
    per = _period(line, money)
    if per and kind in INCOME_KINDS | {"unknown", "rent"} and isinstance(norm, int):
        norm = {"krw": norm, "per": per}
    start = line.at[money.start]
    least = _without_particle(line, money) if norm == number.lo else None
    return Amount(kind, norm, start, line.at[end - 1] + 1, explicit=money.unit, least=least)


def _without_particle(line: Line, money: Sum) -> int | None:
    """The sum without its first 이, where that may be the particle of the word before: 월급이백팔십."""
    word = line.closed[money.start : money.end].removesuffix("원")
    before = line.closed[money.start - 1 : money.start]
    if word[:1] != "이" or line.gap[money.start] or not ends_in_consonant(before):
        return None
    rest = parse(word[1:])
    return in_won(rest, word, unit=money.unit).lo if rest and rest.lo > 1 and word[1] in "백천" else None


def _period(line: Line, money: Sum) -> str | None:
    """The period last named before the amount in its clause; a month is what nobody needs to say."""
    before = line.before(money.start, 14)
    named = [
        (found.start(), per)
        for per, sign in (("year", _YEARLY), ("day", _DAILY), ("week", _WEEKLY), ("hour", _HOURLY))
        for found in sign.finditer(before)
    ]
    if not named:
        return "year" if _YEARLY_AFTER.match(line.closed, money.end) else None
    place, per = max(named)
    return None if re.search("한?달에|월(?=[^급세])|매달", before[place:]) else per
