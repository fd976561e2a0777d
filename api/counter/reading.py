# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From what was typed to what is known: lines of people, then fields, then answers, each able to set right the earlier.

The household's fields and the answers are heard by the same ears as the talk, without the NLU.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from actions import Conversation, understand
from actions.answer import QuestionBlock
from actions.asking import ask_fact
from actions.conversation import Place
from actions.hearing.everything import hear
from actions.hearing.learning import Learnt, NewMember, Told, learn
from actions.household import ME, together
from actions.phrasing.wording import KOREAN
from actions.results.telling import assumed_after
from api.counter.letters import LetterError, is_letters, told_by
from api.counter.rows import NO_LETTER, Read, read_row
from api.counter.visit import Visit
from rules_engine import Catalogue

TYPES, SIZE = "household.types", "household.size"
NOT_HEARD = "알아보지 못했어요. 다르게 적어 주세요."
TOO_FEW = "위에 적은 사람보다 적어요. 따로 사는 분은 줄에 ‘따로’를 적어 주세요."
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """The situation as the contract writes it, and what could not be read, by the row or field that it stands in."""

    situation: Json
    problems: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    """The id in the situation of the person of each row."""
    assumed: frozenset[Place] = frozenset()
    """What nobody said: it follows from a question that was answered in part."""


def known(visit: Visit, catalogue: Catalogue, today: date) -> Known:
    """Everything that follows from what was typed."""
    reads = {row.id: read_row(row, today) for row in visit.rows if row.text.strip()}
    ids = _ids(reads)
    problems = {one: " ".join(read.problems) for one, read in reads.items() if read.problems}
    learnt = _with(_people(reads, ids), visit.heard, today)
    assumed = _assumed(frozenset(), visit.heard, learnt)
    for fact, text in visit.fields.items():
        if text.strip():
            told = tuple(told_in(fact, text, learnt.situation, catalogue, today))
            if _too_few(told, learnt.situation):
                problems[fact] = TOO_FEW
                continue
            learnt = learn(learnt.situation, told, today)
            assumed = assumed_after(assumed, told, learnt.changes)
            if not told or learnt.problems:
                problems[fact] = " ".join(learnt.problems) or _why_not(fact, text)
    for answer in visit.answers:
        learnt = _with(learnt.situation, answer.told, today)
        assumed = _assumed(assumed, answer.told, learnt)
    return Known(learnt.situation, problems, ids, assumed)


def _assumed(before: frozenset[Place], facts: Sequence[Json], learnt: Learnt) -> frozenset[Place]:
    return assumed_after(before, (Told(**one) for one in facts), learnt.changes)


def _ids(reads: Mapping[str, Read]) -> Mapping[str, str]:
    """The visitor is who is called so, else the first of whom nothing is said; there the others' relations meet."""
    own = [one for one, read in reads.items() if read.member.get("relation") == "self"]
    bare = [one for one, read in reads.items() if "relation" not in read.member]
    visitor = next(iter((*own, *bare)), None)
    return {one: ME if one == visitor else one for one in reads}


def _people(reads: Mapping[str, Read], ids: Mapping[str, str]) -> Json:
    people = [{**read.member, "id": ids[one]} for one, read in reads.items()]
    for person in people:
        if person["id"] == ME:
            person["relation"] = "self"
    people.sort(key=lambda person: person["id"] != ME)
    return {"members": people} if people else {}


def _with(situation: Json, facts: Sequence[Json], today: date) -> Learnt:
    """The situation with facts that were heard before, as far as they are about somebody who is still here."""
    here = {one["id"] for one in situation.get("members", ())} | {ME, None}
    told = (Told(**one) for one in facts)
    return learn(situation, (one for one in told if one.member in here), today)


def told_in(
    fact: str, text: str, situation: Json, catalogue: Catalogue, today: date, question: QuestionBlock | None = None
) -> Iterator[Told]:
    """The facts that a text tells as the answer to the question of a fact."""
    if fact == TYPES and is_letters(text.replace(" ", "")):
        try:
            yield from (Told(path, value) for path, value in told_by(text.replace(" ", ""), "household"))
        except LetterError:
            return
        return
    asked = question or ask_fact(fact, None, situation, KOREAN)
    talk = Conversation(situation=situation, question=asked)
    heard = hear(understand(text, None, talk, today, catalogue), talk, today)
    yield from (one for one in heard.told if isinstance(one, Told))


def _too_few(told: Sequence[Told], situation: Json) -> bool:
    """Whether fewer are said to live here than stand in the lines: nobody is moved out by a slip of a key."""
    sizes = [one.value for one in told if one.path == SIZE and isinstance(one.value, int)]
    return any(size < together(situation) for size in sizes)


def _why_not(fact: str, text: str) -> str:
    if fact == TYPES:
        try:
            list(told_by(text.replace(" ", ""), "household"))
        except LetterError as error:
            return NO_LETTER.format(word=error.sign)
    return NOT_HEARD


def as_facts(told: Sequence[Told | NewMember]) -> tuple[Json, ...]:
    """What was heard, to be kept with the visit; people who were spoken of become lines of their own."""
    return tuple(asdict(one) for one in told if isinstance(one, Told))
