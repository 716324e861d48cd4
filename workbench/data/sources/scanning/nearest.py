"""The float64 nearest to a whole number times a power of ten: Clinger's short way, else that of Eisel and Lemire.

W. D. Clinger, How to read floating point numbers accurately, 1990. D. Lemire, Number parsing at a gigabyte per second,
Software: Practice and Experience 51, 2021.
"""

import numpy as np

from workbench.machine_code.compiling import Array, compiled_exactly

_EXACT, _EXACT_POWER = 1 << 53, 22
_LEAST, _MOST = -300, 280
"""Powers of ten within which no result is too large, or has fewer digits than others."""
_SIXTY_FOUR = 64


def _leading_bits(power: int) -> tuple[int, int]:
    """The first 128 bits of a power of five as two halves, rounded as the proof of Eisel and Lemire wants it."""
    if power >= 0:
        number = 5**power
        shift = number.bit_length() - 2 * _SIXTY_FOUR
        number = number >> shift if shift > 0 else number << -shift
    else:
        divisor = 5**-power
        number = (1 << (2 * _SIXTY_FOUR - 1 + divisor.bit_length())) // divisor + 1
        number >>= number.bit_length() - 2 * _SIXTY_FOUR
    return number >> _SIXTY_FOUR, number & (1 << _SIXTY_FOUR) - 1


TENS = np.array([float(f"1e{power}") for power in range(_EXACT_POWER + 1)])
_FIVES = np.array([_leading_bits(power) for power in range(_LEAST, _MOST + 1)], np.uint64)
_TWOS = np.array([2.0**power for power in range(-1074, 1024)])
_ONE, _LOW = np.uint64(1), np.uint64(0xFFFFFFFF)
_HALF, _TOP, _ALL = np.uint64(32), np.uint64(63), np.uint64(0xFFFFFFFFFFFFFFFF)
_BELOW, _UNSURE = np.uint64(9), np.uint64(0x1FF)
_HIDDEN = np.uint64(1 << 53)


@compiled_exactly
def nearest(exact: Array, power: Array) -> Array:
    """The nearest number to `exact` times ten to the `power`; NaN where this way does not tell."""
    if exact == 0:
        return 0.0
    if exact <= _EXACT and -_EXACT_POWER <= power <= _EXACT_POWER:
        return exact / TENS[-power] if power < 0 else exact * TENS[power]
    return _long(exact, power) if _LEAST <= power <= _MOST else np.nan


@compiled_exactly
def _long(exact: Array, power: Array) -> Array:
    bits, shift = np.uint64(exact), 0
    while not bits >> _TOP:
        bits <<= _ONE
        shift += 1
    high, low = _product(bits, _FIVES[power - _LEAST, 0])
    if high & _UNSURE == _UNSURE:
        more, _ = _product(bits, _FIVES[power - _LEAST, 1])
        low += more
        if low < more:
            high += _ONE
    if low == _ALL:
        return np.nan
    upper = high >> _TOP
    cut = upper + _BELOW
    mantissa = high >> cut
    if low <= _ONE and -4 <= power <= 23 and mantissa & np.uint64(3) == _ONE and mantissa << cut == high:
        mantissa &= ~_ONE  # halfway between two: the even one
    mantissa = (mantissa + (mantissa & _ONE)) >> _ONE
    exponent = ((217706 * power) >> 16) + 63 + np.int64(upper) - shift - 52
    return np.float64(mantissa) * _TWOS[exponent + 1074]


@compiled_exactly
def _product(one: Array, other: Array) -> tuple[Array, Array]:
    """The 128 bits of a product as two halves."""
    one_high, one_low, other_high, other_low = one >> _HALF, one & _LOW, other >> _HALF, other & _LOW
    low = one_low * other_low
    middle = one_high * other_low + (low >> _HALF)
    second = one_low * other_high + (middle & _LOW)
    return one_high * other_high + (middle >> _HALF) + (second >> _HALF), (second << _HALF) | (low & _LOW)
