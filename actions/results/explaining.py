# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 step by step: every figure, the sum, and the threshold that it is held against."""

import re
from collections.abc import Iterable, Mapping

from actions.answer import TextBlock
from actions.phrasing.figures import spread_in
from actions.phrasing.money import won
from actions.phrasing.wording import Voice
from rules_engine import Result, Screening
from rules_engine.facts.sets import MAX, Interval, Outcome
from rules_engine.means.recognised_income import Recognised
from rules_engine.verdicts.evaluation import Reason

PREFIX = "recognised_income."
NOTHING = "없음"
FIGURE = re.compile(r"([\d,]+)원")


def explanations(
    results: Iterable[Result], screening: Screening, told: Mapping[str, int], voice: Voice
) -> tuple[tuple[TextBlock, ...], dict[str, int]]:
    """The first recognised income that decided a result and was not told yet, and what is told by then.

    One at a time: two calculations in one answer are too much to read.

    `told` holds the sum that was last told, by scheme.
    """
    found = [
        (scheme, result, reason)
        for result in results
        for reason in result.reasons
        if reason.outcome is not Outcome.OPEN
        if (scheme := reason.atom.fact.removeprefix(PREFIX)) in screening.recognised and reason.atom.fact != scheme
    ]
    for scheme, result, reason in sorted(found, key=lambda one: list(screening.recognised).index(one[0])):
        recognised = screening.recognised[scheme]
        if told.get(scheme) != recognised.krw.hi:
            block = TextBlock(explained(result, reason, recognised, screening, voice))
            return (block,), {**told, scheme: recognised.krw.hi}
    return (), dict(told)


def explained(result: Result, reason: Reason, recognised: Recognised, screening: Screening, voice: Voice) -> str:
    """The calculation in words."""
    short = voice.plain or voice.language != "ko"
    occasion = "recognised.step_plain" if short else "recognised.step"
    lines = [voice("recognised.head", name=result.programme.name)]
    lines += [
        voice(occasion, label=step.label, how=in_man(step.how), amount=spread_in(voice, step.krw))
        for step in recognised.steps
        if step.krw != Interval(0, 0) or not (short or step.how == NOTHING)
    ]
    lines.append(voice("recognised.total", total=spread_in(voice, recognised.krw)))
    limit = None if reason.atom.most is None else reason.atom.most.on(result.known, screening.as_of)
    if limit is not None and limit.hi < MAX:
        verdict = "below" if reason.outcome is Outcome.HOLDS else "above"
        lines.append(voice(f"recognised.{verdict}", limit=spread_in(voice, limit), year=screening.as_of.year))
    return "\n".join(lines)


def in_man(how: str) -> str:
    """A calculation with its figures as people say them.

    >>> in_man("(0원 − 1,160,000원 공제) × 70%")
    '(0원 − 116만 원 공제) × 70%'
    """
    return FIGURE.sub(lambda found: won(int(found[1].replace(",", ""))), how)
