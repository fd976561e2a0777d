# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The rules where the data lie: the criteria of a catalogue as Ibis expressions over a table of facts.

The caller gives the connection, by giving a table of it: `ibis.duckdb.connect()`, `ibis.pyspark.connect(spark)`. Needs
`donghaeng[warehouse]` for DuckDB, `donghaeng[cluster]` for Spark.

>>> import ibis
>>> from datetime import date
>>> from rules_engine import load_catalogue, read_situation
>>> day, catalogue = date(2024, 4, 15), load_catalogue()
>>> told = {"residence": {"sido": "서울특별시"}, "members": [{"pregnancy_months": 5}]}
>>> facts = ibis.memtable(facts_table([("첫째 집", read_situation(told, day))], catalogue))
>>> [found] = verdicts(facts, catalogue, day, programs=["seoul-pregnancy-transport"])
>>> found.to_pyarrow().to_pylist()[0]["verdict"]
'eligible'
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

import ibis
from ibis.expr.types import Table

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.screening.screen import VERDICTS
from rules_engine.verdicts.result import Verdict
from rules_engine.warehouse.facts_table import KINDS, facts_table
from rules_engine.warehouse.rules import KEY, Rules, rules_of

__all__ = ["counts", "facts_table", "verdicts"]
PROGRAMMES_A_QUERY = 200
"""So many columns a query planner takes well; thousands of programmes are as many queries more."""


def verdicts(
    facts: Table, catalogue: Catalogue, as_of: date, programs: Collection[str] | None = None
) -> Iterator[Table]:
    """The verdicts for all recipients in the table, as queries that are not run yet: one for each batch of programmes.

    Each has the columns `household`, `recipient`, `member`, `program` and `verdict`.

    Args:
        facts: what `facts_table` makes, in a database that Ibis knows; only its rows of the day are taken.
        catalogue: the programmes.
        as_of: the day of the enquiry.
        programs: ids of the programmes asked about (default: all).
    """
    for rows, rules in _batches(facts, catalogue, as_of, programs):
        wide = rules.verdicts(rows)
        named = wide.select(*KEY, **{name: wide[rule] for name, rule in rules.programmes.items()})
        long = named.pivot_longer(list(rules.programmes), names_to="program", values_to="verdict")
        yield long.mutate(verdict=long.verdict.cases(*enumerate(VERDICTS)))


def counts(
    facts: Table, catalogue: Catalogue, as_of: date, programs: Collection[str] | None = None
) -> Mapping[str, Mapping[Verdict, int]]:
    """How many recipients have which verdict, by programme. The arguments are those of `verdicts`; runs the queries."""
    found: dict[str, Mapping[Verdict, int]] = {}
    for rows, rules in _batches(facts, catalogue, as_of, programs):
        wide = rules.verdicts(rows)
        of_rules = wide.aggregate(
            **{
                f"{rule}_{verdict}": (wide[rule] == place).sum().fill_null(0)
                for rule in rules.rules.values()
                for place, verdict in enumerate(VERDICTS)
            }
        )
        [counted] = of_rules.to_pyarrow().to_pylist()
        for name, rule in rules.programmes.items():
            found[name] = {verdict: counted[f"{rule}_{verdict}"] for verdict in VERDICTS}
    return found


def _batches(
    facts: Table, catalogue: Catalogue, as_of: date, programs: Collection[str] | None
) -> Iterator[tuple[Table, Rules]]:
    """Rules of programmes in force with the rows that they concern."""
    asked = catalogue.programmes if programs is None else frozenset(programs)
    of_day = facts.filter(facts.as_of == ibis.date(as_of))
    for kind in KINDS:
        of_kind = (p for name, p in catalogue.programmes.items() if name in asked and p.recipient == kind)
        in_force = [(p, period) for p in of_kind if (period := p.on(as_of)) is not None]
        for start in range(0, len(in_force), PROGRAMMES_A_QUERY):
            batch = in_force[start : start + PROGRAMMES_A_QUERY]
            yield of_day.filter(of_day[f"for_{kind}"]), rules_of(batch, as_of)
