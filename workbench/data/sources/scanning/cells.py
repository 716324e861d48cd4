"""Cells that are no numbers, by where they lie: equal ones found, and times as ISO 8601 has them read.

Shapes: B bytes, N cells, S slots, U different cells.
"""

import numpy as np

from workbench.data.sources.scanning.eight import MOST, eight_at, first_bytes
from workbench.data.sources.scanning.loops import NO_TIME, TOO_MANY
from workbench.machine_code.compiling import Array, compiled_exactly

NAT = np.iinfo(np.int64).min
_FNV_OFFSET, _FNV_PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ZERO, _BLANK, _T, _DASH, _COLON, _POINT = 48, 32, 84, 45, 58, 46
_DATE, _MINUTES, _SECONDS, _MICROSECONDS = 10, 16, 19, 26
"""Lengths of a time by how fine it is."""
_DAYS_BEFORE = np.array([0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365])


@compiled_exactly
def code_cells(bytes_B: Array, spans_N2: Array, slots_S: Array, codes_N: Array, firsts_N: Array) -> int:
    """Give equal cells the same code, in the order in which they first come; how many different ones there are, or
    `TOO_MANY`.

    `slots_S`, a power of two above twice the different cells, starts as -1. `firsts_N` are the codes' first cells.
    """
    different, mask = 0, np.uint64(len(slots_S) - 1)
    for n in range(len(spans_N2)):
        slot = _hash(bytes_B, spans_N2[n, 0], spans_N2[n, 1]) & mask
        while slots_S[slot] >= 0 and not _equal(bytes_B, spans_N2[firsts_N[slots_S[slot]]], spans_N2[n]):
            slot = (slot + np.uint64(1)) & mask
        if slots_S[slot] < 0:
            if 2 * different >= len(slots_S):
                return TOO_MANY
            slots_S[slot] = different
            firsts_N[different] = n
            different += 1
        codes_N[n] = slots_S[slot]
    return different


@compiled_exactly
def _hash(bytes_B: Array, start: int, stop: int) -> Array:
    mixed, at = _FNV_OFFSET, start
    while at + MOST <= stop:
        mixed = (mixed ^ eight_at(bytes_B, at)) * _FNV_PRIME
        mixed ^= mixed >> np.uint64(32)
        at += MOST
    mixed = (mixed ^ first_bytes(eight_at(bytes_B, at), stop - at)) * _FNV_PRIME
    # Letters that stand last change only high bits, and places are told by the low ones.
    mixed = (mixed ^ (mixed >> np.uint64(32))) * _GOLDEN
    return mixed >> np.uint64(32)


@compiled_exactly
def _equal(bytes_B: Array, one: Array, other: Array) -> Array:
    length = one[1] - one[0]
    if other[1] - other[0] != length:
        return False
    place = 0
    while place + MOST <= length:
        if eight_at(bytes_B, one[0] + place) != eight_at(bytes_B, other[0] + place):
            return False
        place += MOST
    different = eight_at(bytes_B, one[0] + place) ^ eight_at(bytes_B, other[0] + place)
    return first_bytes(different, length - place) == 0


@compiled_exactly
def iso_times(bytes_B: Array, spans_N2: Array, times_N: Array) -> int:
    """Fill in microseconds since 1970 of cells that are empty or all written alike; the digits of their seconds'
    fraction, or `NO_TIME`."""
    length, found, first, last = 0, NAT, np.uint64(0), np.uint64(0)
    for n in range(len(spans_N2)):
        start, stop = spans_N2[n, 0], spans_N2[n, 1]
        times_N[n] = NAT
        if start == stop:
            continue
        length = length or stop - start
        if stop - start != length or not (length == _DATE or length == _MINUTES or _SECONDS <= length <= _MICROSECONDS):
            return NO_TIME
        eight, behind = eight_at(bytes_B, start), eight_at(bytes_B, start + _DATE - MOST)
        if eight != first or behind != last:  # most times are of the same day as the ones before
            found, first, last = _day(bytes_B, start), eight, behind
        clock = _clock(bytes_B, start, length)
        if found == NAT or clock < 0:
            return NO_TIME
        times_N[n] = found * 86_400_000_000 + clock
    return max(length - _SECONDS - 1, 0) if length else NO_TIME


@compiled_exactly
def _day(bytes_B: Array, at: int) -> int:
    """Days since 1970."""
    year = 100 * _two(bytes_B, at) + _two(bytes_B, at + 2)
    month, day = _two(bytes_B, at + 5), _two(bytes_B, at + 8)
    if min(_two(bytes_B, at), _two(bytes_B, at + 2), month, day) < 0 or year < 1 or not 1 <= month <= 12 or day < 1:
        return NAT
    if bytes_B[at + 4] != _DASH or bytes_B[at + 7] != _DASH:
        return NAT
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    in_month = _DAYS_BEFORE[month] - _DAYS_BEFORE[month - 1] + (1 if leap and month == 2 else 0)
    if day > in_month:
        return NAT
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400 - 477 + (1 if leap and month > 2 else 0)
    return int(365 * (year - 1970) + leaps + _DAYS_BEFORE[month - 1] + day - 1)


@compiled_exactly
def _clock(bytes_B: Array, at: int, length: int) -> Array:
    """Microseconds of the day; -1 where they are none."""
    if length == _DATE:
        return 0
    hour, minute = _two(bytes_B, at + 11), _two(bytes_B, at + 14)
    marks = (bytes_B[at + 10] == _BLANK or bytes_B[at + 10] == _T) and bytes_B[at + 13] == _COLON
    second, fraction = np.int64(0), np.int64(0)
    if length >= _SECONDS:
        second = _two(bytes_B, at + 17)
        marks = marks and bytes_B[at + 16] == _COLON
    if length > _SECONDS:
        marks = marks and bytes_B[at + _SECONDS] == _POINT and length > _SECONDS + 1
        for place in range(_SECONDS + 1, _MICROSECONDS):
            digit = np.int64(bytes_B[at + place]) - _ZERO if place < length else 0
            marks = marks and 0 <= digit <= 9
            fraction = fraction * 10 + digit
    if not marks or not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return -1
    return 1_000_000 * (3600 * hour + 60 * minute + second) + fraction


@compiled_exactly
def _two(bytes_B: Array, at: int) -> Array:
    """The number of two digits here; -1 where there are none."""
    tens, ones = np.int64(bytes_B[at]) - _ZERO, np.int64(bytes_B[at + 1]) - _ZERO
    return tens * 10 + ones if 0 <= tens <= 9 and 0 <= ones <= 9 else -1
