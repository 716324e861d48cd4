"""Rows of delimited text, byte by byte: plain numbers are read, other cells are found.

Shapes: B bytes, N rows, C columns, K number columns, X other columns, M cells that are no plain numbers,
E ends of cells.
"""

import numpy as np

from workbench.data.sources.scanning.eight import (
    MANY,
    MOST,
    digits_in,
    eight_at,
    either_in_many,
    equal_in,
    first_of,
    number_of,
    zeros_below,
)
from workbench.data.sources.scanning.loops import BEHIND, UNSOUND
from workbench.data.sources.scanning.nearest import TENS, nearest
from workbench.machine_code.compiling import Array, compiled_exactly, inlined_exactly

PLAIN, ODD, BEYOND = 0, 1, 2
"""A number; no plain number; a whole number that is read in another way than those with a fraction."""
_BLANK, _LINE_END, _RETURN, _PLUS, _MINUS, _ZERO, _SMALL_E, _LARGE_E = 32, 10, 13, 43, 45, 48, 101, 69
MOST_DIGITS = 18
"""Digits that a whole number of 64 bits holds for sure."""
_WHOLE_DIGITS = 15
"""Whole numbers of more digits may be names: pandas reads them, and others look at them."""
_ONE = np.uint64(1)
_POWERS = np.array([10**power for power in range(MOST + 1)])


@compiled_exactly
def scan_rows(
    bytes_B: Array, marks: Array, decimals_C: Array, numbers_NK: Array, spans_XN2: Array, odd_M4: Array, ends_E: Array
) -> int:
    """Fill in the numbers, and where the other cells begin and end; how many odd cells there are among the numbers.

    `marks` are delimiter, quote (0 for none), and whether blanks follow a delimiter; `decimals_C` the marks before a
    fraction, 0 where cells are no numbers. An odd cell is its row, its place among the number columns, and where it
    begins and ends. `ends_E` has room for the ends of all cells where the lines have neither quotes nor CR, and no
    blanks follow delimiters; none otherwise.
    """
    if len(ends_E):
        return _scan_plain_rows(bytes_B, marks[0], decimals_C, numbers_NK, spans_XN2, odd_M4, ends_E)
    return _scan_any_rows(bytes_B, marks, decimals_C, numbers_NK, spans_XN2, odd_M4)


@compiled_exactly
def _scan_any_rows(
    bytes_B: Array, marks: Array, decimals_C: Array, numbers_NK: Array, spans_XN2: Array, odd_M4: Array
) -> int:
    """Cell after cell."""
    delimiter, quote, padded = marks[0], marks[1], marks[2] != 0
    last, at, odd = len(decimals_C) - 1, 0, 0
    for n in range(len(numbers_NK)):
        k = x = 0
        for c in range(last + 1):
            if decimals_C[c]:
                value, stop = short_number_at(bytes_B, at, decimals_C[c])
                if stop > at and bytes_B[stop] == (delimiter if c < last else _LINE_END):
                    numbers_NK[n, k] = value
                    at = stop + 1
                    k += 1
                    continue
            while padded and bytes_B[at] == _BLANK:
                at += 1
            quoted = quote != 0 and bytes_B[at] == quote
            start = at + 1 if quoted else at
            stop, state = start, PLAIN
            if decimals_C[c]:
                value, stop, state = number_at(bytes_B, start, decimals_C[c])
                numbers_NK[n, k] = value
            passed = stop
            stop, at = _cell_end(bytes_B, stop, delimiter, quote, quoted)
            if at < 0 or (bytes_B[at] == delimiter) != (c < last) or state == BEYOND or (last == 0 and start == stop):
                return UNSOUND
            at += 2 if bytes_B[at] == _RETURN else 1
            if not decimals_C[c]:
                spans_XN2[x, n, 0], spans_XN2[x, n, 1] = start, stop
                x += 1
                continue
            if stop > passed or state == ODD:
                numbers_NK[n, k] = np.nan
                if stop > start:
                    if odd == len(odd_M4):
                        return UNSOUND
                    odd_M4[odd, 0], odd_M4[odd, 1], odd_M4[odd, 2], odd_M4[odd, 3] = n, k, start, stop
                    odd += 1
            k += 1
    return odd


@compiled_exactly
def _scan_plain_rows(
    bytes_B: Array, delimiter: int, decimals_C: Array, numbers_NK: Array, spans_XN2: Array, odd_M4: Array, ends_E: Array
) -> int:
    """All cells' ends are found first, so that no cell waits for where the one before it ends."""
    last, start, odd, end = len(decimals_C) - 1, 0, 0, 0
    if _find_ends(bytes_B, delimiter, ends_E) != len(numbers_NK) * len(decimals_C):
        return UNSOUND
    for n in range(len(numbers_NK)):
        k = x = 0
        for c in range(last + 1):
            stop = int(ends_E[end])
            end += 1
            if (bytes_B[stop] == delimiter) != (c < last) or (last == 0 and start == stop):
                return UNSOUND
            if not decimals_C[c]:
                spans_XN2[x, n, 0], spans_XN2[x, n, 1] = start, stop
                x += 1
            else:
                value, passed = short_number_at(bytes_B, start, decimals_C[c])
                if passed != stop:
                    value, passed, state = number_at(bytes_B, start, decimals_C[c])
                    if passed > stop or state == BEYOND:
                        return UNSOUND
                    if passed < stop or state == ODD:
                        value = np.nan
                        if odd == len(odd_M4):
                            return UNSOUND
                        odd_M4[odd, 0], odd_M4[odd, 1], odd_M4[odd, 2], odd_M4[odd, 3] = n, k, start, stop
                        odd += 1
                numbers_NK[n, k] = value
                k += 1
            start = stop + 1
    return odd


@compiled_exactly
def _find_ends(bytes_B: Array, delimiter: int, ends_E: Array) -> int:
    """Fill in the places of delimiters and line ends; how many there are, or one more than there is room for."""
    count = 0
    for at in range(0, len(bytes_B) - BEHIND, MANY):
        bits = either_in_many(bytes_B, at, delimiter, _LINE_END)
        while bits:
            if count == len(ends_E):
                return count + 1
            ends_E[count] = at + np.int64(zeros_below(bits))
            count += 1
            bits &= bits - _ONE
    return count


@inlined_exactly
def short_number_at(bytes_B: Array, at: int, decimal: int) -> tuple[float, int]:
    """The number here and the place behind it, where it has few digits before its mark and behind it, or no mark; the
    same place where it is written otherwise."""
    negative = bytes_B[at] == _MINUS
    first = at + 1 if negative else at
    eight = eight_at(bytes_B, first)
    digits = digits_in(eight)
    if digits == 0:
        return np.nan, at
    exact, mark = number_of(eight, digits), first + digits
    if bytes_B[mark] != decimal:
        number = exact * 1.0
        return (-number if negative else number), (at if negative and exact == 0 else mark)
    eight = eight_at(bytes_B, mark + 1)
    behind = digits_in(eight)
    if behind == 0 or digits + behind > _WHOLE_DIGITS:
        return np.nan, at
    number = (exact * _POWERS[behind] + number_of(eight, behind)) / TENS[behind]
    return (-number if negative else number), mark + 1 + behind


@inlined_exactly
def _cell_end(bytes_B: Array, at: int, delimiter: int, quote: int, quoted: bool) -> tuple[int, int]:
    """Where the cell that goes on here ends, and the delimiter or line end behind it; -1 where it has stray quotes."""
    eight = eight_at(bytes_B, at)
    ends = _ends_in(eight, delimiter, quote, quoted)
    while not ends:
        at += MOST
        eight = eight_at(bytes_B, at)
        ends = _ends_in(eight, delimiter, quote, quoted)
    at += first_of(ends)
    stop, byte = at, bytes_B[at]
    if quoted:
        if byte != quote:
            return stop, -1
        at += 1
        byte = bytes_B[at]
    sound = byte == delimiter or byte == _LINE_END or (byte == _RETURN and bytes_B[at + 1] == _LINE_END)
    return stop, at if sound else -1


@inlined_exactly
def _ends_in(eight: Array, delimiter: int, quote: int, quoted: bool) -> Array:
    """Bits of the first of eight bytes that ends a cell."""
    ends = equal_in(eight, quote) | equal_in(eight, _LINE_END) | equal_in(eight, _RETURN)
    return ends if quoted else ends | equal_in(eight, delimiter)


@inlined_exactly
def number_at(bytes_B: Array, at: int, decimal: int) -> tuple[float, int, int]:
    """The number here, the place behind it, and whether it is one: the float64 that is nearest to what is written."""
    while bytes_B[at] == _BLANK:
        at += 1
    negative = bytes_B[at] == _MINUS
    if negative or bytes_B[at] == _PLUS:
        at += 1
    first, exact, power = at, np.int64(0), 0
    digit = np.int64(bytes_B[at]) - _ZERO
    while 0 <= digit <= 9:
        exact = exact * 10 + digit
        at += 1
        digit = np.int64(bytes_B[at]) - _ZERO
    digits, whole = at - first, True
    if digit + _ZERO == decimal:
        whole, point = False, at + 1
        at += 1
        digit = np.int64(bytes_B[at]) - _ZERO
        while 0 <= digit <= 9:
            exact = exact * 10 + digit
            at += 1
            digit = np.int64(bytes_B[at]) - _ZERO
        power = point - at
        digits -= power
    if digits == 0:
        return np.nan, at, ODD
    rest = False
    if digits > MOST_DIGITS:
        exact, power, rest = _first_digits(bytes_B, first, at, decimal)
    if bytes_B[at] == _SMALL_E or bytes_B[at] == _LARGE_E:
        written, at = _power(bytes_B, at)
        power += written
    elif whole and (digits > _WHOLE_DIGITS or (negative and exact == 0)):
        return np.nan, at, BEYOND
    number = nearest(exact, power)
    if rest and nearest(exact + 1, power) != number:
        number = np.nan
    while bytes_B[at] == _BLANK:
        at += 1
    return -number if negative else number, at, ODD if np.isnan(number) else PLAIN


@compiled_exactly
def _first_digits(bytes_B: Array, at: int, stop: int, decimal: int) -> tuple[Array, int, bool]:
    """The first digits of a long number, its power of ten, and whether others than zeros follow them."""
    exact, power, digits, point, rest = np.int64(0), 0, 0, False, False
    for place in range(at, stop):
        digit = np.int64(bytes_B[place]) - _ZERO
        if digit + _ZERO == decimal:
            point = True
        elif digits < MOST_DIGITS:
            exact = exact * 10 + digit
            digits += 1 if exact else 0
            power -= 1 if point else 0
        else:
            rest = rest or digit != 0
            power += 0 if point else 1
    return exact, power, rest


@compiled_exactly
def _power(bytes_B: Array, at: int) -> tuple[Array, int]:
    """The power of ten behind a number, and the place behind it; the same place where none is written."""
    first = at + 2 if bytes_B[at + 1] == _MINUS or bytes_B[at + 1] == _PLUS else at + 1
    place, power = first, np.int64(0)
    digit = np.int64(bytes_B[place]) - _ZERO
    while 0 <= digit <= 9 and place - first < 4:
        power = power * 10 + digit
        place += 1
        digit = np.int64(bytes_B[place]) - _ZERO
    return (-power if bytes_B[at + 1] == _MINUS else power), place if place > first else at
