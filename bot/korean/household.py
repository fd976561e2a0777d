# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How many live together, and how many children: 네 식구, 영감이랑 둘이, 나 혼자, 3인 가구, 애 둘."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.korean.line import Line, read
from bot.korean.mention import Mention
from bot.korean.numerals import Numeral, numerals

MOST = 30
RELATION = {
    "배우자": "spouse",
    "자녀": "child",
    "아들": "child",
    "딸": "child",
    "어머니": "parent",
    "아버지": "parent",
    "부모": "parent",
    "할머니": "grandparent",
    "할아버지": "grandparent",
    "조부모": "grandparent",
    "손자녀": "grandchild",
    "손자": "grandchild",
    "손녀": "grandchild",
    "형제자매": "sibling",
    "형": "sibling",
    "오빠": "sibling",
    "누나": "sibling",
    "언니": "sibling",
    "동생": "sibling",
}
"""The relation of the fact vocabulary for each standard word of a family member; anyone else is `other`."""

_LIVES = (
    "(?:살|삽|산(?![부모업책후길골속])|사는|사오|사우|사유|사시|사십|사세|사신|사쥬|사드"
    "|삼(?![가-힣촌])|지내|지낸|거주|있)"
)
_ALONE = re.compile(
    f"(?:나|저|내|본인|할머니|할아버지|어머니|아버지|엄마|아빠)?(?P<alone>혼자|홀로|독거"
    f"|독신(?:으로)?|홀몸|단신)(?:(?:서|만)?(?:[가-힣]{{0,4}}(?:집|방|원룸|고시원"
    f"|쪽방)에서?)?{_LIVES}|이?예요|이에요|예여|요|이여|여$|야|뿐|임|인|입|된지|남|몸|세대"
    f"|노인|가구|어르신|거주|살림|$|[.,!ㅠㅋㅎ~])"
    "|(?P<alone2>자취|혼밥혼잠)(?:해|하|중|함|임|생|를|방)"
    "|(?<![고랑과와캉])(?P<alone3>(?:나|저)(?:만|하나|뿐))(?:혼자)?(?:있|남|살|삽|올라|이에요"
    "|이여|요|임|예요|로|하나)"
    "|(?P<alone4>(?:세대원|같이사는사람|함께사는사람|딸린식구|동거인|동거가족)(?:은|이|도)?(?:하나도|아무도)?없)"
    "|(?P<alone5>단독세대|단독가구|싱글(?=이에요|입니다|이요|임))"
)
_RAISES = re.compile("혼자(?:서|만)?(?:된|됐|되|돼)")
_COUPLE = re.compile("(?P<couple>(?:우리|저희|노)?(?:내외|부부)(?:둘)?(?:만|뿐|끼리|둘이)|(?:단|달랑)둘)")
_OF_HOUSE = re.compile(
    "(?:인(?:이요|이에요|이여|입니다|임|요$)|인(?:가구|가족|세대|식구|살|살림|으로|기준)|식구"
    "|가족(?!센|돌봄|관)|(?:명|사람|분|인)(?:이|이서|서)?(?:같이|함께|한집에|모여)?"
    f"{_LIVES}|명(?:이)?(?:가족|식구|세대|대가족)|명(?:입니다|이에요|이요|요|임|이여)?(?=$"
    f"|[^가-힣])|사람(?=$|[^가-힣]|이서|나|남편|아내)|명(?:임|이에요|이요|요|입니다)(?=애|아"
    f"|우리|저))"
)
_TOGETHER = re.compile(
    f"(?:이서|서|이)?(?:만|뿐|같이|함께|오붓하게|단출하게|모여|한집에|한집에서|여기|여기서"
    f"|월세|전세|방한칸에|지금)*{_LIVES}"
    "|(?:이서|서)(?=$|[^가-힣]|요|만|뿐|임)|(?:이|뿐|만)?(?:이에요|예요|에요|요|이여|여|이오"
    "|뿐|이네|입니다|이우|임|이라|이지|이유|이구만|이나오|이나와|이나옵|이되|이돼)(?=$"
    "|[^가-힣]|[가-힣]{0,2}$)|(?:이|만)$|$"
)
_HOUSE_BEFORE = re.compile(
    "(?:합가해서?|(?<!딸린)식구|가족(?:수)?|가구원(?:수)?|세대원(?:수)?|집에|우리집|저희집"
    "|집안에|한집에|모두|다해서|다해|합쳐서?|합해서?|합치면|포함해서?|포함하면|까지하면"
    "|까지해서?|까지|통틀어|등본(?:떼면|에는?|상)|(?:같이|함께|실제로?)?사는(?:건|거는|것은"
    "|사람은?|식구는?)|총|도합|전부|이렇게|그래서|인제|이제)"
    "(?:가|이|은|는|도|수는|수가|인원|전부|다|모두|합쳐|총|에는|엔|으로|해서|하면|저까지"
    "|나까지|포함|원은|원이|해|구성원|래야|라고|,)*(?:한|딱|해서)?$"
)
_CHILD_BEFORE = re.compile(
    "(?:애|애들|아이|아이들|아기|애기|자식|자식들|자녀|아들|딸|손주|손주들|손자|손녀|조카"
    "|동생|형제|남매|쌍둥이|강아지|새끼|막내|언니|오빠|누나|형|방|집)(?:만|이|가|는|은|도|들"
    "|들이|들은|하고)?$"
)
_WITH = re.compile(
    "(?:랑|하고|와|과|데리고|모시고|캉|이영|같이|함께|끼고)$|(?:남편|아내|영감|할멈|엄마|아빠"
    "|저|나|아들|딸|며느리|손주|집사람)$"
)
_KEEPS = re.compile(
    "(?:을|를|이|가|은|는|도)?(?:데리|키우|키워|낳|거두|있(?!어요$|습니다$|슈)|남기|두고|딸린"
    "|시집|장가|출가|떠나|보내|다시|이혼|학교|달린|맡|기르|길러|다니)"
)
_CHILD_NOUN = "(?:애기|애들|애|아이들?|아기|자식들?|자녀|아들|딸|손주들?|쌍둥이까지애)"
_CHILDREN = re.compile(f"(?P<noun>{_CHILD_NOUN})(?:만|이|가|는|은|도|을|를)?$")
_NO_CHILD = re.compile("(?:애|아이|자식|자녀|아기)(?:들)?(?:는|은|가|이|도)?(?:없|안낳)")


def household_sizes(line: Line, *, expecting: str | None = None) -> Iterator[Mention]:
    """Every statement of how many live together.

    >>> [(found.value, found.norm) for found in household_sizes(read("영감이랑 둘이 살지"))]
    [('둘', 2)]
    >>> [found.norm for found in household_sizes(read("애 둘이랑 셋이 살아요"))]
    [3]
    """
    asked = expecting in {"household.size", "household.members"}
    stated = False
    for numeral in numerals(line):
        end = _size_end(line, numeral, asked=asked)
        if end:
            stated = True
            yield line.mention("household_size", numeral.number.norm(), numeral.start, end)
    if stated:
        return
    if found := _COUPLE.search(line.closed):
        yield line.mention("household_size", 2, *found.span("couple"))
    elif alone := _alone(line):
        yield line.mention("household_size", 1, *alone)


def _alone(line: Line) -> tuple[int, int] | None:
    for found in _ALONE.finditer(line.closed):
        name = next(group for group in ("alone", "alone2", "alone3", "alone4", "alone5") if found[group])
        if not _RAISES.match(line.closed, found.start(name)):
            return found.span(name)
    return None


def _size_end(line: Line, numeral: Numeral, *, asked: bool) -> int | None:
    """The end of a numeral with its counter, when it counts the household; None when it counts something else."""
    start, end, number, native = numeral
    if not 1 <= number.lo <= number.hi <= MOST or (number.lo != number.hi and not asked):
        return None
    before, after = line.before(start), line.closed[end:]
    word = line.closed[start:end]
    counter = _counter_end(line, numeral)
    if counter is None:
        return None
    rest = line.closed[counter:]
    house = bool(_HOUSE_BEFORE.search(before))
    children = bool(_CHILD_BEFORE.search(before)) and not _WITH.search(before) and not house
    of_house = _OF_HOUSE.match(after)
    if (
        of_house
        and of_house[0].startswith(("인가", "인세", "인식", "식구", "가족"))
        and not (number.lo == 1 and not after.startswith("인"))
    ):
        return end + _unit(of_house[0])
    if children:
        return None
    if word in {"일", "이", "사", "오", "육", "칠", "팔", "구", "삼", "십"} and not asked:
        return None
    if house and not _KEEPS.match(rest) and counter >= end and (native or counter > end or asked):
        return counter
    if of_house and line.gap[start] and (number.lo > 1 or after.startswith("인")):
        return end + _unit(of_house[0])
    if (
        native
        and number.lo >= 2
        and _TOGETHER.match(line.closed, end)
        and (line.gap[start] or _WITH.search(before))
        and _together(line, numeral)
    ):
        return end
    if asked and (line.gap[start] or start == 0) and not _KEEPS.match(rest):
        return counter
    return None


def _together(line: Line, numeral: Numeral) -> bool:
    """A bare "둘이요" is a size only as a sentence of its own or with a word of living together."""
    after = line.closed[numeral.end :]
    if re.match(
        f"(?:이서|서|이)?(?:만|뿐|같이|함께|오붓하게|단출하게|모여|한집에|여기|지금)*{_LIVES}|이서|뿐|서(?=$|[^가-힣])",
        after,
    ):
        return True
    if numeral.number.lo > 9:
        return False
    lone = numeral.start == 0 or line.closed[: numeral.start] in {
        "우리",
        "저희",
        "식구",
        "어",
        "음",
        "네",
        "예",
        "저",
        "나",
    }
    return bool(lone or _WITH.search(line.before(numeral.start)))


_COUNTERS = re.compile("명|사람|식구|분(?!이면)|가족|인(?!데|디|지|가(?!구|족)|거|걸)")
_STRANGE = re.compile(
    "살|세(?!대|식구)|개|달|년|월|일|주|시|번|원|만|천|백|급|층|평|칸|째|호|동|차|%|프로|대|마리|도|회|등|학년|반|학"
)


def _counter_end(line: Line, numeral: Numeral) -> int | None:
    after = line.closed[numeral.end :]
    found = _COUNTERS.match(after)
    if found:
        return numeral.end + found.end()
    strange = _STRANGE.match(after)
    return None if strange and not after.startswith(("만살", "만요", "도", "시다")) else numeral.end


def _unit(counter: str) -> int:
    found = re.match("인(?:가구|가족|세대|식구)?|식구|가족|명|사람|분", counter)
    return found.end() if found else 0


def children(text: str, *, expecting: str | None = None) -> int | None:
    """How many children a text speaks of; 0 when it says there are none, None when it says nothing.

    >>> children("아들 둘에 딸 하나"), children("애 하나 혼자 키워요"), children("아이는 없어요"), children("둘이요")
    (3, 1, 0, None)
    >>> children("둘이요", expecting="household.children")
    2
    """
    line = read(text)
    asked = expecting == "household.children"
    counted = [numeral for numeral in numerals(line) if _counts_children(line, numeral)]
    if counted:
        total = [
            numeral
            for numeral in counted
            if line.before(numeral.start).endswith(("애가", "아이가", "자녀가", "자식이", "애들이"))
        ]
        return total[-1].number.lo if total else sum(numeral.number.lo for numeral in counted)
    if _NO_CHILD.search(line.closed):
        return 0
    for word, count in (
        ("세쌍둥이", 3),
        ("쌍둥이", 2),
        ("외동", 1),
        ("외아들", 1),
        ("외딸", 1),
        ("삼남매", 3),
        ("사남매", 4),
        ("오남매", 5),
        ("남매", 2),
    ):
        if word in line.closed:
            return count
    if asked:
        if re.match("(?:아니요?|아뇨|네|저는|아직)?,?(?:없|0명?|영명)", line.closed):
            return 0
        ages = len(re.findall(r"(?:\d|[가-힣])(?:살|세|개월)(?![가-힣]{0,2}(?:때|위|차이))", line.closed))
        bare = [
            numeral
            for numeral in numerals(line)
            if line.gap[numeral.start] and _counter_end(line, numeral) is not None and numeral.number.hi <= 20
        ]
        return bare[0].number.lo if len(bare) == 1 else ages or None
    return None


def _counts_children(line: Line, numeral: Numeral) -> bool:
    if not 1 <= numeral.number.lo <= 20 or _counter_end(line, numeral) is None:
        return False
    return bool(_CHILDREN.search(line.before(numeral.start))) and (
        numeral.native or _counter_end(line, numeral) != numeral.end
    )
