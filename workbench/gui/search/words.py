"""What a search's settings, ranges and trials are called."""

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from workbench.gui.style.numbers import number
from workbench.gui.style.translation import value_name
from workbench.search.events import Setting, TrialState
from workbench.space import Parameter

DIGITS = 6


def parameter_text(parameter: Parameter) -> str:
    """Its range or choices, such as "0.0001 to 0.01, logarithmic"."""
    if parameter.choices:
        return separated([value_text(choice) for choice in parameter.choices])
    low, high = parameter.bounds
    text = _tr("{low} to {high}, logarithmic") if parameter.log else _tr("{low} to {high}")
    return text.format(low=number(low, DIGITS), high=number(high, DIGITS))


def value_text(value: Any) -> str:
    """A value of a setting, given as it is or as text."""
    words = {"true": _tr("on"), "false": _tr("off"), "auto": _tr("automatic")}
    text = as_text(value)
    if text in words:
        return words[text]
    try:
        return number(float(text), DIGITS)
    except ValueError:
        return value_name(text)


def as_text(value: Setting) -> str:
    """A value as it is set by text."""
    if value is None:
        return "auto"
    return str(value).lower() if isinstance(value, bool) else str(value)


def state_name(state: TrialState) -> str:
    """How a trial stands."""
    names = {
        "waiting": _tr("waits"),
        "running": _tr("in training"),
        "complete": _tr("complete"),
        "pruned": _tr("ended early"),
        "failed": _tr("failed"),
    }
    return names[state]


def separated(texts: list[str]) -> str:
    """A list of numbers, which a decimal comma must not run together."""
    return ("; " if QLocale().decimalPoint() == "," else ", ").join(texts)


def values_of(text: str) -> list[str]:
    """The numbers of such a list, as they are set by text; other words are left as they are."""
    if ";" not in text and QLocale().decimalPoint() != ",":
        text = text.replace(",", ";")
    parts = re.split(r";|,\s|\s", text)
    return [part.strip(" ,").replace(",", ".") for part in parts if part.strip(" ,")]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
