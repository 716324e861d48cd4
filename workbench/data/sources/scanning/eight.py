"""Text eight bytes at a time, as one number of 64 bits whose lowest byte comes first.

D. Lemire, Number parsing at a gigabyte per second, Software: Practice and Experience 51, 2021.
"""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from workbench.machine_code.compiling import Array, inlined_exactly

MOST, MANY = 8, 64
_ZEROS, _ABOVE_NINE, _HIGH = (
    np.uint64(0x3030303030303030),
    np.uint64(0x7676767676767676),
    np.uint64(0x8080808080808080),
)
_PAIRS, _FOURS, _EIGHT = np.uint64(2561), np.uint64(6553601), np.uint64(42949672960001)
_OF_PAIRS, _OF_FOURS = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0000FFFF0000FFFF)
_BITS_8, _BITS_16, _BITS_32, _BITS_64 = np.uint64(8), np.uint64(16), np.uint64(32), np.uint64(64)
_ONES, _ONE, _TO_BYTES = np.uint64(0x0101010101010101), np.uint64(1), np.uint64(3)


@intrinsic  # type: ignore[untyped-decorator]
def eight_at(typing: Any, bytes_B: Any, at: Any) -> Any:
    """The eight bytes from here on; eight must be there."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        place = builder.gep(array.data, [arguments[1]])
        return builder.load(builder.bitcast(place, ir.IntType(64).as_pointer()), align=1)

    return types.uint64(bytes_B, types.int64), generate


@intrinsic  # type: ignore[untyped-decorator]
def either_in_many(typing: Any, bytes_B: Any, at: Any, one: Any, other: Any) -> Any:
    """Which of the `MANY` bytes from here on are one of two, as bits of which the lowest comes first; all must be
    there."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        kind = ir.VectorType(ir.IntType(8), MANY)
        place = builder.bitcast(builder.gep(array.data, [arguments[1]]), kind.as_pointer())
        many, found = builder.load(place, align=1), []
        for byte in arguments[2:]:
            first = builder.insert_element(
                ir.Constant(kind, ir.Undefined), builder.trunc(byte, ir.IntType(8)), ir.Constant(ir.IntType(32), 0)
            )
            places = ir.Constant(ir.VectorType(ir.IntType(32), MANY), [0] * MANY)
            found.append(builder.icmp_unsigned("==", many, builder.shuffle_vector(first, first, places)))
        return builder.bitcast(builder.or_(*found), ir.IntType(MANY))

    return types.uint64(bytes_B, types.int64, types.int64, types.int64), generate


@intrinsic  # type: ignore[untyped-decorator]
def zeros_below(typing: Any, bits: Any) -> Any:
    """How many zeros stand below the lowest bit; 64 where there is none."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 0))

    return types.uint64(types.uint64), generate


@inlined_exactly
def first_of(bits: Array) -> Array:
    """The place of the byte with the lowest bit, of eight."""
    return np.int64(zeros_below(bits) >> _TO_BYTES)


@inlined_exactly
def digits_in(eight: Array) -> Array:
    """How many of the eight bytes are digits before the first that is none."""
    digits = eight ^ _ZEROS
    return first_of(((digits + _ABOVE_NINE) | digits) & _HIGH)


@inlined_exactly
def number_of(eight: Array, count: int) -> Array:
    """The whole number of the first digits of eight bytes; at least one."""
    digits = (eight ^ _ZEROS) << (_BITS_64 - (np.uint64(count) << _TO_BYTES))
    pairs = (digits * _PAIRS >> _BITS_8) & _OF_PAIRS
    fours = (pairs * _FOURS >> _BITS_16) & _OF_FOURS
    return np.int64(fours * _EIGHT >> _BITS_32)


@inlined_exactly
def equal_in(eight: Array, byte: int) -> Array:
    """Bits of which the lowest stands in the first of the eight bytes that is this one; none where none is."""
    other = eight ^ (np.uint64(byte) * _ONES)
    return (other - _ONES) & ~other & _HIGH


@inlined_exactly
def first_bytes(eight: Array, count: int) -> Array:
    """The first bytes of eight, fewer than all of them, and zeros behind."""
    return eight & ((_ONE << (np.uint64(count) << _TO_BYTES)) - _ONE)
