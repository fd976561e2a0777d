# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A hundred thousand families against the ten rules, beside OpenFisca-core with all of them in one simulation.

Both begin with the same Parquet file. OpenFisca's inputs say of a place only whether it counts; that is given to it.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.simulations import Simulation

from bench import made_families, openfisca_reference, ten_rules
from bench.by_hand import HAPPY, HEALTHY
from bench.measure import Report, report, row
from bench.openfisca_reference import MONTH, ON
from bench.targets import Target
from rules_engine.register import count

HOUSEHOLDS, ROUNDS = 100_000, 5
OURS, REFERENCE = "혜택동행: read and count", "OpenFisca-core: read, build and calculate"
REFERENCE_ALONE = "OpenFisca-core: calculate alone"


def run() -> Report:
    """Check that both find the same number of each of the ten, then measure them in turns."""
    model = openfisca_reference.system()
    with TemporaryDirectory() as folder:
        path = made_families.write(Path(folder) / "families.parquet", HOUSEHOLDS)
        calls: dict[str, Callable[[], Any]] = {REFERENCE: lambda: counts(build(model, path)), OURS: lambda: _ours(path)}
        found = {name: call() for name, call in calls.items()}
        assert all(one == found[REFERENCE] for one in found.values()), found
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in (*calls, REFERENCE_ALONE)}
        for _ in range(ROUNDS):
            for name, call in calls.items():
                runs[name].append(_times(call))
            simulation = build(model, path)
            runs[REFERENCE_ALONE].append(_times(lambda fresh=simulation: counts(fresh)))
    rows = [row(name, [wall for wall, _ in times], median(cpu for _, cpu in times)) for name, times in runs.items()]
    facts = {"households": HOUSEHOLDS, "eligible": found[REFERENCE]}
    times = {row.name: row.compared_us for row in rows}
    ratio = times[REFERENCE] / times[OURS]
    target = Target("ten rules in batch: times faster than OpenFisca-core", ratio, "at least", 1)
    return report("a hundred thousand families, ten rules", rows, facts, REFERENCE, [target])


def _times(call: Callable[[], Any]) -> tuple[float, float]:
    """Microseconds by the wall and by the processor."""
    begin, cpu = time.perf_counter(), time.process_time()
    call()
    return (time.perf_counter() - begin) * 1e6, (time.process_time() - cpu) * 1e6


def _ours(path: Path) -> dict[str, int]:
    eligible = count(path, ten_rules.catalogue(), ON)[:, 0]
    return dict(zip(openfisca_reference.FORMULAS, eligible.tolist(), strict=True))


def build(model: Any, path: Path) -> Simulation:
    """All families of a register in one simulation."""
    table = pq.read_table(path)
    of = table["household"].to_numpy()
    first = np.concatenate(([0], np.flatnonzero(of[1:] != of[:-1]) + 1))
    home = table.take(first)
    builder = SimulationBuilder()
    builder.create_entities(model)
    builder.declare_person_entity("person", table["resident"].to_numpy())
    households = builder.declare_entity("household", of[first])
    builder.join_with_persons(households, of, np.zeros(len(of), np.int64))
    simulation = builder.build(model)
    sido, sigungu = home["residence.sido"], home["residence.sigungu"]
    inputs = {
        "birth": table["member.birth_date"],
        "is_child": pc.equal(table["member.relation"].cast("string"), "child"),
        "pregnancy_months": table["member.pregnancy_months"],
        "gave_birth": table["member.statuses.gave_birth"],
        "seoul": pc.equal(sido.cast("string"), "서울특별시"),
        "happy_district": pc.is_in(sigungu.cast("string"), pa.array(HAPPY)),
        "healthy_district": pc.is_in(sigungu.cast("string"), pa.array(HEALTHY)),
        "income": home["household.monthly_income_krw"],
        "size": home["household.size"],
        **{name: home[f"household.types.{name}"] for name in made_families.TYPES},
    }
    for name, values in inputs.items():
        simulation.set_input(name, MONTH, values.to_numpy())
    return simulation


def counts(simulation: Simulation) -> dict[str, int]:
    """For how many persons or households each of the ten rules holds."""
    return {name: int(found.sum()) for name, found in openfisca_reference.calculate(simulation).items()}
