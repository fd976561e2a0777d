# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is told of the money or the place of a relative who lives elsewhere is not this household's.

The talk goes over to theirs, as it does where a talk begins with nothing but an elder.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from actions.answer import Block
from actions.asked.commands import closed
from actions.asked.elders import elder_in_mind
from actions.conversation import Conversation
from actions.hearing.everything import hear
from actions.hearing.learning import NewMember, Told, learn
from actions.hearing.means import PATHS
from actions.hearing.people import kin, known_as, new_id
from actions.household import ME, member_of
from actions.turns.whose import elsewhere
from actions.understanding import Understanding
from bot.korean import Mention
from bot.korean.money import amounts
from bot.korean.talk import subject
from rules_engine import Catalogue

OURS_TOO = re.compile("합쳐|합해|합하|합치|합산|까지|포함|주[세시신고는니]|[줘준]|보내|부[쳐치]|드려|드리|도와|챙겨")
"""Both purses at once, or what goes from one to the other: "아들이 매달 30만원 보내줘요" is income here."""
PARTICLE = re.compile("께서는|께서|께선|[은는이가도]")
HONOURED_TO_THE_END = re.compile(
    "(세요|셔요|셔|십니다|신다|시고|신데요?|셨어요?|셨습니다|시는데요?|시거든요?|시네요?)$"
)
"""What is told of money and places is the elder's as well, as long as the elder is spoken of with honour."""
ELSEWHERE = ("parent", "grandparent", "sibling")
OWN_FACTS = ("id", "relation", "lives_together", "sex")


@dataclass(frozen=True, slots=True)
class Gone:
    """The talk about that household, the text as its own person would say it, and what is said of the change.

    `in_passing`: only where they live was told, by somebody who is told of already and asked nothing about them.
    """

    talk: Conversation
    said: Understanding
    blocks: tuple[Block, ...]
    in_passing: bool


def gone_over(talk: Conversation, understanding: Understanding, catalogue: Catalogue, today: date) -> Gone | None:
    """The household elsewhere that a whole text is about, if it is.

    "엄마는 연금 30만원 받아요" of a mother who lives elsewhere is then "연금 30만원 받아요" in a talk about her.
    """
    if talk.about is not None:
        return None
    elder = _elder_of_all(talk, understanding, today)
    word = elder or _subject_of_all(understanding)
    if word is None:
        return None
    place_alone = _knows_us(talk) and not amounts(understanding.text)
    talk, member = _who_lives_elsewhere(word, talk, understanding, today, new=elder is not None or place_alone)
    if member is None:
        return None
    theirs, blocks = elsewhere(talk, member, catalogue, today)
    if theirs.about != member:  # whom one may not ask for, whatever is told of them
        return None
    return Gone(theirs, _without([word], understanding), blocks, _in_passing(talk, member, understanding))


def as_their_own(talk: Conversation, understanding: Understanding) -> Understanding:
    """What is said in a talk about a relative, as that person would say it: "어머니는 치매세요" is "치매세요"."""
    if talk.about is None or (person := member_of(talk.parked[ME]["situation"], talk.about)) is None:
        return understanding
    words = [
        word
        for word, one in kin().items()
        if one.relation == person["relation"] and one.sex in (None, person.get("sex"))
    ]
    return _without(words, understanding)


def _subject_of_all(understanding: Understanding) -> str | None:
    """The family word that all sums and places of a text are about."""
    text = understanding.text
    if OURS_TOO.search(closed(text)):
        return None
    told = [
        *(amount.start for amount in amounts(text) if amount.kind in PATHS),
        *(place.start for place in understanding.entities if place.entity == "district"),
    ]
    words = {subject(text, start) for start in told}
    word = words.pop() if len(words) == 1 else None
    return word if word in kin() else None


def _elder_of_all(talk: Conversation, understanding: Understanding, today: date) -> str | None:
    """The elder of whom alone a talk tells that begins so: "저희 어머니가 일흔여섯이신데 혼자 사세요"."""
    elder = None if _knows_us(talk) else elder_in_mind(understanding)
    if elder is None or elder.here:
        return None
    told = [one for one in hear(understanding, talk, today).told if isinstance(one, Told)]
    members = {one.member for one in told} - {None}
    all_theirs = all(one.member for one in told) or HONOURED_TO_THE_END.search(closed(understanding.text))
    return elder.kin.word if len(members) == 1 and ME not in members and all_theirs else None


def _who_lives_elsewhere(
    word: str, talk: Conversation, understanding: Understanding, today: date, *, new: bool
) -> tuple[Conversation, str | None]:
    """The one member whom a word may mean, if that member lives elsewhere, as somebody does whose place is told.

    `new`: a relative of whom nothing was told before may be meant.
    """
    one = kin()[word]
    known = known_as(talk.situation, one)
    if not known and new and one.relation in ELSEWHERE:
        person = NewMember(new_id(talk.situation, one), one.relation, one.sex, together=False)
        return replace(talk, situation=learn(talk.situation, [person], today).situation), person.id
    away = [id_ for id_ in known if (member_of(talk.situation, id_) or {}).get("lives_together") is False]
    return talk, known[0] if len(known) == 1 and away and known[0] != ME else None


def _in_passing(talk: Conversation, member: str, understanding: Understanding) -> bool:
    known = {*(member_of(talk.situation, member) or {})} - {*OWN_FACTS}
    return _knows_us(talk) and not known and not amounts(understanding.text)


def _knows_us(talk: Conversation) -> bool:
    """Whether anything was told of the enquirer's own household."""
    own = {*(member_of(talk.situation, ME) or {})} - {*OWN_FACTS}
    return bool(own or talk.situation.get("residence") or talk.situation.get("household"))


def _without(words: list[str], understanding: Understanding) -> Understanding:
    """The text with blanks where the person is named: every other word stays in its place."""
    text = understanding.text
    named = [one for one in understanding.entities if one.entity == "family_member" and one.norm in words]
    for one in named:
        end = _end(text, one)
        text = text[: one.start] + " " * (end - one.start) + text[end:]
    return replace(understanding, text=text, entities=tuple(one for one in understanding.entities if one not in named))


def _end(text: str, named: Mention) -> int:
    particle = PARTICLE.match(text, named.end)
    return named.end if particle is None else particle.end()
