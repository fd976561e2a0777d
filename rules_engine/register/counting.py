# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How many residents have which verdict, programme by programme."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np

from rules_engine.arrays import blocks
from rules_engine.arrays.blocks import Desk, Laid
from rules_engine.arrays.layout import Numbers
from rules_engine.compiled.columns import Columns
from rules_engine.compiled.compiling import columns
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.register.laying import lay
from rules_engine.register.reading import batches, open_register

VERDICTS = 4


def count(file: Path, catalogue: Catalogue, as_of: date) -> Numbers:
    """Counts of the shape (programmes in force on the day, verdicts), in the order of `screening.VERDICTS`.

    Raises:
        RegisterError: when the register cannot be read.
    """
    compiled = columns(catalogue, as_of)
    return count_laid((lay(batch, compiled) for batch in batches(open_register(file), as_of)), compiled)


def count_laid(parts: Iterable[Laid], compiled: Columns) -> Numbers:
    """The same of what is laid out already."""
    counts = np.zeros((len(compiled.rows), VERDICTS), np.int64)
    room = desk(compiled)
    for laid in parts:
        blocks.count(compiled.plan, compiled.tables, laid, compiled.day, compiled.on.year, room, counts)
    return counts


def desk(compiled: Columns) -> Desk:
    """Room for weighing block by block."""
    return Desk(*blocks.desk(compiled.plan))
