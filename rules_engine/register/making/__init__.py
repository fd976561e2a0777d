# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Makes a register of invented people: realistic in its composition, and nobody in it exists.

The same number, seed and day give the same people; another share of unknown answers leaves the people the same.
"""

import json
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from rules_engine.register.making.answers import table
from rules_engine.register.making.homes import make_homes

HOUSEHOLDS_AT_ONCE = 25_000


def made_rows(persons: int, seed: int, as_of: date, unknown: float = 0.1) -> Iterator[pa.Table]:
    """A made register in pieces of whole households; together exactly so many persons.

    Raises:
        RegisterError: when no median income is on record for the day.
    """
    household = resident = 0
    for piece in range(persons):
        if resident >= persons:
            return
        dice, forgetful = (np.random.default_rng([seed, piece, use]) for use in range(2))
        homes = make_homes(dice, HOUSEHOLDS_AT_ONCE, persons - resident, as_of)
        yield table(dice, forgetful, homes, (household, resident), unknown)
        household, resident = household + len(homes.sizes), resident + len(homes.birth)


def make_register(file: Path, persons: int, seed: int, as_of: date, unknown: float = 0.1) -> None:
    """Write a made register piece by piece; the file says of itself that it is made, and appears only when it is whole.

    Raises:
        RegisterError: when no median income is on record for the day.
    """
    told = json.dumps({"made": True, "seed": seed, "as_of": as_of.isoformat(), "unknown": unknown})
    pieces = (rows.replace_schema_metadata({"donghaeng": told}) for rows in made_rows(persons, seed, as_of, unknown))
    first = next(pieces)
    unfinished = file.with_name(file.name + ".part")
    try:
        with pq.ParquetWriter(unfinished, first.schema, compression="zstd") as writer:
            for rows in chain([first], pieces):
                writer.write_table(rows)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
