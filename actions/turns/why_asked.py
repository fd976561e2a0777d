# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Why something is asked: what hangs on the answer, and that nobody has to tell it. Then it is asked again."""

from actions.answer import TextBlock
from actions.hearing.everything import places_of, topic_of
from actions.looking import Reply
from actions.turns.wished import Wished
from rules_engine.facts.vocabulary import facts

MOST_NAMES = 2


def why_asked(wished: Wished) -> Reply:
    """The programmes that hang on what the text names ("소득은 왜 물어봐요?"), else on the question that waits."""
    asked = _asked(wished)
    hanging = dict.fromkeys(
        result.programme.name
        for result in wished.screening.shown
        if any(one.fact == fact or one.fact.startswith(f"{fact}.") for one in result.missing for fact in asked)
    )
    return wished.talk, (TextBlock(_reason(wished, list(hanging))),)


def _reason(wished: Wished, hanging: list[str]) -> str:
    if not hanging:
        return wished.voice("why_asked.in_general")
    names = ", ".join(hanging[:MOST_NAMES])
    if len(hanging) <= MOST_NAMES:
        return wished.voice("why_asked.only", names=names)
    return wished.voice("why_asked.hangs", names=names, count=len(hanging))


def _asked(wished: Wished) -> tuple[str, ...]:
    question = wished.talk.question
    if named := topic_of(wished.said):
        return named
    known = question is not None and question.fact in facts()
    return tuple(fact for fact, _ in places_of(question)) if question is not None and known else ()
