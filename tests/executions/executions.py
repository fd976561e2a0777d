# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The executions of the rules, each as a function from cases to verdicts. A new one is a line in `EXECUTIONS`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import numpy as np
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from rules_engine import Catalogue, Situation, screen
from rules_engine.arrays.layout import NOBODY_TOLD
from rules_engine.compiled import compiling
from rules_engine.register.laying_situations import lay_situations
from rules_engine.register.screening import TOLD, Screener
from rules_engine.warehouse import facts_table, verdicts

Pair = tuple[int, int, str]
"""Case, recipient (the household, its members in order, a child not named), programme."""
Execution = Callable[[Sequence[Situation], Catalogue], Mapping[Pair, str]]


def evaluator(cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    """The readable one, with all its reasons: the reference."""
    return {
        (case, recipient, result.programme.id): result.verdict
        for case, situation in enumerate(cases)
        for screening in [screen(situation, catalogue)]
        for (_, recipient), result in zip(screening.pairs, screening.results, strict=True)
    }


def columns(cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    """The compiled one that answers people."""
    return {
        (case, recipient, screening.compiled.rows[row][0].id): verdict
        for case, situation in enumerate(cases)
        for screening in [screen(situation, catalogue)]
        for (row, recipient), verdict in zip(screening.pairs, screening.verdicts, strict=True)
    }


def bitmap(cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    """The compiled one that screens registers, a block of households at a time; what it does not list is ineligible."""
    found = dict.fromkeys(columns(cases, catalogue), "ineligible")
    for day in days(cases):
        of_day = [case for case, situation in enumerate(cases) if situation.as_of == day]
        compiled = compiling.columns(catalogue, day)
        listed = Screener(compiled).entries(lay_situations([cases[case] for case in of_day], compiled), everywhere=True)
        for home, member, row, verdict in zip(*map(np.ndarray.tolist, listed[:4]), strict=True):
            case, programme = of_day[home], compiled.rows[row][0]
            unnamed = programme.recipient == "child" and member < 0
            recipient = len(cases[case].members or NOBODY_TOLD) + 1 if unnamed else member + 1
            found[case, recipient, programme.id] = TOLD[verdict]
    return found


def duckdb(cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    """The warehouse on one machine."""
    return _in_warehouse(ibis.duckdb.connect(), cases, catalogue)


def pyspark(cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    """The warehouse on a cluster, here of one. Code made for so few rows would take longer than the rows."""
    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        return _in_warehouse(ibis.pyspark.connect(session), cases, catalogue)
    finally:
        session.stop()


def _in_warehouse(backend: Any, cases: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    found: dict[Pair, str] = {}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "facts.parquet"
        pq.write_table(facts_table(((str(case), one) for case, one in enumerate(cases)), catalogue), file)
        facts = backend.read_parquet(file)
        for day in days(cases):
            for query in verdicts(facts, catalogue, day):
                rows = query.select("household", "recipient", "program", "verdict").to_pyarrow().to_pydict().values()
                found |= {(int(case), *rest): verdict for case, *rest, verdict in zip(*rows, strict=True)}
    return found


def days(cases: Sequence[Situation]) -> list[date]:
    """The days of the cases."""
    return sorted({case.as_of for case in cases})


EXECUTIONS: tuple[Execution, ...] = (columns, bitmap, duckdb, pyspark)
"""All but the reference."""
