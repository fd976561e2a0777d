# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme asked for by a name that is not on record: the name alone, so that what people lack can be counted."""

import re
from dataclasses import dataclass

from actions.asked.commands import QUESTIONS, closed
from actions.hearing.everything import Hearing
from actions.understanding import Understanding

KINDS = (
    "수당|연금|급여|지원금|바우처|장려금|이용권|보조금|장학금|쿠폰|카드|주택|할인|대출|축하금|위로금|위문금|정착금|통장"
    "|감면|지원사업|서비스"
)
WORK = re.compile("(노인|어르신|시니어|장애인|공공|청년|자활)일자리(?!센터|카페|박람회|상담)")
"""Programmes of work, whose names are like no others."""
CARE = re.compile(
    "(노인)?장기요양(보험|등급)?|(장애인)?활동지원사?|틀니|임플란트|보청기|간병비|주야간보호|방문(요양|목욕|간호)|재가(요양|서비스)|요양보호사(?!예|이|로|일|자격)|기저귀값?|생리대|교복비?|(전동)?휠체어|전동스쿠터|보행(보조기|기)|실버카|의족|의수"
    "|요양(병)?원비?(?!에|서)|등록금|학비|학자금|국가장학금"
    "|(이사|수술|입원|치과|학원|급식|장례|산후조리원?)비"
)
"""What is asked for by the thing itself."""
WORD = re.compile(f"([가-힣]*?)({KINDS})([가-힣]*)")
MOST_AFTER = 4
"""Where more follows a name in one word, the person writes without spaces and the name cannot be cut out."""
SOME_NOUN = re.compile("[가-힣]{2,6}")
NO_NOUN = re.compile(
    "(은|는|이|가|을|를|에|에서|로|도|요|고|며|데|한|던|할|게|면|서|랑|와|과|의|만|야"
    "|저|저희|우리|나|제|그럼|그러면|혹시|무슨|어떤|지금)$"
)
WHO_ASKS = re.compile("저는|나는|제가|내가|우리")
SPOKEN_NUMBER = re.compile("[공영일이삼사오육칠팔구]{5,}")
WHAT_IS = re.compile(
    "^(?:근데|그런데|그럼|혹시|저기)?(?P<name>[가-힣]{2,10}?)(?:은|는|이란|란|이라는게|라는게|이|가)(?:뭐|뭔|무엇)(?:예요|에요|이에요|인가요|가요|야|죠|지요|입니까|인데요)$"
)
"""Asked what something is that bears a name: "자활은 뭐예요?"."""
THIS = re.compile(
    "^(이|그|저)(거|것|게|건|런거)?$|^(여기|거기|당신|너|얘|이름|문제|다음|처음|제일|가장|혜택|지원|서류|조건|기준|이유|방법)"
)
LONGEST = 20
MOST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that is not on record. `name` is None where it could not be told from the person's other words."""

    name: str | None


def missing_programme(intent: str | None, heard: Hearing, understanding: Understanding) -> Missing | None:
    """The programme that a text asks about and that is not on record, if it does."""
    found = None if heard.benefits else name_asked(understanding)
    if found is None or (heard.told and found.name is None):
        return None
    tells_and_asks = bool(heard.told) and "?" in understanding.text and str(intent).startswith("inform_")
    return found if intent in QUESTIONS or tells_and_asks or _is_all(found, understanding.text) else None


def name_asked(understanding: Understanding) -> Missing | None:
    """What sounds like a programme's name in a text: Hangul only, never a number, never who asks or where they live.

    >>> name_asked(Understanding("저는 예순인데 청년도약장려금 얼마 줘요?"))
    Missing(name='청년도약장려금')
    >>> name_asked(Understanding("이 지원금 언제 나와요?")) is None
    True
    >>> name_asked(Understanding("청년 도약 장려금 010-1234-5678 알려줘"))
    Missing(name='청년도약장려금')
    """
    said = closed(understanding.text)
    if named := WORK.search(said) or CARE.search(said):
        return Missing(named[0])
    if (asked := WHAT_IS.match(said)) and not THIS.match(asked["name"]):
        return Missing(normalised(asked["name"]) or asked["name"])
    words = list(re.finditer(r"\S+", understanding.text))
    for place, word in enumerate(words):
        found = WORD.match(re.sub("[^가-힣]", "", word[0]))
        if found is None:
            continue
        before = _nouns_before(words[:place])
        if len(found[1]) < 2 and not before:
            continue
        clean = [one[0] for one in before if not _tells_of_the_person(one, understanding)]
        clean = clean if len(clean) == len(before) else []
        own = not (_tells_of_the_person(word, understanding) or len(found[3]) > MOST_AFTER or WHO_ASKS.match(found[1]))
        return Missing(normalised("".join((*clean, found[1] + found[2]))) if own and (clean or found[1]) else None)
    return None


def normalised(name: str) -> str | None:
    """A name as it is counted: Hangul without spaces, at most twenty syllables; None where a number is spelt out.

    >>> normalised("청년 도약 장려금"), normalised("공일공일이삼사수당"), normalised("910502-2345678")
    ('청년도약장려금', None, None)
    """
    short = re.sub("[^가-힣]", "", name)[:LONGEST]
    return None if len(short) < 3 or SPOKEN_NUMBER.search(short) else short


def _nouns_before(words: list[re.Match[str]]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for word in reversed(words[-MOST_WORDS:]):
        if not SOME_NOUN.fullmatch(word[0]) or NO_NOUN.search(word[0]):
            break
        found.insert(0, word)
    return found


def _tells_of_the_person(word: re.Match[str], understanding: Understanding) -> bool:
    """Whether an entity lies in a word: an age, a place, a relative."""
    return any(one.start < word.end() and word.start() < one.end for one in understanding.entities)


def _is_all(found: Missing, text: str) -> bool:
    """Whether a text is nothing but the name."""
    return found.name is not None and bool(re.fullmatch(f"{found.name}(이?요|은요|는요|이?란)?", closed(text)))
