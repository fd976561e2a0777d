# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes told by what they give: 난방비 보태 주는 거, 보청기 해 주는 거, 약값 대 준다던데."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SUPPORT = re.compile("(?:지원|보조|할인)$")
"""Endings of names before which stands what is given: 난방비 지원, 전기세 할인."""
_GOODS = re.compile(
    "(?:비|값|료|세|요금|기|약|수술|수리|조리|조리원|휠체어|의족|보장구|급식|도시락|양곡|쌀|난방|냉방|집안일|생계)$"
)
"""Ends of what may be given; who is helped is none: 한부모 지원."""
_HOW = (
    "(?:을|를|도|만|이나)?(?:좀|조금|쪼매|쪼깨|다|반|반값(?:에|으로)?|반만|절반|싸게|공짜로|무료로|다달이|매달|(?:나라|정부|구청|시청|군청|동사무소|면사무소|시|군)에?서)*"
)
_HELPS = "(?:대|보태|내|해|나눠|깎아|깍아|도와|갈아|지원해|보조해)"
_WHAT = "(?:는|던|다는|신다는|시는)(?:거|것|그거|그것|기(?![가-힣])|게(?![가-힣])|건|돈|제도|카드|혜택|사업|서비스|지원금)"
_HEARD = "준다(?:는|던|고|카|며|매|면서|믄서|메|네|데|더|하|[?]|$)"
_GIVEN = re.compile(f"{_HOW}(?:{_HELPS}?(?:주|줘){_WHAT}|{_HELPS}{_HEARD})")


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


def given_until(closed: str, end: int) -> int | None:
    """Where the telling of a gift ends, of which the thing given ends at a place; None where nobody gives it.

    >>> text = "난방비보태주는거신청할래요"
    >>> text[: given_until(text, 3)], given_until("난방비많이나와요", 3)
    ('난방비보태주는거', None)
    """
    found = _GIVEN.match(closed, end)
    return found.end() if found else None
