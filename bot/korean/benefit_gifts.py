# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes told by what they give: 난방비 보태 주는 거, 보청기 해 주는 거, 약값 대 준다던데."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.korean.line import Line

_SUPPORT = re.compile("(?:지원|보조|할인)$")
"""Endings of names before which stands what is given: 난방비 지원, 전기세 할인."""
_GOODS = re.compile(
    "(?:비|값|료|세|요금|기|약|수술|수리|조리|조리원|휠체어|의족|보장구|급식|도시락|양곡|쌀|난방|냉방|집안일|생계)$"
)
"""Ends of what may be given; who is helped is none: 한부모 지원."""
_BY = "(?:나라|정부|구청|시청|군청|동사무소|면사무소|시|군)에?서"
_HOW = (
    "(?:값|비용)?(?:을|를|은|는|도|만|이나)?"
    f"(?:좀|조금|쪼매|쪼깨|다|반|반값(?:에|으로)?|반만|절반|싸게|공짜로|무료로|다달이|매달|{_BY})*"
)
_HELPS = "(?:대|보태|내|해|나눠|깎아|깍아|도와|갈아|갖다|가져다|지원해|보조해)"
_WHAT = "(?:는|던|다는|신다는|시는)(?:거|것|그거|그것|기|게|건|돈|제도|카드|혜택|사업|서비스|지원금)"
_HEARD = "준다(?:는|던|고|카|며|매|면서|믄서)"
_GIVEN = re.compile(f"{_HOW}(?:{_HELPS}?(?:주|줘){_WHAT}|{_HELPS}{_HEARD})")
"""Who asks how much of it is given may speak of the programme talked about: "병원비는 얼마까지 대 줘요"."""
_KIN_GIVES = re.compile(
    "(?:아들|딸|자식|며느리|사위|동생|형님?|누나|오빠|언니|조카|친정|시댁|엄마|아빠|어머니|아버지|부모님?|애들|남편)들?"
    "(?:이|가|께서|에?서)[가-힣]{0,6}$"
)

_OF_WHOM = (
    ("교통비", re.compile("임신|임산부|임부|산모|만삭|막달|뱃속"), "임산부교통비"),
    ("콜택시", re.compile("장애|휠체어|지체|뇌병변|시각"), "장애인콜택시"),
)
"""What is given to some people alone, how a text speaks of them, and the name of the programme."""
_WANTED = re.compile(
    "(?:은|는|이|가|을|를|도|라도)?(?:지원|받|신청|나오[나는]|나와|준다|주[나는]|되[나는]|될|돼|대상|얼[마매]|언제|타려|타고싶|부르|불러|이용)"
)


def gifts(forms: Iterable[str]) -> dict[str, str]:
    """What the names of programmes say that they give, each with the name; 지원 before other endings.

    >>> gifts(["전기세할인", "전기세지원", "한부모지원", "기초연금"])
    {'전기세': '전기세지원'}
    """
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda one: (not one.endswith("지원"), len(one), one)):
        given = _SUPPORT.sub("", form)
        if given and given != form and _GOODS.search(given):
            found.setdefault(given, form)
    return found


def given_until(line: Line, start: int, end: int) -> int | None:
    """Where the telling of a gift ends, the thing given being `line.closed[start:end]`; None where nobody gives it.

    Kin give too, and they are no programme.

    >>> from bot.korean.line import read
    >>> line = read("난방비 보태 주는 거 신청할래요")
    >>> line.closed[: given_until(line, 0, 3)], given_until(read("아들이 난방비 보태 줘요"), 3, 6)
    ('난방비보태주는거', None)
    """
    if _KIN_GIVES.search(line.before(start)):
        return None
    found = _GIVEN.match(line.closed, end)
    return found.end() if found else None


def given_to(line: Line) -> Iterator[tuple[int, int, str]]:
    """Where a text asks for what is given to people such as it speaks of, and the closed name of the programme.

    >>> from bot.korean.line import read
    >>> list(given_to(read("임신 20주인데 교통비 받을 수 있나요"))), list(given_to(read("교통비가 많이 들어요")))
    ([(7, 10, '임산부교통비')], [])
    """
    for given, of_whom, name in _OF_WHOM:
        for found in re.finditer(given, line.closed):
            start, end = found.span()
            whole = line.gap[start] or line.closed[start - 1] in "데고는은도가요여차주"
            if whole and _WANTED.match(line.closed, end) and of_whom.search(line.closed):
                yield start, end, name
