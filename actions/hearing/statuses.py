# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Yes-or-no facts in words: 임신했어요, 장애는 없고, 한부모예요. `statuses.yaml` holds how people say them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from actions.asked.commands import closed
from rules_engine.facts.vocabulary import facts

STATUSES = Path(__file__).with_name("statuses.yaml")
PROGRAMME = re.compile(
    "(가정|가족|가구|계층|인|자|부|여성|청년|부부)?(을위한|의)?(지원|수당|촉진|연금|급여|바우처|장려금|"
    "서비스|사업|제도|혜택|할인|전형|주택|카드|대상)"
)
ABSENT = re.compile(
    "(인|이|은|는|가|도|을|를|자|중|해당|계층|가정|가족|상태)*(전혀|하나도|따로|아직|지금은)?"
    "(없|아니|아닌|아닙|안(?=받|했|해|하|돼|되|있|함|갖|살|다니|됐)|않|못하|해당안)"
)
IS_SO = re.compile(
    "(가정|가족|가구|세대|계층|환자|상태|부부|한부모|조손|아빠|엄마|청년|여성|인|자|들|말기|초기|중|만|이|가|로|으로|을|를|도|라|이라|예|임)*"
    "(이에요|이예요|예요|에요|입니다|이오|이요|인데|이고|이라서|라서|이야|야$|임$|이지|이죠|이여|여요|이라우|이거든|거든|라예|래요|이래|이라고|"
    "고요|구요|이며|이라예|입니더|심더|이유|이우|있|등록|판정|진단|인정|선정|지정|수급|수술|치료|앓|걸렸|심해|심하|왔|받고|됐|되었|되어|"
    "집이|집인|사람이|한테요|네요|이네|이구|이세|이시|세요|셔요|셔서|시고|신데|시네|시라|시래|시거든|십니다|혼자|요$|고(?!용|령|등|객|통|민|발|시|려)|없|아니|아닌|아닙|안|$)"
)
QUOTED = re.compile(
    "(이라고|라고|라는|등록|판정|진단|인정)?(받|하|되|었|했|았|을)*(이면|라면|면|믄|으면|일때|을때|할때|때(?=신청|챙|받)|일경우|으려|하려|받으러|하러|서원본|서는|증)"
    "|(는|인|이신)(사람|분|노인|집|가구|어르신|경우)(은|는|이(?![에예야고라여다지요])|도|한테|에게|들)|(하는|는)동안"
)


class Heard(NamedTuple):
    """A yes-or-no fact that a text states; `start` counts letters of the closed text."""

    fact: str
    value: bool
    start: int


@dataclass(frozen=True, slots=True)
class Wording:
    """How one fact is said and asked."""

    fact: str
    name: str | None
    say: str | None
    ask: str | None
    words: re.Pattern[str] | None
    nouns: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@cache
def wordings() -> Mapping[str, Wording]:
    """The wording of every yes-or-no fact, by path."""
    groups = yaml.safe_load(STATUSES.read_text(encoding="utf-8"))
    return {
        f"{group}.{name}": Wording(
            f"{group}.{name}",
            entry.get("name"),
            entry.get("say"),
            entry.get("ask"),
            _any(entry.get("words")),
            _any(entry.get("nouns")),
            _any(entry.get("not")),
        )
        for group, entries in groups.items()
        for name, entry in entries.items()
    }


def statuses_in(text: str) -> Iterator[Heard]:
    """Every yes-or-no fact that a text states of somebody; the names of programmes state nothing.

    >>> [(one.fact, one.value) for one in statuses_in("장애는 없고 임신 5개월이에요")]
    [('member.statuses.pregnant', True), ('member.statuses.disabled', False)]
    >>> list(statuses_in("한부모가족 지원은 뭐예요?"))
    []
    """
    said = closed(text)
    for fact, wording in wordings().items():
        if wording.unless is not None and (found := wording.unless.search(said)):
            yield Heard(fact, False, found.start())
        elif (found := _stated(said, wording)) is not None:
            yield Heard(fact, not ABSENT.match(said, found.end()), found.start())


def _stated(said: str, wording: Wording) -> re.Match[str] | None:
    """Where a text says it: in words that can mean nothing else, or with its name said of somebody."""
    if wording.words is not None:
        for found in wording.words.finditer(said):
            if not _names_a_programme(said, found.end()):
                return found
    if wording.nouns is not None:
        for found in wording.nouns.finditer(said):
            if IS_SO.match(said, found.end()) and not _names_a_programme(said, found.end()):
                return found
    return None


def _any(words: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{word})" for word in words)) if words else None


def label_of(path: str) -> str:
    """What a fact is called in an answer.

    >>> label_of("member.statuses.patient"), label_of("household.size")
    ('치료 중인 병', '가구원 수')
    """
    return (wordings()[path].name if path in wordings() else None) or facts()[path].label


def said_fact(sentence: str) -> str | None:
    """The fact that a quick reply states.

    >>> said_fact("임신 중이에요"), said_fact("모르겠어요")
    ('member.statuses.pregnant', None)
    """
    return _said().get(sentence)


@cache
def _said() -> Mapping[str, str]:
    return {wording.say: fact for fact, wording in wordings().items() if wording.say is not None}


def _names_a_programme(said: str, end: int) -> bool:
    return bool(PROGRAMME.match(said, end) or QUOTED.match(said, end))
