# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All the lanes of a row as one value, which `&`, `|` and `~` treat at once.

A loop over so few words is unrolled before anything could make vectors of it, and as each row may be the one just
written, every word of it would be read and written for every part of a rule.
"""

import operator
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import lower_builtin, models, register_model, type_callable

from rules_engine.arrays.bits import instruction

WORD = ir.IntType(64)
ALL_BITS = 2**64 - 1


class Wide(types.Type):
    """So many words of lanes."""

    def __init__(self, words: int) -> None:
        super().__init__(f"Wide({words})")
        self.words = words


@register_model(Wide)
class _Model(models.PrimitiveModel):
    def __init__(self, manager: Any, wide: Wide) -> None:
        super().__init__(manager, wide, ir.VectorType(WORD, wide.words))


@instruction
def no_lane(typing_context, words):
    """A row of so many words (which must be written out) in which no lane is set."""

    def generate(context, builder, signature, arguments):
        return _filled(context, signature.return_type, 0)

    return Wide(words.literal_value)(words), generate


@instruction
def get(typing_context, array, place, like):
    """The row of words that stands at a place of an array, as wide as another."""

    def generate(context, builder, signature, arguments):
        return builder.load(_pointer(context, builder, signature, arguments), align=8)

    return like(array, _place(array, place), like), generate


@instruction
def put(typing_context, array, place, row):
    """Write a row of words to a place of an array."""

    def generate(context, builder, signature, arguments):
        builder.store(arguments[2], _pointer(context, builder, signature, arguments), align=8)

    return types.void(array, _place(array, place), row), generate


@instruction
def width(typing_context, row):
    """How many words a row has."""

    def generate(context, builder, signature, arguments):
        return context.get_constant(types.intp, row.words)

    return types.intp(row), generate


@instruction
def any_lane(typing_context, row):
    """Whether any lane is set."""

    def generate(context, builder, signature, arguments):
        whole = ir.IntType(64 * row.words)
        return builder.icmp_unsigned("!=", builder.bitcast(arguments[0], whole), whole(0))

    return types.boolean(row), generate


def _place(array, place):
    return types.UniTuple(types.intp, array.ndim - 1) if array.ndim > 1 else place


def _pointer(context, builder, signature, arguments):
    array, (whole, place) = signature.args[0], arguments[:2]
    held = context.make_array(array)(context, builder, whole)
    indices = [*cgutils.unpack_tuple(builder, place), context.get_constant(types.intp, 0)]
    first = cgutils.get_item_pointer(context, builder, array, held, indices)
    return builder.bitcast(first, context.get_value_type(signature.args[2]).as_pointer())


def _filled(context, wide, word):
    return ir.Constant(context.get_value_type(wide), [WORD(word)] * wide.words)


def _both(context):
    def type_of(left, right):
        return left if isinstance(left, Wide) and left == right else None

    return type_of


type_callable(operator.and_)(_both)
type_callable(operator.or_)(_both)


@type_callable(operator.invert)
def _inverted(context):
    def type_of(row):
        return row if isinstance(row, Wide) else None

    return type_of


@lower_builtin(operator.and_, Wide, Wide)
def _and(context, builder, signature, arguments):
    return builder.and_(*arguments)


@lower_builtin(operator.or_, Wide, Wide)
def _or(context, builder, signature, arguments):
    return builder.or_(*arguments)


@lower_builtin(operator.invert, Wide)
def _invert(context, builder, signature, arguments):
    return builder.xor(arguments[0], _filled(context, signature.return_type, ALL_BITS))
