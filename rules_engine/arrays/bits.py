# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words of bits, and instructions of the processor that Numba has no name for."""

from typing import Any

import numpy as np
from numba import types
from numba.extending import intrinsic

NONE, ALL, ONE = np.uint64(0), np.uint64(2**64 - 1), np.uint64(1)


def instruction(define: Any) -> Any:
    """Make one of a function that tells its types and its code; sizes that are written out are told as such.

    Numba's own decorator has a type by which the caller would have to name the context of its typing.
    """
    return intrinsic(prefer_literal=True)(define)


@instruction
def bits_set(typing_context, word):
    """How many bits of a word are set."""

    def generate(context, builder, signature, arguments):
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate
