# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Facts are compared once for each person or household, then laid out by lane.

A comparison yields a word for 64 that stand after each other, of a single household for 8. What persons come to is
dealt out to their lanes; what a household comes to goes to its first lane and fills those after it up to the next
household.
"""

import numpy as np
from llvmlite import binding, ir
from numba import types
from numba.core import cgutils

from rules_engine.arrays.bits import instruction
from rules_engine.arrays.wide import WORD, Wide

BITS, FEW = 64, 8
DEALS = binding.get_host_cpu_features().get("bmi2", False)
"""Whether the processor deals out bits by itself."""


def _at_once(row):
    """How many are compared at once."""
    return FEW if row.words == 1 else BITS


@instruction
def compared_at_once(typing_context, row):
    """How many numbers are compared at once where rows are as wide as this one."""

    def generate(context, builder, signature, arguments):
        return context.get_constant(types.intp, _at_once(row))

    return types.intp(row), generate


def _comparison(sign, against):
    """Code that compares numbers, from a place in an array on, which stand beside each other on its first axis."""

    def generate(context, builder, signature, arguments):
        count = _at_once(signature.args[-1])
        numbers = _numbers(context, builder, signature.args[0], arguments[:2], count)
        compared = builder.icmp_signed(sign, numbers, against(context, builder, signature, arguments, count))
        found = builder.bitcast(compared, ir.IntType(count))
        return found if count == BITS else builder.zext(found, WORD)

    return generate


def _one(context, builder, signature, arguments, count):
    numbers = ir.Constant(ir.VectorType(WORD, count), ir.Undefined)
    first = builder.insert_element(numbers, arguments[2], ir.IntType(32)(0))
    everywhere = ir.Constant(ir.VectorType(ir.IntType(32), count), [0] * count)
    return builder.shuffle_vector(first, numbers, everywhere)


def _each(context, builder, signature, arguments, count):
    return _numbers(context, builder, signature.args[2], arguments[2:4], count)


def _numbers(context, builder, array, whole_and_place, count):
    whole, place = whole_and_place
    held = context.make_array(array)(context, builder, whole)
    first = cgutils.get_item_pointer(context, builder, array, held, cgutils.unpack_tuple(builder, place))
    return builder.load(builder.bitcast(first, ir.VectorType(WORD, count).as_pointer()), align=8)


def _place(array):
    return types.UniTuple(types.intp, array.ndim)


@instruction
def at_least(typing_context, array, place, least, row):
    """Which of `compared_at_once` numbers are at least so much."""
    return types.uint64(array, _place(array), types.int64, row), _comparison(">=", _one)


@instruction
def at_most(typing_context, array, place, most, row):
    """Which of `compared_at_once` numbers are at most so much."""
    return types.uint64(array, _place(array), types.int64, row), _comparison("<=", _one)


@instruction
def not_less(typing_context, array, place, other, other_place, row):
    """Which of `compared_at_once` numbers are at least as much as others, each."""
    return types.uint64(array, _place(array), other, _place(other), row), _comparison(">=", _each)


@instruction
def dealt(typing_context, bits, row, firsts, into):
    """A row of `bits` dealt out to the lanes of `into`, those of each word from the place in `firsts` on."""

    def generate(context, builder, signature, arguments):
        return _dealt(context, builder, signature, arguments, lambda word: word)

    return _signature(bits, firsts, into), generate


@instruction
def filled(typing_context, bits, row, firsts, into):
    """The same, each bit for all lanes up to the next one of `into`; those before it in a word are of the first bit."""

    def generate(context, builder, signature, arguments):
        row = context.get_value_type(into)
        first_too = builder.or_(arguments[3], ir.Constant(row, [WORD(1)] * row.count))
        told = (*arguments[:3], first_too)
        changes = _dealt(context, builder, signature, told, lambda word: builder.xor(word, _up(builder, word, 1)))
        for distance in (1, 2, 4, 8, 16, 32):
            changes = builder.xor(changes, _up(builder, changes, distance, row))
        return changes

    return _signature(bits, firsts, into), generate


def _up(builder, word, distance, row=WORD):
    return builder.shl(word, ir.Constant(row, distance if row is WORD else [WORD(distance)] * row.count))


def _signature(bits, firsts, into):
    assert isinstance(into, Wide)
    return into(bits, types.intp, firsts, into)


def _dealt(context, builder, signature, arguments, prepared):
    bits, row, firsts, into = arguments
    of_bits, of_firsts, wide = signature.args[0], signature.args[2], signature.args[3]
    all_bits, all_firsts = (
        context.make_array(of)(context, builder, whole) for of, whole in ((of_bits, bits), (of_firsts, firsts))
    )
    index = context.get_constant
    found = into
    for word in range(wide.words):
        at = cgutils.get_item_pointer(context, builder, of_firsts, all_firsts, [index(types.intp, word)])
        first = builder.load(at)
        place = builder.ashr(first, WORD(6))
        both = ([row, builder.add(place, WORD(after))] for after in range(2))
        low, high = (builder.load(cgutils.get_item_pointer(context, builder, of_bits, all_bits, one)) for one in both)
        funnel = cgutils.get_or_insert_function(builder.module, ir.FunctionType(WORD, [WORD] * 3), "llvm.fshr.i64")
        those = prepared(builder.call(funnel, [high, low, first]))
        lane = ir.IntType(32)(word)
        found = builder.insert_element(found, _deal(context, builder, those, builder.extract_element(into, lane)), lane)
    return found


def _deal(context, builder, bits, into):
    if DEALS:
        instruction = ir.FunctionType(WORD, [WORD] * 2)
        deal = cgutils.get_or_insert_function(builder.module, instruction, "llvm.x86.bmi.pdep.64")
        return builder.call(deal, [bits, into])
    return context.compile_internal(builder, deal, types.uint64(types.uint64, types.uint64), [bits, into])


def deal(bits, into):
    """The lowest bits, one to each bit that is set in `into`, as processors without an instruction for it do it."""
    found, left, lowest = np.uint64(0), into, np.uint64(1)
    while left != np.uint64(0):
        here = left & (~left + lowest)
        if bits & lowest:
            found |= here
        bits >>= lowest
        left ^= here
    return found
