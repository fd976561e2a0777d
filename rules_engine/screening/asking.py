# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who may ask for whom: oneself, whoever lives in the same household, registered family, or whoever consents.

The order is that in which 보조금24 opened it: 본인, 동일세대원, 가족관계등록부상 가족. Consent is a ground of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from rules_engine.facts.called import CALLED, enquirer
from rules_engine.facts.derivation import MINOR
from rules_engine.facts.sets import Choice, number
from rules_engine.facts.situation import Member
from rules_engine.texts.wording import Word

Basis = Literal["self", "same_household", "registered_family", "helper"]
Stage = Literal[1, 2, 3]
"""How far a relation reaches where the service runs: 1 본인, 2 동일세대원, 3 가족관계등록부상 가족."""

WIDEST_STAGE: Stage = 3
KIN = frozenset({"spouse", "child", "parent", "grandparent", "grandchild", "sibling"})
TEXTS = Path(__file__).with_name("asking.yaml")


class Ground(IntEnum):
    """What it takes to look at a person; the first three are the stages."""

    SELF = 1
    SAME_HOUSEHOLD = 2
    REGISTERED_FAMILY = 3
    CONSENT = 4
    NOT_TOLD = 5


GROUNDS: Mapping[Basis, Ground] = {
    "self": Ground.SELF,
    "same_household": Ground.SAME_HOUSEHOLD,
    "registered_family": Ground.REGISTERED_FAMILY,
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and on what ground. The default is 본인, who tells of the own household and of the own family.

    `consent` counts for a helper only: whether everybody who is asked about agreed (for a child, the guardian); None
    when that is not known. `member` is the asker's id among the members, where it is not the enquirer.
    """

    basis: Basis = "registered_family"
    consent: bool | None = None
    member: str | None = None

    @property
    def label(self) -> str:
        """The ground in Korean."""
        return bases()[self.basis]


OWN_FAMILY = Asker()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Whose results are left out (None: those of the household as one), why, and what would allow it."""

    member: str | None
    reason: str


def bases() -> Mapping[str, str]:
    """Every ground on which one may ask, in Korean."""
    return _texts()["bases"]


def refusal(asker: Asker, member: Member, people: Sequence[Member], stage: Stage = WIDEST_STAGE) -> str | None:
    """Why this person's benefits may not be looked at, and what would allow it; None where they may.

    Args:
        asker: who asks.
        member: the person asked about.
        people: everybody who was told of; relations are those to the enquirer.
        stage: how far a relation reaches here.
    """
    if asker.basis == "helper":
        return {True: None, False: _say("no_consent"), None: _say("consent_unknown")}[asker.consent]
    ground = _ground(asker, member, people)
    if ground <= min(GROUNDS[asker.basis], stage):
        return None
    if ground is Ground.NOT_TOLD:
        return _say("relation_unknown")
    if ground is Ground.CONSENT:
        return _say("no_relation")
    return _say(f"stage_{stage}" if ground > stage else f"ask_{ground.name.lower()}", _who(member))


def household_refusal(asker: Asker, people: Sequence[Member], refused: frozenset[str]) -> str | None:
    """Why what the household receives as one may not be looked at; `people` with their derived ages.

    It is an adult of the household who applies. So one adult who lives in it and may be looked at is enough; who may
    look at everybody, such as a child who lives alone, needs none.
    """
    together = [member for member in people if member.lives_together]
    seen = [member for member in together if member.id not in refused]
    if not together:
        outside = asker.member is not None or (asker.basis == "helper" and asker.consent is not True)
        return _say("household") if outside else None
    adult = any(number(member.facts, "member.age").hi >= MINOR for member in seen)
    return None if adult or len(seen) == len(together) else _say("household")


def _ground(asker: Asker, member: Member, people: Sequence[Member]) -> Ground:
    """The nearest ground on which the asker may look at a person."""
    told_of = enquirer(people)
    asks = next((one for one in people if one.id == asker.member), told_of)
    if asks is not None and member.id == asks.id:
        return Ground.SELF
    if member.lives_together and (asks is None or asks.lives_together):
        return Ground.SAME_HOUSEHOLD
    if asks is told_of:
        return _kinship(member)
    # Relations are told towards the enquirer only; between two others nothing is known.
    return _kinship(asks) if asks is not None and member is told_of else Ground.NOT_TOLD


def _kinship(relative: Member) -> Ground:
    """What the relation to the enquirer allows, where it is certain enough; kinship is mutual."""
    relation = relative.facts.get("member.relation")
    if not isinstance(relation, Choice):
        return Ground.NOT_TOLD
    if relation.possible <= KIN:
        return Ground.REGISTERED_FAMILY
    return Ground.NOT_TOLD if relation.possible & KIN else Ground.CONSENT


def _who(member: Member) -> str:
    return CALLED.get(member.relation or "", "이 분")


def _say(occasion: str, who: str = "") -> str:
    text: str = _texts()["refused"][occasion]
    return text.format(who=Word(who))


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return found
