# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Screens a register with other official figures, in a process of its own: those of the running one stay."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pyarrow as pa

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.parameter import Parameter, reckon_with
from rules_engine.register.reading import Register
from rules_engine.register.schema import RegisterError
from rules_engine.register.screening import screened

FRESH = get_context("spawn")
END = None


def screened_elsewhere(
    figures: Mapping[str, Parameter],
    register: Register,
    catalogue: Catalogue,
    as_of: date,
    programs: Collection[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """The same as `screened`, with some figures being others.

    A register that cannot be read ends the stream early: whoever reads the register beside it is told what is wrong.

    Raises:
        RuntimeError: when the process ends before the register does.
    """
    here, there = FRESH.Pipe(duplex=False)
    process = FRESH.Process(target=_screen, args=(there, figures, register, catalogue, as_of, programs), daemon=True)
    process.start()
    there.close()
    try:
        while (batch := here.recv()) is not END:
            yield batch
    except EOFError:
        raise RuntimeError("the process that screens with other figures ended too early") from None
    finally:
        here.close()
        process.terminate()
        process.join()


def _screen(
    there: Connection,
    figures: Mapping[str, Parameter],
    register: Register,
    catalogue: Catalogue,
    as_of: date,
    programs: Collection[str] | None,
) -> None:
    reckon_with(figures)
    try:
        for batch in screened(register, catalogue, as_of, programs):
            there.send(batch)
    except RegisterError:
        pass
    except BrokenPipeError:
        return
    there.send(END)
