# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The forms in which people say the name of a programme, made from the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.korean.common_words import common_words
from bot.korean.vocabulary import words

_SIGNS = re.compile(r"[^0-9a-z가-힣+]")
_QUOTED = re.compile("[‘“『「〈<'\"]([^’”』」〉>'\"]{3,})[’”』」〉>'\"]")
_PARENTHESES = re.compile(r"[(（\[][^)）\]]*[)）\]]")
_REGION = re.compile(
    "^(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남"
    "|제주|수원|서초|강남|노원|부평|안양|북구|강서)(?:특별시|광역시|특별자치시|도|시|구)?형?"
    "|市|시립|자치구|국가|찾아가는|민간|권역별)\\s*"
)
_TAILS = re.compile(
    r"(?:\s*(?:지원\s*사업|지원금\s*지급|지원\s*서비스|지원|사업|서비스|프로그램|지급|제도"
    r"|운영|이용|강화|확대|연계|제공|안내|추진|활성화))+$"
)

_RUN_BY = re.compile("(.+(?:센터|관|소|공단)) (사업|프로그램)")
"""What an office runs, named by the office alone: 고용센터 사업, "고용센터에서 하는 사업"."""
_CORE = re.compile(
    "(?:수당|급여|연금|지원금|장려금|정착금|축하금|위문금|바우처|이용권|이용료|카드|통장|택시"
    "|버스|경비|보험|보증|주택|센터|쉼터|돌봄|교실|학교|키움|계좌|할인|감면|도우미|돌보미"
    "|.{4}비)$"
)
_PEOPLE = re.compile(
    "(?:피해자|시설|한부모|청년|노인|어르신|아동|어린이|장애인|여성|임산부|산모|신생아|가족"
    "|가정|가구|학생|근로자|구직자|주민|시민|부부|부모|청소년|중장년|외국인|신청|안내|상담"
    "|교육)$"
)
LEAST = 3
LEAST_CALLED = 2
"""What a programme is called on purpose may be shorter than what is cut from its name: 장콜, 늘봄."""


def closed(name: str) -> str:
    """A name without spaces and signs, in small letters.

    >>> closed("‘아픈아이 돌봄센터’"), closed("LTE 돌봄플러그")
    ('아픈아이돌봄센터', 'lte돌봄플러그')
    """
    return _SIGNS.sub("", name.lower())


def forms(name: str, *, given: bool = True) -> Iterator[tuple[str, bool]]:
    """The closed forms of a name, and whether it is the whole name (true) or a shortening that must be telling.

    What people call a programme, unlike the name it was `given`, is cut no further: the 전기요금 of "전기요금 지원" is
    a bill.

    >>> [form for form, _ in forms("서울형 산후조리경비 지원")]
    ['서울형산후조리경비지원', '서울형산후조리경비', '산후조리경비지원', '산후조리경비', '산후조리비지원', '산후조리비']
    """
    seen: set[str] = set()
    for form, whole in _raw_forms(name) if given else _as_called(name):
        short = closed(form)
        least = LEAST_CALLED if whole else LEAST
        if len(short) >= least and short not in seen and (_names_something(short) if whole else telling(form)):
            seen.add(short)
            yield short, whole


def _as_called(name: str) -> Iterator[tuple[str, bool]]:
    yield name, True
    yield _PARENTHESES.sub(" ", name).strip(), False
    yield _REGION.sub("", name), False


def _raw_forms(name: str) -> Iterator[tuple[str, bool]]:
    yield name, True
    plain = _PARENTHESES.sub(" ", name).split(":")[-1].strip()
    for base in dict.fromkeys((name, plain)):
        yield base, base == name
        core = _TAILS.sub("", base)
        yield core, False
        bare = _REGION.sub("", base)
        yield bare, False
        yield _TAILS.sub("", bare), False
        if "경비" in bare:
            yield bare.replace("경비", "비"), False
            yield _TAILS.sub("", bare.replace("경비", "비")), False
    if run := _RUN_BY.fullmatch(name):
        for how in ("에서 하는", "에서 운영하는", "에서 진행하는", "에서 어떤", "에서 무슨"):
            yield f"{run[1]}{how} {run[2]}", True
    for quoted in _QUOTED.finditer(name):
        yield quoted[1], False


@lru_cache(maxsize=4096)
def core_of(name: str) -> str:
    """A name without its place and its ending, closed.

    >>> core_of("장애인 활동지원 서비스"), core_of("서울형 산후조리경비 지원")
    ('장애인활동', '산후조리경비')
    """
    return closed(_TAILS.sub("", _REGION.sub("", name))) or closed(name)


def telling(form: str) -> bool:
    """Whether a shortening still names something: four syllables or more, and not only words that say nothing.

    >>> telling("산후조리경비"), telling("청년 지원"), telling("교통비"), telling("부모급여")
    (True, False, False, True)
    """
    short = closed(form)
    return len(short) >= 4 and _naming(short)


def _naming(short: str) -> bool:
    """Whether a closed form is more than words for people, things or offices in general."""
    if short in common_words("benefit_words") or short in _offices():
        return False
    return bool(_CORE.search(short)) or not _only_generic(short) or len(short) >= 7


def _names_something(short: str) -> bool:
    """Whether a whole name may stand: 긴급복지 may, though of general words; 청소년 한부모 and 한부모 시설 may not."""
    if _naming(short):
        return True
    return (
        len(short) >= 4
        and short not in common_words("benefit_words")
        and short not in _offices()
        and not _PEOPLE.search(short)
    )


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Offices are an entity of their own: "동주민센터" in the name of a programme does not stand for it."""
    return frozenset(closed(form) for word, called in words()["office"].items() for form in (word, *called))


def _only_generic(short: str) -> bool:
    """Whether a closed form can be cut into generic words alone."""
    generic = common_words("benefit_words")
    reachable = {0}
    for end in range(1, len(short) + 1):
        if any(start in reachable and short[start:end] in generic for start in range(max(0, end - 6), end)):
            reachable.add(end)
    return len(short) in reachable


def last_words(name: str) -> Iterator[str]:
    """Single words of a name that may stand for it: "자립준비청년 자립정착금 지원" gives 자립정착금.

    >>> list(last_words("자립준비청년 자립정착금 지원"))
    ['자립정착금']
    """
    for word in re.split(r"[\s·･,/()]+", _PARENTHESES.sub(" ", name)):
        short = closed(word)
        if telling(word) and re.search(
            "(?:수당|급여|지원금|장려금|정착금|축하금|위문금|바우처|이용권|경비|앱카드|통장|택시|누리|과정|센터|쉼터)$",
            short,
        ):
            yield short
