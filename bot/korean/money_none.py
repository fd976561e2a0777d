# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Sayings that there is no money of some kind: 소득이 하나도 없어요, 집은 없고, 한 푼도 못 벌어요."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from bot.korean.line import Line
from bot.korean.money_lists import ends_in_other, listed_before
from bot.korean.money_words import Kind, begins

_NOUNS: Final[tuple[tuple[Kind, str], ...]] = (
    ("rent", "월세|방세|집세|임대료"),
    ("debt", "빚|부채|대출|융자|갚을돈"),
    (
        "financial",
        "예금|적금|저금|저축(?:해?둔거|한거|한돈)?|통장에(?:돈|있는돈)|모아?둔(?:돈|거)|모은(?:돈"
        "|거)|현금|금융재산|가진돈",
    ),
    ("vehicle", "자동차|승용차|차(?=[는도가만며랑없]|하나|고(?:다|모두|전부|아무|하나|없))|차량"),
    (
        "residential_property",
        "집도절|집한칸|내집|(?:제|내|우리|본인)?명의로?(?:된|의)?집|집(?=[은이도만없]|하나)|아파트|주택",
    ),
    ("general_property", "땅|토지|논밭|상가|건물"),
    ("assets", "재산|자산"),
    ("deposit", "보증금"),
    (
        "income",
        "(?:월|잡히는|다른|딴|고정|일정한|정해진|내|제|가구|뚜렷한)*(?:소득|수입|돈벌이"
        "|벌이)(?:이?랄(?:것|게|거))?|(?:버|번|들어오|나오|가져오|갖고오|벌어오|가져가|쥐)는(?:돈"
        "|거|것|게|데|디|건|기)"
        "|돈(?:들어오는|나오는|나올|들어올)(?:데|구멍|곳)|돈들어오는거|월급",
    ),
)
_PARTICLE = (
    "(?:자체)?(?:이나|이며|며|이랑|랑|이고|고|이|가|은|는|도|만|라고는|이라고는|라곤|이라곤|이라는게|따위"
    "|같은(?:거|건|것)(?:은|는|도)?)?"
)
_AT_ALL = (
    "(?:지금은?|현재는?|요즘은?|아무것?도?|하나도|하나토|하나(?=없)|전혀|일절|한푼도|따로|별로|아예|거의"
    "|그냥|딱히|아직은?|이제|인자|인제|요새는?|제앞으로|일원도|한군데도|다(?!른)|모두|전부|둘다|셋다|넷다)*"
)
_IS_NOT = "지(?:는|도|만은)?않|진않|는(?:거|건|게|것)(?:은|는|이|도)?아니"
"""Behind 없: it is there after all, "빚이 없는 건 아니에요"."""
_NONE = (
    f"(?:없(?!으면|어도|는(?!데|디|거|건)|을|더라도|이|{_IS_NOT})|어[서선]마씸|어수다|엄수|업수|업어[요유]|못벌|안벌(?!어오|면)|안들어"
    "|안나와|안내(?!면|리)|안나가|못들어|0원|0(?!\\d)|x(?![a-z])|ㄴㄴ|영원|제로|무소득)"
)
_ENDING = "(?:어요|어유|어예|수다|심더|당께요?|제|구먼|습니다|어라|음|네요|슈|다|고요|고|어|는데요|는데|지)?"
_SAYING = re.compile("|".join(f"(?P<{kind}>(?:{nouns})){_PARTICLE}{_AT_ALL}{_NONE}{_ENDING}" for kind, nouns in _NOUNS))
_NO_OTHER = re.compile(f"(?P<and>도|보험이?|주식이?){_AT_ALL}{_NONE}")
_EARNS_NOTHING = re.compile(
    "(?:돈을?|아무것도|한푼도|일원도|단돈일원도|십원도|십원한장|하나도|1원도)+(?:못버|못벌"
    "|안벌(?!어오|면)|못법)(?:어요|어|었어요|니다|지|고)?|아무(?:런)?(?:소득|수입|벌이)도?없|무소득|무수입|(?:소득|수입)제로|소득0"
)
_NOTHING_ELSE = re.compile(
    "(?:말고는?|말곤|빼고는?|빼곤|빼면|외에는?|밖에)(?:다른|딴|아무|따로)*(?P<noun>재산|집|땅"
    "|빚|차|소득|수입|돈|거|것|벌이|들어오는(?:거|돈|게|건)?|버는(?:거|돈|게)?)?(?:이|은|는"
    "|도|가)?(?:하나도|전혀|아무것도)?(?:없|안들어|못벌)"
)
_INCOMING = re.compile("(?:연금|수당|급여|용돈|월급|수급비|생계비|(?<!그)(?<!이)[거것]|돈)(?:만)?$")
_BARE = re.compile(
    "(?:[가-힣]{1,8}(?:라|라서|니까|어서|여서),?)?(?:그(?:거|것)?(?:외|밖|말고)(?:엔|에는|에|는)?|그거말곤|나머지(?:는|도)?|다른(?:건|것은?|거는?)|더는|더이상은?|그런거|그런건|저는|난|나는|아니요?|아뇨"
    "|네|예|음|어|지금은?|현재|아직|하나도|전혀|아무것도|한푼도|일절|따로)*[,.]*(?:없(?!으면"
    f"|어도|는(?!데|디)|{_IS_NOT})|0원?$|영원?$|안내요|안냅니다|안내)"
)


def nothings(line: Line, wanted: Kind | None) -> Iterator[tuple[Kind, int, int]]:
    """Each kind of money said to be absent, with its place in the closed text.

    >>> from bot.korean.line import read
    >>> list(nothings(read("집은 없고 빚도 없어요"), None))
    [('residential_property', 0, 4), ('debt', 4, 9)]
    >>> [kind for kind, _, _ in nothings(read("집도 예금도 차도 없어요"), None)]
    ['financial', 'residential_property', 'vehicle']
    >>> list(nothings(read("기초연금 말고는 소득이 없어요"), None))
    [('earned', 4, 11)]
    """
    rest = _NOTHING_ELSE.search(line.closed)
    if rest and not rest["noun"] and not _INCOMING.search(line.before(rest.start())):
        rest = None
    if rest and rest["noun"] not in {"재산", "집", "땅", "빚", "차"}:
        yield "earned", rest.start(), rest.end()
    heard = [rest.span()] if rest else []
    for found in _SAYING.finditer(line.closed):
        if rest and found.start() < rest.end() and rest.start() < found.end():
            continue
        if found[0][0] in "집차" and not begins(line, found.start()):
            continue
        heard.append(found.span())
        kind = cast(Kind, found.lastgroup)
        yield from listed_before(line, found.start(), kind)
        yield kind, *found.span()
    for found in _NO_OTHER.finditer(line.closed):
        other = ends_in_other(line, found.end("and"))
        if other is not None and not any(start <= found.start() < end for start, end in heard):
            yield from listed_before(line, other, None)
    if not heard:
        if nothing := _EARNS_NOTHING.search(line.closed):
            yield "income", *nothing.span()
        elif wanted and (bare := _BARE.match(line.closed)):
            yield wanted, *bare.span()
