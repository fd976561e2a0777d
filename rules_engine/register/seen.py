# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which households came before, in eight bytes each, so that one that is torn apart in the file is noticed."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Fingerprints = npt.NDArray[np.uint64]
ODD, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


class Seen:
    """Fingerprints in sorted runs, each at least twice as long as the next: merging stays cheap, looking up too."""

    def __init__(self) -> None:
        self.runs: list[Fingerprints] = []

    def add(self, found: Fingerprints) -> npt.NDArray[np.bool_]:
        """Remember these, and say which of them were there already, before or among themselves."""
        order = np.argsort(found, kind="stable")
        ordered = found[order]
        known = np.zeros(len(found), np.bool_)
        known[order[1:]] = ordered[1:] == ordered[:-1]
        for run in self.runs:
            place = np.minimum(np.searchsorted(run, ordered), len(run) - 1)
            known[order] |= run[place] == ordered
        if len(ordered):
            self.runs.append(ordered)
        while len(self.runs) > 1 and len(self.runs[-2]) < 2 * len(self.runs[-1]):
            last, before = self.runs.pop(), self.runs.pop()
            self.runs.append(np.sort(np.concatenate((before, last)), kind="stable"))
        return known


def fingerprints(ids: pa.Array) -> Fingerprints:
    """64 bits for each id: a number is its own, text is mixed eight bytes at a time."""
    if pa.types.is_integer(ids.type):
        return ids.to_numpy().astype(np.uint64)  # type: ignore[no-any-return]
    ids = pa.concat_arrays([ids])
    offsets = np.frombuffer(ids.buffers()[1], np.int32)[ids.offset : ids.offset + len(ids) + 1].astype(np.int64)
    lengths = np.diff(offsets)
    width = 8 * (-(-int(lengths.max(initial=0)) // 8))
    mixed = lengths.astype(np.uint64) * ODD
    if width == 0:
        return mixed
    letters = np.frombuffer(ids.buffers()[2], np.uint8)
    place = np.arange(width)
    within = np.minimum(offsets[:-1, None] + place, len(letters) - 1)
    padded = np.where(place < lengths[:, None], letters[within], 0).astype(np.uint8)
    for word in padded.view(np.uint64).T:
        mixed = (mixed ^ word) * ODD
        mixed ^= mixed >> SHIFT
    return mixed
