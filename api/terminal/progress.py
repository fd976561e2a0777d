# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How far a long command has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; it is told what is done, and of how much, which may change."""
    if not sys.stderr.isatty():
        yield lambda done, of: None  # noqa: ARG005
        return
    with typer.progressbar(length=1, label=label, file=sys.stderr) as shown:

        def show(done: int, of: int) -> None:
            shown.length = of
            shown.update(done - shown.pos)

        yield show
