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

from actions.commands import closed
from rules_engine.vocabulary import facts

STATUSES = Path(__file__).with_name("statuses.yaml")
PROGRAMME = re.compile(
    "(가정|가족|가구|계층|인|자|부|여성|청년|부부)?(을위한|의)?(지원|수당|연금|급여|바우처|장려금|"
    "서비스|사업|제도|혜택|할인|전형|주택|카드|대상)"
)
ABSENT = re.compile(
    "(인|이|은|는|가|도|을|를|자|중|해당|계층|가정|가족|상태)*(전혀|하나도|따로|아직|지금은)?(없|"
    "아니|아닌|아닙|안(?!경|마|과)|않|못하|해당안)"
)
QUOTED = re.compile("(라고|라는|이면|라면|일때|일경우|하면|있으면|되면|인분|인사람|이신분)")


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
    words: re.Pattern[str]
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
            re.compile("|".join(f"(?:{word})" for word in entry["words"])),
            re.compile("|".join(f"(?:{word})" for word in entry["not"])) if "not" in entry else None,
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
        elif (found := wording.words.search(said)) and not _names_a_programme(said, found.end()):
            yield Heard(fact, not ABSENT.match(said, found.end()), found.start())


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
