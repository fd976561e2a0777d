# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Ages: 예순일곱, 67세, 육십대, 환갑, 우리 나이로 일흔, 49년생."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.korean.birth import births
from bot.korean.bounds import bounded
from bot.korean.line import Line, read
from bot.korean.mention import JSON, Mention
from bot.korean.number_words import FREE
from bot.korean.numbers import Number
from bot.korean.numerals import COUNTERS, Numeral, numerals
from bot.korean.own_age import NEARING, is_of_now, is_of_speaker
from bot.korean.place_table import named_at

OLDEST = 120
MILESTONES = {
    "육순": 60,
    "환갑": 60,
    "회갑": 60,
    "진갑": 61,
    "칠순": 70,
    "고희": 70,
    "희수": 77,
    "팔순": 80,
    "미수": 88,
    "구순": 90,
    "졸수": 90,
    "백순": 100,
}
_MILESTONE = re.compile(f"(?!미수[입금령])(?:{'|'.join(MILESTONES)})")
_YEARS = re.compile(
    "살(?!았|어(?=유|요|여|라|$)|고(?!등|모)|지(?!적|체|금|원)|며(?!느|늘)|면|림|던|기로|다가|아요|아$|아서|아(?!이|기|들)[가-힣]{0,2}$|인데살)"
    "|세(?!대(?!학)|금|후|전(?!화|세|동|북|남|주|업|라|문|임)|트|균|탁|배(?!우자)|상|입자|식구|가족|사람|모녀|모자|부녀|남매|명|놓|들어|월|종|자녀|번|군데|여(?!$|자|성|동생|미혼|기혼|이혼|무직|독거|혼자|한부모)|내|준|컨)"
)
_YEAR = re.compile("세")
_YEARS_BY_EAR = re.compile("(?:쌀(?=먹)|[쌀샬새셰](?=이|인|임|입|예|에|여|요|[^가-힣]|$))")
"""Years as they are mistyped: 열두쌀, 육십오새."""
_HOME = re.compile("[전월]세$")
_DECADE = re.compile(
    "(?:줄(?=에|이[에예었고]|인데|입|임|요)|대(?P<part>초반?|중반?|후반|말)?(?!출|상|학|구|덕|전|략|리|기|표|신|답)|(?P<part2>초반|중반|후반))"
)
_KOREAN_COUNT = re.compile(
    "(?:우리나이|한국나이|세는나이|집나이|우리네나이|옛날나이|한국식)(?:로|로는|론|으로"
    "|으로는)?(?:치면|하면|따지면)?,?(?:올해)?$"
)
_AGE_WORD = re.compile(
    "(?:나이|연세|춘추|연령|만나이|나이로|연세로|만으로|먹은나이)(?:가|는|은|이|도|요|라"
    "|로는?|라고|야|만)?(?:하면|치면|따지면)?[?,.…:]*(?:저는|나는|전|난|그|저|어|음|내가"
    "|제가)?"
    "(?:올해|금년|지금|이제|벌써|한|딱|만)*[,.…]?$"
    "|(?:^|[^가-힣]|나는|저는|내가|제가|난|전|이제|올해|지금|는|은)만으?로?[,.…]?$"
    "|(?:올해로?|금년에?|내년에?|내년이면|내후년이면|낼모레|내일모레|낼모래|곧|(?:달"
    "|개월)(?:뒤|후)에?|인제갓|이제갓)(?:나이|나이가|벌써|이제|딱|만|막|갓|에)*$"
)
_KIN = (
    "(?:어머니|아버지|엄마|아빠|할머니|할아버지|할매|할배|할부지|할아부지|할무니|할무이|어무니|어매|아배|어멍|아방|하르방|할망|마눌|와잎|각시|색시|바깥양반|집양반|남친|여친|시누이?|삼촌|숙모|올케|형수|처제|처남|누님|형님|어머님|아버님|장모님?|장인어른?"
    "|시어머니|시아버지|노모|모친|부친|남편|신랑|아내|집사람|와이프|마누라"
    "|할부지|할배|할매|할무니|할머님|할아버님|할아버지|할머니|장모님?|장인|영감|할멈|아들|딸|큰애|작은애|막내|둘째|셋째|첫째|애|아이|손주|손자|손녀|손녀딸|며느리"
    "|사위|배우자|시모|시부|엄니|어무이|아부지|조카|이모|고모|애기|아기|장남|장녀|동생|오빠|언니|누나|형|큰아들|큰딸|작은딸|작은아들|어르신)"
)
_KIN_BEFORE = re.compile(f"{_KIN}(?:님)?(?:은|는|이|가|께서|께서는|도)?(?:올해|지금|벌써|이제)?[(]?$")
_BESIDE_EARNINGS = re.compile(
    r"(?:소득|수입|월급|벌이|버는)[가-힣]{0,6}(?:\d{2,3}|[일이삼사오육칠팔구]?백[가-힣]{0,3})(?:만원?)?(?:이고|고)?[,/·]?"
    f"{_KIN}(?:은|는|이|가)?$"
)
"""Before a number behind kin that earns as well: "소득은 제가 120 남편 80"."""
_ONE_CHILD = re.compile(
    "(?:막내(?:딸|아들|애)?|막둥이|늦둥이|[첫둘셋넷]째|(?:큰|작은)(?:애|아이|아|놈|딸|아들|아그))(?:은|는|이|가)?[,/·]?$"
)
"""Before the years of one child: "큰애 12 막내 4", "큰애는 열하나"."""
_A_CHILD = re.compile("(?:아들|딸|애|아이|손자|손녀)$")
_IS = re.compile("(?:이?(?:에요|예요|여요|요|고|고요|구요|인데|인데요|입니다|야|여|라|지|네|임|니까|거든))")
_NEXT_YEAR = re.compile(
    "(?:곧|(?:달|개월)(?:뒤|후|있으면|지나면|뒤면|후면)에?|내년에?(?:이면|면|엔|에는"
    "|에)?)(?:벌써|이제|나이가|꼭|딱|만|나이로)*$"
)
_SOON_BEFORE = re.compile("(?:낼모레|내일모레|낼모래)(?:면|가|벌써|이면)?$")
_SOON_AFTER = re.compile(
    "(?:을|를|이|가|도)?(?:낼모레|내일모레|낼모래|코앞|눈앞|앞둔|앞두|앞에?두고|바라보|바라봐|다돼|다되|가까)"
)
_NOT_YET = re.compile(
    "(?:이|가|도)?(?:아직)?(?:되려면|될라면|되기전|될려면|될때까지|안됐|안됐|안되|안돼|못됐|못돼|안먹|미만)"
)
_PAST = re.compile(
    "(?:이었|였|의나이에|에(?!요|여|유|예|서|도|접어)|때|쩍|적에|부터(?!받|신청|가능|되|나오|주|줘"
    "|인|$)|시절|먹던|되던|무렵)"
)
_DIFFERENCE = re.compile(
    "(?:이나|이|은|정도|씩)?(?:더|위|아래|차이|터울|많|적어|적은|어리|어린(?!이|애|아이|아들|딸|손)|연상|연하|먼저|밑|손위|손아래|빠지|모자)"
)
_FROM = re.compile("부터")
_UP_TO = re.compile("까지")
_AGE_VERB = re.compile(
    "(?:이|가|을|를|이나)?(?:먹|묵|자셨|잡수|되셨|되신|되시|이시|이신|이세|이셔|이십니|세요|십니다|되네|됐소|됐네|돼가|되는구)"
)
_OLD_PERSON = re.compile(
    "(?:먹은|된|넘은|되신|넘으신|드신|잡순)?(?:시?어머니|시?아버지|시?부모님|엄마|아빠|장모님?|장인|노인네?(?!일자리|복지|정|회|연금)|늙은이|노모|노부|노친|할미|할매|할머니|할배|할아버지|영감|할망)"
)
_PASSED = re.compile("(?:이|은|을)?(?:다|조금|좀|훌쩍|갓)*(?:넘은지|넘었|넘어가|넘으|넘긴|넘겼|넘기|지났|줄)")
_MONEY_VERB = re.compile(
    "(?:이|을|를|은|만|정도|쯤|씩)*(?:벌|받|들어|나오|나와|나옵|타|줘|주(?!게|마씸|부)|보내|부쳐|내요|낸|냅|만원|원|얼마|갚|있)"
)
_SPOILT = re.compile("쉰(?:밥|목|내|소|음식|김치|지(?!금|체|적)|다음|뒤로|채)")
"""쉰 that is no fifty: food gone off, and having rested, "쉰 지 반년"."""
_SEX = re.compile(
    "[,/·]?(?:여자?|남자?|여성|남성|女|男|f|m)(?![가-힣a-z])|[,/·]?[여남](?=[1-9]인|독거|혼자|무직|이혼|미혼)"
)
_SEX_BEFORE = re.compile("(?:^|[^가-힣])(?:여|남|여자|남자|여성|남성)[,/·]?$")
_LIVES_SO = re.compile("[,/·]?(?:독거|자취|무직|미혼|이혼|혼자(?:삼|살|임|요))")
_OPENING = re.compile("(?:^|올|올해|현재|나이|[^가-힣\\d만원])$")
"""After a bare number that opens a text: "34 여 1인가구", "71 독거" tell who writes."""
_REST = re.compile(
    "(?:몇만|쉬|닷새|닷샛|하루|하룻|이틀|사흘|나흘|엿새|이레|여드레|아흐레|날|년|만원|원|대(?!학|기업|표|리)|가마|포대|포기|%|프로|점|번째|째|통|곳)"
)


def ages(line: Line, *, expecting: str | None = None, today: date | None = None) -> Iterator[Mention]:
    """Every age or birth that a text names, whoever it belongs to.

    >>> [found.norm for found in ages(read("우리 나이로 일흔하나, 만으로는 예순아홉"))]
    [{'min': 69, 'max': 70}, 69]
    """
    yield from births(line, expecting=expecting, today=today)
    told = [mention for numeral in numerals(line) if (mention := _age(line, numeral) or _in_row(line, numeral))]
    told += [
        line.mention("age", _milestone(line, found), found.start(), found.end())
        for found in _MILESTONE.finditer(line.closed)
    ]
    now = [line.place(mention.start) for mention in told]
    yield from (
        mention
        for mention in told
        if not any(NEARING.fullmatch(line.closed, line.place(mention.end), start) for start in now)
    )


def _age(line: Line, numeral: Numeral) -> Mention | None:
    start, end, number, native = numeral
    after = line.closed[end:]
    if not 0 <= number.lo <= number.hi <= OLDEST:
        return None
    if decade := _decade(number, after):
        length, norm = decade
        return line.mention("age", norm, start, end + length)
    counter = _counter(line, numeral)
    stop = counter or end
    rest = line.closed[stop:]
    if _DIFFERENCE.match(rest) or line.before(start, 4).endswith("보다"):
        return None
    if _PAST.match(rest) and not is_of_now(line, numeral):
        return None
    if not counter and not (_bare_native(line, numeral) if native else _bare_sino(line, numeral)):
        return None
    return line.mention("age", _norm(line, numeral, rest), start, stop)


_NOT_YEARS = frozenset({"서", "석", "너", "넉", "닷", "엿"})
"""Forms of three to six that stand before other counters only: "순천서 살제" names no age."""


_OF_CHILDREN = frozenset("삼육칠팔구")
"""What a recogniser writes for a child's years apart from all: "육 살"."""
_CHILDREN_BEFORE = re.compile("(?:애|아이|아그|자식|손주)들?(?:나이)?(?:은|는|이|가)?$")
_NEXT = re.compile("[,·]?")


def _opens(line: Line, start: int) -> bool:
    return bool(_OPENING.search(line.before(start, 2)))


def _in_row(line: Line, numeral: Numeral) -> Mention | None:
    """A number in a row of ages without a counter, which begins after children: 애들은 열다섯 열둘 아홉."""
    if _shares_years(line, numeral) or _of_one_child(line, numeral):
        return line.mention("age", numeral.number.norm(), numeral.start, numeral.end)
    row = _row(line, numeral)
    if len(row) < 2 or not _CHILDREN_BEFORE.search(line.before(row[0].start)):
        return None
    return line.mention("age", numeral.number.norm(), numeral.start, numeral.end)


_SO_MANY = 3
"""Fewer may be counted behind a word for one child: "막내 둘"."""
_IS_SO_OLD = re.compile("이?(?:에요|예요|여요|요|유|여|고|구|라|지|네|임|입니다|인데|인디)|[^가-힣]|$")


def _of_one_child(line: Line, numeral: Numeral) -> bool:
    """Whether a small number can only be the years of the child named before it: "큰애 열하나, 작은애 아홉이유"."""
    small = numeral.native and _SO_MANY <= numeral.number.lo <= 10
    return (
        small
        and bool(_ONE_CHILD.search(line.before(numeral.start)))
        and bool(_IS_SO_OLD.match(line.closed, numeral.end))
    )


_KIN_OF_MANY = re.compile(f"(?:{_KIN}|부모님?|부부|자녀|내외)(?:들)?(?:나이)?(?:은|는|이|가)?$")
_BESIDE = re.compile("[,/·]?")
MOST_COUNTED = 4
"""So many children are counted before their ages are told: "애 둘 네 살 두 살"."""


def _shares_years(line: Line, numeral: Numeral) -> bool:
    """Whether a number before another with years is an age too: "애들 9, 7살", "부모님 74/71세"."""
    listed = numerals(line)
    following = next((one for one in listed if one.start >= numeral.end), None)
    return bool(
        following
        and _bare(line, numeral)
        and _BESIDE.fullmatch(line.closed, numeral.end, following.start)
        and not (numeral.native and numeral.number.hi <= MOST_COUNTED and following.start == numeral.end)
        and _YEARS.match(line.closed, following.end)
        and _KIN_OF_MANY.search(line.before(numeral.start))
    )


def _bare(line: Line, numeral: Numeral) -> bool:
    """Whether a number is written as ages without a counter are: 열둘, or two figures at most."""
    word = line.closed[numeral.start : numeral.end]
    return numeral.native or (word.isdigit() and len(word) <= 2 and line.gap[numeral.start])


def _row(line: Line, numeral: Numeral) -> list[Numeral]:
    """The numbers that stand side by side with one, itself among them."""
    row = [numeral]
    found = [one for one in numerals(line) if _bare(line, one) and not COUNTERS.match(line.closed, one.end)]
    if numeral not in found:
        return []
    for one in reversed(found[: found.index(numeral)]):
        if not _NEXT.fullmatch(line.closed, one.end, row[0].start):
            break
        row.insert(0, one)
    for one in found[found.index(numeral) + 1 :]:
        if not _NEXT.fullmatch(line.closed, row[-1].end, one.start):
            break
        row.append(one)
    return row


def _counter(line: Line, numeral: Numeral) -> int | None:
    """The end of 살 or 세 after a number; "사세요" and "오세요" are verbs, "두 세대" are no age."""
    start, end, number, native = numeral
    written = line.closed[start].isdigit()
    apart = _place_at(line, end + 1) or (written and not line.gap[end] and line.gap[end + 1 : end + 2] == (True,))
    found = _YEARS.match(line.closed, end) or (_YEAR.match(line.closed, end) if apart else None)
    if not found:
        return _by_ear(line, numeral)
    word = line.closed[start:end]
    if found[0] == "세" and word in _NOT_YEARS and not line.gap[start]:
        return None
    if found[0] == "살" and (word in FREE or word in _NOT_YEARS or _HOME.search(line.before(end, 2))):
        return None
    if not native and not written:
        single = len(word) == 1 or set(word) <= set("만억조천백")
        followed = line.closed[end + 1 : end + 3]
        if single and word in _OF_CHILDREN and found[0] == "살" and line.gap[start] and line.gap[end]:
            return found.end()
        if word == "백" and found[0].startswith("살"):
            return found.end()
        child = (
            single
            and word in "일이삼사오육칠팔구십백"
            and line.gap[start]
            and followed[:1] in {"", "아", "이", "미", "여", "남", "부", "까", "짜", "입", "예"}
        )
        said = followed.startswith(("요", "여")) and followed not in {"여자", "여아", "여성"}  # "혼자 사세여"
        if single and not (child and found[0] == "세" and not said):
            return None
    return found.end() if number.lo <= OLDEST else None


def _by_ear(line: Line, numeral: Numeral) -> int | None:
    """The end of mistyped years after a number of two syllables or figures at least."""
    found = _YEARS_BY_EAR.match(line.closed, numeral.end)
    long_enough = numeral.end - numeral.start > 1 and not line.gap[numeral.end]
    return found.end() if found and long_enough and (line.gap[found.end()] or found.end() - numeral.end == 1) else None


def _place_at(line: Line, start: int) -> bool:
    """Whether a word that begins here is a place: "29세 전남 여수" is no 세전, "45세 대구" no 세대."""
    return start < len(line.closed) and line.gap[start] and named_at(line.closed, start)


def _bare_native(line: Line, numeral: Numeral) -> bool:
    """A native numeral from eleven up, with no other counter, is an age: 예순일곱, 팔십다섯, 열아홉."""
    start, end, number, _ = numeral
    after = line.closed[end:]
    word = line.closed[start:end]
    if number.lo < 11 or _counts(line, numeral) or _REST.match(after) or word.startswith("여남은"):
        return False
    if word in {"백일", "스무"}:  # a hundred days; "산 지 스무 해"
        return False
    if word == "쉰" and _SPOILT.match(line.closed, start):
        return False
    return not re.search(
        "(?:식구|가족|가구|명|합쳐서?|모두|합해서?|다해서|명이)(?:가|이|은|는)?$", line.before(start)
    ) and not _MONEY_VERB.match(after)


_ALONE = ("하나", "둘", "셋", "넷")
"""Forms in which a number stands by itself; before what it counts it ends in 한, 두, 세, 네."""
_COUNTED = re.compile(
    "$|이?[가은는를을도만랑]|이|씩|정도|쯤|에|으?로|와|과|하고|째|동안|전|후|뒤|간|이상|이하|미만|넘|밖|남짓|가까|짜리|어치|[^가-힣]"
)


def _counts(line: Line, numeral: Numeral) -> bool:
    """Whether something is counted: "마흔 대", and neither "마흔 대학생" nor "서른셋 인천"."""
    found = COUNTERS.match(line.closed, numeral.end)
    if found is None or found[0] == "인" or line.closed[: numeral.end].endswith(_ALONE):
        return False
    word_goes_on = found.end() < len(line.closed) and not line.gap[found.end()]
    return not (line.gap[numeral.end] and word_goes_on and not _COUNTED.match(line.closed, found.end()))


def _bare_sino(line: Line, numeral: Numeral) -> bool:
    """A Sino-Korean numeral or figures need a word for age beside them."""
    start, end, number, _ = numeral
    after, before = line.closed[end:], line.before(start)
    word = line.closed[start:end]
    if COUNTERS.match(after) or _REST.match(after) or _MONEY_VERB.match(after) or number.lo < 1:
        return False
    if word == "백일" or set(word) & set("만억조천") or (len(word) == 1 and not word.isdigit()):
        return False
    if _AGE_WORD.search(before) or _KOREAN_COUNT.search(before):
        return True
    if _SOON_AFTER.match(after) and number.lo >= 20:
        return True
    if number.lo >= 60 and _OLD_PERSON.match(after):
        return True
    tens = number.lo >= 10
    if tens and line.gap[start] and (_SEX.match(after) or _LIVES_SO.match(after)) and _opens(line, start):
        return True
    if tens and _SEX_BEFORE.search(before) and line.gap[start] and line.gap[end]:
        return True
    if _BESIDE_EARNINGS.search(before):
        return False
    if tens and _KIN_BEFORE.search(before) and (line.gap[start] or word[0] != "이"):
        return True
    if number.lo >= 15 and is_of_speaker(line, start) and (_IS.match(after) or line.gap[end]):
        return True
    if len(word) == 1 and line.gap[end] and _figure_of_child(line, numeral):
        return True
    if (
        number.lo % 10 == 0
        and number.lo >= 30
        and _PASSED.match(after)
        and not re.search("벌|받|나와|나오|원", line.closed)
    ):
        return True
    return (
        tens
        and number.lo >= 20
        and bool(_AGE_VERB.match(after))
        and not re.search("(?:월급|소득|수입|연금|달에)", before)
    )


def _figure_of_child(line: Line, numeral: Numeral) -> bool:
    """Whether a figure is a child's age: 막내 4, and 아들9, who are too many to be counted."""
    before = line.before(numeral.start)
    return bool(_ONE_CHILD.search(before) or (numeral.number.lo > MOST_COUNTED and _A_CHILD.search(before)))


def _norm(line: Line, numeral: Numeral, rest: str) -> JSON:
    number = numeral.number
    before = line.before(numeral.start, 16)
    if _KOREAN_COUNT.search(before):
        return {"min": number.lo - 2, "max": number.hi - 1}
    if _NOT_YET.match(rest):
        return {"max": number.hi - 1}
    if _NEXT_YEAR.search(before):
        return Number(number.lo - 1, number.hi - 1).norm()
    if _SOON_BEFORE.search(before) or _SOON_AFTER.match(rest):
        return {"min": number.lo - 2, "max": number.hi - 1}
    if _FROM.match(rest):
        return {"min": number.lo}
    if _UP_TO.match(rest):
        return {"max": number.hi}
    return bounded(number, rest)


def _decade(number: Number, after: str) -> tuple[int, JSON] | None:
    """육십 대, 20대 중반: the length of the counter and the range."""
    found = _DECADE.match(after)
    if not found or number.lo % 10 or not 10 <= number.lo <= 90 or number.lo != number.hi:
        return None
    first, last = {"초": (0, 3), "중": (4, 6), "후": (7, 9), "말": (7, 9)}.get(
        (found["part"] or found["part2"] or "전")[0], (0, 9)
    )
    return found.end(), {"min": number.lo + first, "max": number.lo + last}


_SINCE = re.compile("(?:이|을|은)?(?:지난|지나고|넘은|넘긴)지(?P<years>[일이삼사오육칠팔구십\\d]{1,2})년")


def _milestone(line: Line, found: re.Match[str]) -> JSON:
    """환갑 is 60; "환갑 지난 지 삼 년" 63; "환갑 지났어요" from 60 up."""
    age = MILESTONES[found[0]]
    rest = line.closed[found.end() :]
    if since := _SINCE.match(rest):
        inner = numerals(read(since["years"]))
        return age + inner[0].number.lo if inner else {"min": age}
    number = Number(age, age)
    if re.match("(?:이|을|은)?(?:지나|지났|지난|넘)", rest):
        return {"min": age}
    if _SOON_AFTER.match(rest) or _SOON_BEFORE.search(line.before(found.start())):
        return {"min": age - 2, "max": age - 1}
    if _NEXT_YEAR.search(line.before(found.start())):
        return age - 1
    return number.norm()
