"""What metrics are called, in which order tables show them, and their values as text."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from workbench.evaluation.metrics import METRICS
from workbench.gui.style.numbers import number
from workbench.gui.style.translation import shown as said

SCALED = "scaled "
"""Before the name of a metric on numbers standardised by the training part."""


def metric_name(name: str) -> str:
    """What people call a metric."""
    metric = METRICS.get(name.removeprefix(SCALED))
    if metric is None:
        return name
    return _tr("{metric}, scaled").replace("{metric}", said(metric.title)) if _is_scaled(name) else said(metric.title)


def metric_tip(name: str) -> str:
    """What a metric means and which way is better."""
    metric = METRICS.get(name.removeprefix(SCALED))
    tip = None if metric is None else metric.scaled_tip if _is_scaled(name) else metric.tip
    return "" if tip is None else said(tip)


def shown(value: float | None, name: str) -> str:
    """A metric's value as text."""
    if value is None or not math.isfinite(value):
        return "–"
    unit = METRICS[name].unit if name in METRICS else "none"
    if unit == "share":
        return number(value * 100, 3) + " %"
    return str(int(value)) if unit == "count" else number(value)


def in_order(names: Iterable[str]) -> list[str]:
    """The metrics in the order in which tables show them, those on standardised numbers last; others are left out."""
    known = [name for name in names if name.removeprefix(SCALED) in METRICS]
    return sorted(known, key=lambda name: (_is_scaled(name), 0 if _is_scaled(name) else METRICS[name].place))


def _is_scaled(name: str) -> bool:
    return name.startswith(SCALED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
