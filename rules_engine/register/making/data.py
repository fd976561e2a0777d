# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The shares from which a register is made, and the dice that draw from them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

FOLDER = Path(__file__).parent
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Dice = np.random.Generator


@cache
def shares() -> dict[str, Any]:
    """`made.yaml`."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / "made.yaml").read_text(encoding="utf-8"))
    return found


@cache
def places() -> tuple[tuple[str, str, int], ...]:
    """시·도, 시·군·구 and its rough weight."""
    found = yaml.safe_load((FOLDER / "places.yaml").read_text(encoding="utf-8"))
    return tuple((sido, sigungu, weight) for sido, weights in found.items() for sigungu, weight in weights.items())


def drawn(dice: Dice, weights: Sequence[float] | Numbers, count: int) -> Numbers:
    """Places in a list, each as often as its weight says."""
    ends: npt.NDArray[np.float64] = np.cumsum(np.asarray(weights, np.float64))
    found: Numbers = np.searchsorted(ends, dice.random(count) * ends[-1], side="right").astype(np.int64)
    return found


def some(dice: Dice, share: float, among: Flags) -> Flags:
    """Some of these, by chance."""
    return among & (dice.random(len(among)) < share)


def between(dice: Dice, lo: Numbers, hi: Numbers) -> Numbers:
    """A whole number from `lo` to `hi` each."""
    return (lo + np.floor(dice.random(len(lo)) * (hi - lo + 1))).astype(np.int64)


def amount(dice: Dice, name: str, count: int) -> Numbers:
    """Amounts in whole 10,000 won; some households have none."""
    share, median, spread = shares()["amounts"][name]
    won = np.exp(dice.normal(np.log(median), spread, count))
    return np.where(dice.random(count) < share, np.round(won / 10_000) * 10_000, 0).astype(np.int64)
