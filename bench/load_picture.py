# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The picture of a load: how long each turn took, and the memory meanwhile."""

from collections.abc import Sequence
from pathlib import Path

from bench.people import MIX, Asked


def draw(
    asked: Sequence[Asked], memory: Sequence[tuple[float, dict[str, int]]], calm: float, limit: float, file: Path
) -> None:
    """Draw into a file; `calm` is when the spike begins, and `limit` the bound of the 95th percentile, in seconds."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, (above, below) = plt.subplots(2, 1, figsize=(9, 7), sharex=True)
    for kind in MIX:
        found = [one for one in asked if one.kind == kind]
        above.plot([one.due for one in found], [one.seconds for one in found], ".", markersize=3, label=kind)
    above.axhline(limit, linestyle="--", linewidth=1, color="grey", label="p95 limit")
    above.set(ylabel="seconds from when it was due", yscale="log")
    for name in sorted({name for _, found in memory for name in found}):
        below.plot([at for at, _ in memory], [found.get(name, 0) for _, found in memory], label=name)
    below.set(xlabel="seconds", ylabel="memory, MB", ylim=(0, None))
    for axes in (above, below):
        axes.axvline(calm, linewidth=1, color="grey")
        axes.legend(fontsize=7)
    file.parent.mkdir(exist_ok=True)
    figure.savefig(file, dpi=110, bbox_inches="tight")
    plt.close(figure)
