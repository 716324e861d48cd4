"""Numbers as they are written where the user lives."""

import math

from PySide6.QtCore import QLocale

LARGEST_WRITTEN_OUT = 1e12
"""Numbers from here on are told by a power of ten."""
LEAST_SHARE = 0.0005
"""Shares below are told as less than it."""


def number(value: float, digits: int = 4) -> str:
    """A number with so many digits, or all of those before its decimal mark; the local mark, not grouped."""
    text = f"{value:.{digits}g}"
    if "e+" in text and abs(value) < LARGEST_WRITTEN_OUT:
        text = f"{value:.0f}"  # 23457, which nobody would read as 2.346e+04
    return text.replace(".", QLocale().decimalPoint())


def percent(share: float) -> str:
    """A share of one as percent; of what is hardly any only that it is some."""
    if 0 < share < LEAST_SHARE:
        return f"<{number(100 * LEAST_SHARE)} %"
    return f"{number(100 * share, 3)} %"


def digits_within(value: float, spread: float, digits: int) -> int:
    """Digits that show where a value lies within a spread: more than usual where that is far from zero."""
    if not (spread > 0 and math.isfinite(spread) and math.isfinite(value) and value):
        return digits
    return max(digits, math.floor(math.log10(abs(value))) - math.floor(math.log10(spread)) + digits - 1)


def told_apart(value: float, spread: float) -> str:
    """A number among others that lie so far apart: 1002.94 and 1002.51 where both would be 1003."""
    return number(value, max(4, digits_within(value, spread, 3)))


def whole(value: float) -> str:
    """A whole number with the local grouping, also where the system's locale is plain C."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(round(value))
