# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Room for what is worked out only while a household or a block is weighed: one array, cut into pieces and used again.

Making an array takes as long as weighing a rule, and counting references to it takes longer still, so of pieces none
are counted: they hold as long as the room does, which its owner keeps while anything is weighed in it.
"""

from numba import njit, types
from numba.core import cgutils
from numba.np.arrayobj import populate_array

from rules_engine.arrays.bits import instruction


def _piece(dtype):
    """Code that shapes the numbers of an array from a place on as an array of its own."""

    def define(typing_context, array, first, shape):
        found = types.Array(dtype, shape.count, "C")

        def generate(context, builder, signature, arguments):
            whole = context.make_array(array)(context, builder, arguments[0])
            piece = context.make_array(found)(context, builder)
            sizes = cgutils.unpack_tuple(builder, arguments[2])
            itemsize = context.get_constant(types.intp, dtype.bitwidth // 8)
            strides = [itemsize]
            for size in reversed(sizes[1:]):
                strides.insert(0, builder.mul(strides[0], size))
            data = builder.bitcast(builder.gep(whole.data, [arguments[1]]), piece.data.type)
            populate_array(piece, data=data, shape=sizes, strides=strides, itemsize=itemsize, meminfo=None)
            return piece._getvalue()

        return found(array, types.intp, shape), generate

    return define


numbers_at = instruction(_piece(types.int64))
bits_at = instruction(_piece(types.uint64))


@njit(cache=True, forceinline=True)
def cut(room, first, shape):
    """A piece of the room from a place on, and where the next one begins; it holds anything."""
    piece = numbers_at(room, first, shape)
    return piece, first + piece.size


@njit(cache=True, forceinline=True)
def cut_bits(room, first, shape):
    """The same for words of bits."""
    piece = bits_at(room, first, shape)
    return piece, first + piece.size
