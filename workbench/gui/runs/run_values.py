"""What is known of runs, in words: names of fields, metrics and settings, and their values as text."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.evaluation.metrics import METRICS
from workbench.gui.runs.metric_names import metric_name, shown
from workbench.gui.runs.setting_names import setting_name, setting_value
from workbench.gui.runs.words import phase_name
from workbench.gui.style.numbers import number, whole
from workbench.runs.summary import as_float


def column_name(key: str) -> str:
    """What a field, a metric or a setting is called."""
    own = {
        "run": _tr("Run"),
        "name": _tr("Name"),
        "project": _tr("Project"),
        "state": _tr("State"),
        "starred": _tr("Star"),
        "tags": _tr("Tags"),
        "note": _tr("Note"),
        "created": _tr("Begun"),
        "template": _tr("Template"),
        "epochs": _tr("Epochs"),
        "best_epoch": _tr("Best epoch"),
        "val_loss": _tr("Validation loss"),
        "outcome": _tr("Verdict"),
        "updated_from": _tr("Updated from"),
        "better_than_baseline": _tr("Better than its rivals"),
    }
    if key in own:
        return own[key]
    if key in METRICS:
        return metric_name(key)
    return setting_name(key) or key


def value_text(key: str, value: Any) -> str:
    """A value as tables show it; a dash where there is none."""
    if value is None or value in ("", ()):
        return "" if key in ("tags", "note", "name", "starred") else "–"
    if key in _WORDS:
        return _WORDS[key](value)
    if isinstance(value, bool):
        return setting_value(value)
    if isinstance(value, int):
        return whole(value) if key in ("epochs", "best_epoch") else str(value)
    if key in METRICS:
        return shown(as_float(value), key)
    return number(value) if isinstance(value, float) else setting_value(value)


def outcome_name(outcome: str) -> str:
    """How a run stands beside its best rival."""
    names = {"better": _tr("better"), "as_good": _tr("not shown better"), "worse": _tr("worse")}
    return names.get(outcome, "–")


_WORDS = {
    "created": lambda value: str(value).replace("T", " ")[:16],
    "state": lambda value: phase_name(str(value)),
    "outcome": lambda value: outcome_name(str(value)),
    "better_than_baseline": lambda value: _tr("✓ yes") if value else _tr("✗ no"),
    "tags": ", ".join,
    "note": lambda value: str(value).partition("\n")[0],
    "project": lambda value: Path(str(value)).name,
    "starred": lambda value: "",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
