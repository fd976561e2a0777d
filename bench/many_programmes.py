# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household of six against ten thousand programmes, beside the same predicates as numpy columns."""

from collections.abc import Callable
from itertools import cycle
from random import Random
from typing import Any

import numpy as np

from bench import by_numpy, plain_household
from bench.made_catalogue import DAY, catalogue, table
from bench.made_households import in_part, whole
from bench.measure import Report, interleaved, p95_of_processor_ms, report
from bench.targets import Target
from rules_engine import read_situation, screen
from rules_engine.arrays.weighing import INELIGIBLE
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.screening.screen import Screening
from rules_engine.verdicts.result import Result

HOUSEHOLDS, PARTLY_TOLD, SHOWN = 50, 10_000, 20
OURS = "혜택동행: verdicts and the next question, {}"
OURS_READ = "혜택동행: the same, read from JSON first, {}"
OURS_SHOWN = "혜택동행: the same with the reasons of the 20 shown, {}"
HAND = "numpy columns by hand: verdicts and the next question, {}"
KINDS = ("partly told", "wholly told")


def run() -> Report:
    """Check that both agree on every household, then measure them in turns, each call another household."""
    rng = Random(1)
    programmes, columns = catalogue(), by_numpy.columns(table())
    full = [whole(rng) for _ in range(HOUSEHOLDS)]
    of_kind = dict(zip(KINDS, ([in_part(rng, told) for told in full], full), strict=True))
    calls: dict[str, Callable[[], object]] = {}
    for kind, told in of_kind.items():
        situations, plain = [read_situation(one, DAY) for one in told], [plain_household.read(one) for one in told]
        for situation, one in zip(situations, plain, strict=True):
            _agree(screen(situation, programmes), columns.answer(one))
        calls |= {
            OURS.format(kind): _each(situations, lambda one: _answered(screen(one, programmes))),
            OURS_READ.format(kind): _each(told, lambda one: _answered(screen(read_situation(one, DAY), programmes))),
            OURS_SHOWN.format(kind): _each(situations, lambda one: _shown(_answered(screen(one, programmes)))),
            HAND.format(kind): _each(plain, columns.answer),
        }
    rows = interleaved(calls)
    of = {row.name: row for row in rows}
    ratios = {kind: of[OURS.format(kind)].compared_us / of[HAND.format(kind)].compared_us for kind in KINDS}
    slowest, shown = _p95_partly_told(programmes), of[OURS_SHOWN.format(KINDS[0])].p95_us / 1e3
    facts = {
        "programmes": len(programmes.programmes),
        "households": HOUSEHOLDS,
        **{f"times_the_numpy_columns, {kind}": round(ratio, 2) for kind, ratio in ratios.items()},
        f"p95 ms of the processor, {PARTLY_TOLD:,} households partly told": round(slowest, 2),
    }
    targets = [
        Target("ten thousand programmes: times the numpy columns", max(ratios.values()), "at most", 3),
        Target("ten thousand programmes: p95 ms of the processor", slowest, "under", 2),
        Target("ten thousand programmes: p95 ms with 20 reasons", shown, "under", 5),
    ]
    return report("one household of six, ten thousand programmes", rows, facts, HAND.format(KINDS[0]), targets)


def _p95_partly_told(programmes: Catalogue) -> float:
    """How long the slowest twentieth of many different households take at least, each screened for the first time."""
    rng = Random(2)
    told = (read_situation(in_part(rng, whole(rng)), DAY) for _ in range(PARTLY_TOLD))
    answer = _each([*told], lambda one: _answered(screen(one, programmes)))
    return p95_of_processor_ms(answer, PARTLY_TOLD)


def _each(values: list[Any], call: Callable[[Any], object]) -> Callable[[], object]:
    """The call with the next of the values, round and round."""
    turns = cycle(values)
    return lambda: call(next(turns))


def _answered(screening: Screening) -> Screening:
    _ = screening.codes, screening.question
    return screening


def _shown(screening: Screening) -> list[Result]:
    """The reasons of the first results that a person would see."""
    open_to = np.argwhere(screening.meant & (screening.decided.verdicts != INELIGIBLE))[:SHOWN]
    return [screening.result((row, column)) for row, column in open_to.tolist()]


def _agree(ours: Screening, by_hand: by_numpy.Answer) -> None:
    assert np.array_equal(ours.codes, by_hand.verdicts.T[ours.meant])
    question = ours.question
    assert by_hand.question == (question and (question.fact, question.member, question.settles))
