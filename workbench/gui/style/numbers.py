"""Numbers as they are written where the user lives."""

from PySide6.QtCore import QLocale


def number(value: float, digits: int = 4) -> str:
    """A number with so many digits and the local decimal mark, not grouped."""
    return f"{value:.{digits}g}".replace(".", QLocale().decimalPoint())


def whole(value: float) -> str:
    """A whole number with the local grouping, also where the system's locale is plain C."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(round(value))
