# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whose fact it is, whether it is denied, and whether something said before is being corrected."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.korean.line import Line, read
from bot.korean.mention import Mention
from bot.korean.vocabulary import vocabulary

_DENIED = re.compile(
    "(?:이|가|은|는|도|을|를|만)?(?:아니(?!면|어도|라도|요?[,.]?$|지만)|아뇨|아이고(?![,.]"
    "|[가-힣])|아이라|말고|빼고|말구|없(?!이|어도|으면)|안(?:받|했|해|있|갖|함|됐|되|살|다니)"
    "|못)"
)
_REJECTED = re.compile(
    "(?:이라고|라고|이라|이|가|은|는|도|로|으로)?(?:한거|했는데|한게)?(?:아니(?!면|어도|라도"
    "|지만|요?[?])|아이고|아이라|말고|말구|빼고)"
)
_SET_RIGHT = frozenset(
    {"age", "household_size", "district", "income_amount", "rent_amount", "pregnancy_week", "housing_type"}
)
_SELF = re.compile(
    "(?:^|[^가-힣]|는|은|고|데|요|,)(?:저는|나는|제가|내가|난|전|저도|나도|나|저|본인은?"
    "|본인이|나가|내래|내는|지는|제|내)(?=[^가-힣]|$|[가-힣])"
)
_CORRECTION = re.compile(
    "^(?:아+|어+|앗|참|저|그)?[,.…!]*(?:아니|아냐|아뇨|아이다|그게아니|그거아니|그기아이"
    "|아니지|아녀|아닌데)(?!(?:요|오|에요|예요|야|라|라고|고)?[.!]*$|요?,?(?:없|안|못|괜찮|됐"
    "|몰|싫|모르))"
    "|(?:이|가)아니(?:고|라|구|여|야|에요|요)|말고(?=[가-힣])|잘못(?:말|들|썼|적|불|알|입력"
    "|눌|보|말씀)|틀렸|틀리게|정정|고쳐|고칠게|수정(?:할|해|요|합|하고)|바꿔주|바꿀게|오타"
    "|헷갈|착각|헛나|다시(?:할게|말할|적을|말씀)|아까(?:말한|한말|그거|건|는)|아차"
)
_TOPIC = re.compile("(?:님)?(?:은|는|이|가|께서|께서는|도|네|의|이랑|인데|이고|연세|나이)")


def negated(text: str, start: int, end: int) -> bool:
    """Whether what stands at `text[start:end]` is said not to be so: "장애는 없고".

    >>> negated("장애는 없고 당뇨만 있어요", 0, 2), negated("장애는 없고 당뇨만 있어요", 7, 9)
    (True, False)
    """
    del start
    return bool(_DENIED.match(read(text).closed, read(text).place(end)))


def taken_back(line: Line, mention: Mention) -> bool:
    """Whether a value is set right in the same breath: the 65 of "65세가 아니고 67세"."""
    return mention.entity in _SET_RIGHT and bool(_REJECTED.match(line.closed, line.place(mention.end)))


def corrects(text: str) -> bool:
    """Whether a text sets right what was said before.

    >>> corrects("아니 일흔둘이야"), corrects("아니 그게 아니라"), corrects("일흔둘이야"), corrects("아니요")
    (True, True, False, False)
    """
    return bool(_CORRECTION.search(read(text).closed))


@lru_cache(maxsize=4)
def _family(text: str) -> tuple[Mention, ...]:
    """Everybody whom a text names; one text is asked about many times, and none is kept for long."""
    return tuple(mention for mention in vocabulary(read(text)) if mention.entity == "family_member")


def subject(text: str, start: int) -> str | None:
    """Whose fact stands at `start`: the standard word of a family member, "본인", or None when nobody is named.

    >>> text = "우리 엄마는 일흔인데 나는 쉰이야"
    >>> subject(text, text.index("일흔")), subject(text, text.index("쉰"))
    ('어머니', '본인')
    """
    line = read(text)
    place = line.place(start)
    best: tuple[int, str] | None = None
    for mention in _family(text):
        if mention.start >= start:
            continue
        end = line.place(mention.end)
        if _TOPIC.match(line.closed, end) or end >= place - 1 or line.gap[end]:
            best = (end, str(mention.norm))
    for found in _SELF.finditer(line.closed[:place]):
        later = best is None or found.end() > best[0]
        if later and any(line.gap[position] for position in range(found.start(), found.end())):
            best = (found.end(), "본인")
    return best[1] if best else None
