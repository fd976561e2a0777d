# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people call a programme by what it does: 난방비 보태 주는 거, 애 낳으면 나라에서 주는 돈."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.korean.line import Line

FILE = Path(__file__).parent / "data" / "everyday_names.yaml"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_EXPENSE = "비|값|료|세|요금|보청기|휠체어"
_HELPED = re.compile(
    "(?P<object>[이가을를도은는만])?(?:(?:나오|나가|내|드)는거(?:를|을)?|나온거)?(?:좀|조금|반|반을|절반|절반을|일부|일부를|싸게|겨울에|(?:나라|정부|국가|구청|시청|군청|동사무소|주민센터)에서)*"
    "(?P<verb>(?:보태|보조해|지원해|거들어|도와|대신내|대|내|깎아|감면해|할인해)"
    "(?:(?:주|준다)[는던](?:거|것|게|데|곳|제도|돈|사업|서비스|혜택|카드|지원)|준다(?:며|고|면서|더라|길래)|준대|줍니까|주나|주냐|주는[가지]|줄수))"
)
"""Behind what costs money: somebody helps with it, and it is asked about or heard of."""
_KIN_GIVES = re.compile(
    "(?:아들|딸|자식|애들|며느리|사위|동생|형|누나|오빠|언니|부모님?|엄마|아빠|남편|시댁|친정|시어머니|할머니|손주|조카|이모|고모|친구)"
    "(?:네|들|놈|님)?(?:이|가|은|는|께서|에서)?(?:내|제|우리)?$"
)
"""Before what is given: it comes from the family and is no programme."""
_OPEN = re.compile("(?:이|가|은|는|에|에는|도)?(?:뭐|무엇|머(?:가|있)|뭣|무슨|어떤|몇가지|종류)")
"""Behind a saying: all there is is asked for and not one programme."""
LONGEST = 8
"""No word for what costs money has more syllables."""


class Described(NamedTuple):
    """Where a programme is spoken of by what it does, and the forms of names by which the catalogue may know it."""

    start: int
    end: int
    forms: tuple[str, ...]


def described(line: Line, known: Collection[str]) -> Iterator[Described]:
    """Every programme that a text speaks of by what it does and that is `known` by a form of its name.

    >>> from bot.korean.line import read
    >>> known = {"난방비지원": "", "기초연금": ""}
    >>> [found.forms for found in described(read("난방비 반 대 주는 거 있죠, 노인들한테 나라에서 주는 돈은요"), known)]
    [('난방비지원',), ('기초연금',)]
    """
    yield from _paid_for(line, known)
    for names, pattern in _sayings():
        for found in pattern.finditer(line.closed):
            begins = line.gap[found.start()] and not _KIN_GIVES.search(line.before(found.start()))
            forms = tuple(name for name in names if name in known)
            if forms and begins and not _OPEN.match(line.closed, found.end()):
                yield Described(*found.span(), forms)


def _paid_for(line: Line, known: Collection[str]) -> Iterator[Described]:
    """난방비를 보태 주는 제도: what the catalogue calls the support of a cost."""
    for found in re.finditer(f"(?:{_EXPENSE}){_HELPED.pattern}", line.closed):
        cost = found.start("object") if found["object"] else _cost_end(line, found.start())
        for start in range(max(0, cost - LONGEST), cost - 1):
            form = next((form for form in _supports(line.closed[start:cost]) if form in known), None)
            if form and line.gap[start] and not _KIN_GIVES.search(line.before(start)):
                yield Described(start, found.end(), (form,))
                break


def _cost_end(line: Line, start: int) -> int:
    """The end of the word for a cost whose last syllables begin at a place."""
    found = re.compile(_EXPENSE).match(line.closed, start)
    return found.end() if found else start


def _supports(cost: str) -> Iterator[str]:
    yield from (f"{cost}{how}" for how in ("지원", "지원금", "보조", "할인"))


@lru_cache(maxsize=1)
def _sayings() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """The names of programmes, closed, with what is said for them."""
    content: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    return tuple(
        (
            tuple(name.replace(" ", "") for name in row["names"]),
            re.compile("|".join(_filled(pattern, content["parts"]) for pattern in row["patterns"])),
        )
        for row in content["said"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{part})")
    return pattern
