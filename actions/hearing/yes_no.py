# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Yes, no and "none of these": what they tell depends only on the question that was asked."""

import re
from collections.abc import Iterator

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.asking import GROUPS
from actions.hearing.learning import NewMember, Told
from actions.hearing.statuses import said_fact, wordings
from actions.household import ME
from actions.phrasing.wording import Voice

COMPANY = ("household.size", "household.members")
NONE = re.compile(
    "(해당|그런거|그런것|받는것|받는거|아무것도|하나도|더)?(되는|하는)?(것|게|거|사항)?(이|은|는|"
    "가)?(하나도|전혀|따로|아직)?(없|업어|업다|아무것도아니|아니요|아뇨|아니에요|해당안)"
)
NOBODY = re.compile("(아무도|(같이|함께)사는사람(은|이)?|가족(은|이)?)?없")
DONE = re.compile("(것)?(뿐|만있|밖에없|이게다|그게다)")


def hear_answer(
    text: str, intent: str | None, question: QuestionBlock | None, told: tuple[Told | NewMember, ...]
) -> Iterator[Told]:
    """What a short answer tells, beside what was already heard in it."""
    if question is None:
        return
    said, member = closed(text), question.member
    denied = intent == "deny" or bool(NONE.match(said)) or text == Voice()("ask.not_receiving")
    if question.fact in GROUPS:
        beside = any(isinstance(one, Told) for one in told) and not NONE.match(
            said
        )  # "차 없어요" is no car, and no more
        yield from _of_several(question, told, denied=denied and not beside, done=bool(DONE.search(said)))
    elif question.fact in wordings():
        heard = any(isinstance(one, Told) and one.path == question.fact for one in told)
        if not heard and (denied or intent == "affirm"):
            yield Told(question.fact, not denied, member if question.fact.startswith("member.") else None)
    elif question.fact in COMPANY and NOBODY.match(said) and not told:
        yield Told("household.size", 1)
    elif question.fact == "situation.receiving" and denied and not told:
        yield Told("situation.receiving", [])
    elif question.fact == "member.disability_severity" and denied:
        yield Told("member.statuses.disabled", value=False, member=member or ME)


def _of_several(
    question: QuestionBlock, told: tuple[Told | NewMember, ...], *, denied: bool, done: bool
) -> Iterator[Told]:
    """None of what was offered; what was not offered stays open."""
    offered = [fact for option in question.options if (fact := said_fact(option.value)) is not None]
    heard = {one.path for one in told if isinstance(one, Told)}
    if (denied and not heard & set(offered)) or (done and heard & set(offered)):
        member = (question.member or ME) if question.fact.startswith("member.") else None
        yield from (Told(fact, value=False, member=member) for fact in offered if fact not in heard)
