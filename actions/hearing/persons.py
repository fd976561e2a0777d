# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The people a text speaks of, and those of the household while one text is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.asked.commands import closed
from actions.hearing.learning import NewMember
from actions.hearing.people import Kin, kin, known_as, new_id
from actions.household import ME, value_of
from bot.korean import Mention

Json = Mapping[str, Any]
GONE = re.compile(
    "(들)?(이|가|은|는|을|를|도|과|와|랑|이랑|하고|께서|께서는|한테)?(는|은)?(벌써|일찍|먼저|작년에|"
    "재작년에|오래전에|몇년전에)?(죽|돌아가|사별|이혼|헤어|떠나|떠났|여의|여읜|세상을|하늘나라|가고나|"
    "안생|생기지않|안들어서|못낳|없(?!으면))"
)
AWAY = re.compile(
    "집을나가|집을나갔|집나가|집나간|나갔어|나간지|가출|행방불명|연락이끊|연락두절|도망|따로|독립|분가|나가(서)?(살|있)|다나가|시집|장가|출가|떨어져|요양원|요양병원|군대|타지|객지|"
    "외국|미국|기숙사|자취|딴데|다른데|멀리|고향에|시골에"
)
HERE = re.compile(
    "(같이|함께)(\\w{0,3})?(살|사|삽|지내|있|계)|모시|데리고(?!가|왔|온|나)|한집|키우|키워|키웁|키운|기르|길러|돌보|(이랑|랑|하고|와|과|캉)(둘|셋|넷|다섯|"
    "[한두세네]명|\\d명)?(이|이서)?(살|삽|사|지내|만)|살고|식구|가족"
)
MINDED = re.compile("^(들)?(을|를|도)?(\\w{0,4})?(키우|키워|키웁|키운|기르|길러|돌보|돌봐|때문|데리)")
MALE = re.compile("남편|신랑|영감|서방|바깥|아저씨|애아빠|할배")
FEMALE = re.compile("아내|와이프|집사람|마누라|할멈|안사람|애엄마|각시|처$")
OLD = re.compile("할머니|할아버지|할매|할배|할멈|할망|하르방|영감")
CARES_FOR = re.compile(
    r"(모시고 ?(사는|있는)|모시는|돌보는|돌보고 ?있는|간호하는|간병하는)\s*(장남|장녀|외동|큰|막내|둘째)?\s*$"
)
WHO_I_AM = re.compile(r"(사는|살고 ?있는|먹은|된|(년생|살|세))\s*$")
I_AM = re.compile("(이)?(예요|에요|입니다|인데|고|요|여|오|라우|우다|유|네|야)")
PARENT_MYSELF = re.compile("(엄마|아빠|아버지|어머니)(예요|이에요|입니다|인데|이고|에요|이야|야)")


@dataclass(frozen=True, slots=True)
class Named:
    """A person of whom a text speaks; one who is `minded` is cared for, and what follows is not about them."""

    kin: Kin
    start: int
    end: int
    gone: bool = False
    away: bool = False
    here: bool = False
    minded: bool = False


class Household:
    """The people of a situation while one text is read: whoever is new gets an id once."""

    def __init__(self, situation: Json) -> None:
        self.situation = situation
        self.new: dict[str, NewMember] = {}
        self._aged: set[str] = set()
        self._last: dict[str, str] = {}

    def ids(self, one: Kin) -> list[str]:
        """Everybody whom a word may mean, known before or named just now."""
        fresh = [
            member.id
            for member in self.new.values()
            if member.relation == one.relation and one.sex in (None, member.sex)
        ]
        return [*known_as(self.situation, one), *fresh]

    def add(self, named: Named, *, together: bool) -> str:
        """A new person."""
        taken = sum(member.relation == named.kin.relation for member in self.new.values())
        key = new_id(self.situation, named.kin, taken)
        brought_up = value_of(self.situation, "household.types.grandparent_family") is True
        together = together or (named.kin.relation == "grandchild" and brought_up)
        self.new[key] = NewMember(key, named.kin.relation, named.kin.sex, together)
        return key

    def aged(self, relation: str) -> int:
        """How many people of a relation there are whose age is known, or was told just now."""
        known = [one["id"] for one in self.situation.get("members", ()) if one["relation"] == relation]
        fresh = [one.id for one in self.new.values() if one.relation == relation]
        return sum(one in self._aged or self._age(one) is not None for one in (*known, *fresh))

    def whose(self, named: Named, age: Any, *, correcting: bool, together: bool) -> str:
        """The person whose age was told."""
        if named.kin.relation == "self":
            return ME
        known = self.ids(named.kin)
        same = [one for one in known if self._age(one) == age]
        unaged = [one for one in known if self._age(one) is None and one not in self._aged]
        sole = named.kin.one or value_of(self.situation, "household.children") == 1 or correcting
        again = [one for one in known if one not in self._aged] if sole else []
        found = (same or unaged or again or [self.add(named, together=together)])[0]
        self._aged.add(found)
        return found

    def _age(self, member: str) -> Any:
        if member in self.new:
            return None
        for path in ("member.age", "member.birth_year", "member.birth_date"):
            if (value := value_of(self.situation, path, member)) is not None:
                return value
        return None


def persons(text: str, entities: tuple[Mention, ...]) -> list[Named]:
    """The family words of a text, with what the words after each say of the person."""
    words = [
        mention
        for mention in entities
        if mention.entity == "family_member" and mention.norm in kin()
        if not (_old_myself(text, mention) or _child_myself(text, mention))
    ]
    if PARENT_MYSELF.search(closed(text)):  # "두 아이 엄마예요" is the enquirer
        words = [word for word in words if kin()[str(word.norm)].relation != "parent"]
    found: list[Named] = []
    for position, word in enumerate(words):
        until = words[position + 1].start if position + 1 < len(words) else len(text)
        after = closed(text[word.end : until])
        one = kin()[str(word.norm)]
        if one.relation == "spouse":
            sex = "male" if MALE.search(word.value) else "female" if FEMALE.search(word.value) else None
            one = replace(one, sex=sex)
        gone = bool(GONE.match(after))
        away, here, minded = (bool(sign.search(after)) for sign in (AWAY, HERE, MINDED))
        found.append(Named(one, word.start, word.end, gone, away, here, minded))
    return found


def _child_myself(text: str, mention: Mention) -> bool:
    """Whether somebody calls themselves the child of whom they speak: "어머니 모시고 사는 외동딸이에요"."""
    return bool(CARES_FOR.search(text, 0, mention.start) and I_AM.match(closed(text[mention.end :])))


def _old_myself(text: str, mention: Mention) -> bool:
    """Whether somebody calls themselves so: "49년생 할매여", "고성에 사는 할아버지요"."""
    return bool(OLD.search(mention.value) and WHO_I_AM.search(text, 0, mention.start) and I_AM.match(text, mention.end))
