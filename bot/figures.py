# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How good a model's answers are: rightness, danger seen, and whether its confidence can be believed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

CRISIS = "crisis_"
BANDS = (0, 0.2, 0.35, 0.5, 0.7, 0.9, 0.97, 1)
LEAST = 1e-9


@dataclass(frozen=True)
class Answer:
    """What was meant, and what the model took it for: every intent with its probability, likeliest first."""

    intent: str
    ranking: Sequence[tuple[str, float]]

    @property
    def taken_for(self) -> str:
        """The likeliest intent."""
        return self.ranking[0][0] if self.ranking else ""

    @property
    def confidence(self) -> float:
        """How likely the model held it."""
        return self.ranking[0][1] if self.ranking else 0.0

    @property
    def right(self) -> bool:
        """The likeliest is the one meant."""
        return self.taken_for == self.intent


@dataclass(frozen=True)
class Band:
    """The answers held about equally likely: how many, how likely in the mean, and the share that is right."""

    low: float
    high: float
    answers: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Belief:
    """The share believed from a threshold up and how much of it is right; of what is asked back about, how much would
    have been right, and how much is among the two meanings that are offered."""

    threshold: float
    share: float
    right: float
    asked_right: float
    asked_of_two: float


def accuracy(answers: Sequence[Answer]) -> float:
    """The share that is right."""
    return _share(answer.right for answer in answers)


def among_first(answers: Sequence[Answer], places: int) -> float:
    """The share where what was meant is among the likeliest few."""
    return _share(answer.intent in [name for name, _ in answer.ranking[:places]] for answer in answers)


def macro_f1(answers: Sequence[Answer]) -> float:
    """The mean of the intents' F1, each counting the same.

    >>> macro_f1([Answer("a", [("a", 1.0)]), Answer("a", [("a", 1.0)]), Answer("b", [("a", 1.0)])])
    0.4
    """
    meant = Counter(answer.intent for answer in answers)
    found = Counter(answer.taken_for for answer in answers)
    hits = Counter(answer.intent for answer in answers if answer.right)
    return sum(2 * hits[intent] / (meant[intent] + found[intent]) for intent in meant) / len(meant)


def crisis_recall(answers: Sequence[Answer]) -> float:
    """The share of the crises taken for a crisis, be it for another one."""
    return _share(answer.taken_for.startswith(CRISIS) for answer in answers if answer.intent.startswith(CRISIS))


def false_alarms(answers: Sequence[Answer]) -> int:
    """How many answers are a crisis where none was meant."""
    return sum(answer.taken_for.startswith(CRISIS) and not answer.intent.startswith(CRISIS) for answer in answers)


def reliability(answers: Sequence[Answer]) -> list[Band]:
    """Confidence beside rightness, in bands of confidence."""
    bands = []
    for low, high in pairwise(BANDS):
        held = [a for a in answers if low <= a.confidence < high or a.confidence == high == 1]
        if held:
            mean = sum(a.confidence for a in held) / len(held)
            bands.append(Band(low, high, len(held), mean, accuracy(held)))
    return bands


def calibration_error(answers: Sequence[Answer]) -> float:
    """The distance between confidence and rightness in the mean over the answers (ECE).

    >>> calibration_error([Answer("a", [("a", 0.6)]), Answer("b", [("a", 0.6)])])
    0.1
    """
    return round(sum(b.answers * abs(b.confidence - b.right) for b in reliability(answers)) / len(answers), 4)


def believed_from(answers: Sequence[Answer], threshold: float) -> Belief:
    """What comes of acting on the answers held at least so likely, and asking back about the others."""
    believed = [answer for answer in answers if answer.confidence >= threshold]
    asked = [answer for answer in answers if answer.confidence < threshold]
    return Belief(threshold, len(believed) / len(answers), accuracy(believed), accuracy(asked), among_first(asked, 2))


def tempered(answer: Answer, factor: float) -> Answer:
    """The answer of a model whose sharpness is `factor` times as great."""
    logits = [factor * math.log(max(probability, LEAST)) for _, probability in answer.ranking]
    odds = [math.exp(logit - logits[0]) for logit in logits]
    total = sum(odds)
    names = [name for name, _ in answer.ranking]
    return Answer(answer.intent, [(name, one / total) for name, one in zip(names, odds, strict=True)])


def surprise(answers: Sequence[Answer]) -> float:
    """The mean negative log-likelihood of what was meant: what the right temperature makes least."""
    return -sum(math.log(max(dict(a.ranking).get(a.intent, 0), LEAST)) for a in answers) / len(answers)


def _share(answers: Iterable[bool]) -> float:
    counted = list(answers)
    return sum(counted) / len(counted) if counted else math.nan
