# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people call a programme by what it does: 난방비 보태 주는 거, 애 낳으면 나라에서 주는 돈."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.korean.line import Line

FILE = Path(__file__).parent / "data" / "everyday_names.yaml"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SUPPORT = re.compile("(?:지원금?|보조|할인)$")
"""Endings of names before which stands what is given: 난방비 지원, 전기세 할인."""
_GOODS = re.compile(
    "(?:비|값|료|세|요금|기|약|수술|수리|조리|조리원|휠체어|의족|보장구|급식|도시락|양곡|쌀|난방|냉방|집안일|생계)$"
)
"""Ends of what may be given; who is helped is none: 한부모 지원."""
_BY = "(?:나라|정부|국가|구청|시청|군청|동사무소|면사무소|주민센터|시|군)에?서"
_HOW = (
    "(?:값|비용)?(?:을|를|은|는|이|가|도|만|이나)?(?:(?:나오|나가|내|드)는거(?:를|을)?|나온거)?"
    f"(?:좀|조금|쪼매|쪼깨|다|반값(?:에|으로)?|(?:반|절반|일부)(?:을|를|만)?|싸게|공짜로|무료로|겨울에|다달이|매달|{_BY})*"
)
_HELPS = "(?:대|대신내|보태|거들어|내|해|나눠|깎아|깍아|감면해|할인해|도와|갈아|갖다|가져다|지원해|보조해)"
_WHAT = "(?:는|던|다는|다던|신다는|시는)(?:거|것|그거|그것|기|게|건|데|곳|돈|제도|카드|혜택|사업|서비스|지원금?)"
_HEARD = "(?:준다(?:는|던|고|카|며|매|면서|믄서|더라|길래)|준대|줍니까|주나|주냐|주는[가지]|줄수)"
_GIVEN = re.compile(f"{_HOW}(?:{_HELPS}?(?:주|줘|준){_WHAT}|{_HELPS}{_HEARD})")
"""Who asks how much of it is given may speak of the programme talked about: "병원비는 얼마까지 대 줘요"."""
_KIN_GIVES = re.compile(
    "(?:아들|딸|자식|애들|며느리|사위|동생|형님?|누나|오빠|언니|조카|친정|시댁|엄마|아빠|어머니|아버지|부모님?|남편|할머니|손주|이모|고모|친구)"
    "(?:네|들|놈|님)?(?:(?:이|가|께서|에?서)[가-힣]{0,6}|(?:은|는)?(?:내|제|우리)?)$"
)
"""Before what is given: it comes from the family and is no programme."""
_ASKED_FOR = re.compile(
    "(?:은|는|이|가|을|를|도|라도)?(?:지원|받|신청|나오[나는]|나와|준다|주[나는]|되[나는]|될|돼|대상|얼[마매]|언제|타려|타고싶|부르|불러|이용)"
)
"""After what is given to some people alone: it is wanted."""
_SAID_BEFORE = "데고는은도가요여차주"
"""Ends of what stands before it in a text without spaces."""
_OPEN = re.compile("(?:이|가|은|는|에|에는|도)?(?:뭐|무엇|머(?:가|있)|뭣|무슨|어떤|몇가지|종류)")
"""Behind a saying: all there is is asked for and not one programme."""


class Described(NamedTuple):
    """Where a programme is spoken of by what it does, and the forms of names by which the catalogue may know it."""

    start: int
    end: int
    forms: tuple[str, ...]


def described(line: Line, known: Collection[str]) -> Iterator[Described]:
    """Every programme that a text speaks of by what it does and that is `known` by a form of its name.

    >>> from bot.korean.line import read
    >>> [found.forms for found in described(read("노인들한테 나라에서 주는 돈은요"), {"기초연금"})]
    [('기초연금',)]
    """
    for names, pattern in _sayings().said:
        for found in pattern.finditer(line.closed):
            begins = line.gap[found.start()] and not _KIN_GIVES.search(line.before(found.start()))
            forms = tuple(name for name in names if name in known)
            if forms and begins and not _OPEN.match(line.closed, found.end()):
                yield Described(*found.span(), forms)


def given_to(line: Line, known: Collection[str]) -> Iterator[Described]:
    """Where a text asks for what is given to people such as it speaks of.

    >>> from bot.korean.line import read
    >>> known = {"임산부교통비"}
    >>> [one.forms for one in given_to(read("임신 20주인데 교통비 받을 수 있나요"), known)]
    [('임산부교통비',)]
    >>> list(given_to(read("교통비가 많이 들어요"), known))
    []
    """
    for names, what, people in _sayings().given_to:
        for found in what.finditer(line.closed) if people.search(line.closed) else ():
            begins = line.gap[found.start()] or line.closed[found.start() - 1] in _SAID_BEFORE
            forms = tuple(name for name in names if name in known)
            if forms and begins and _ASKED_FOR.match(line.closed, found.end()):
                yield Described(*found.span(), forms)


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


class _Sayings(NamedTuple):
    """Names of programmes, closed, with what is said for them; and with what is given and to whom."""

    said: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    given_to: tuple[tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _sayings() -> _Sayings:
    content: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    said = (
        (_closed(row["names"]), re.compile("|".join(_filled(pattern, content["parts"]) for pattern in row["patterns"])))
        for row in content["said"]
    )
    to_some = (
        (_closed(row["names"]), re.compile(row["what"]), re.compile(row["people"])) for row in content["given_to"]
    )
    return _Sayings(tuple(said), tuple(to_some))


def _closed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.replace(" ", "") for name in names)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{part})")
    return pattern
