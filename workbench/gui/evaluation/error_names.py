"""What kinds of groups of errors and the groups themselves are called in the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown

if TYPE_CHECKING:
    from workbench.evaluation.errors import Group

FACT = "fact:"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ErrorsView", text)


def kind_name(kind: str) -> str:
    """What errors are grouped by."""
    if kind.startswith(FACT):
        return kind.removeprefix(FACT)
    names = {
        "horizon": _tr("Step ahead"),
        "series": _tr("Series"),
        "hour": _tr("Hour of the day"),
        "weekday": _tr("Day of the week"),
        "month": _tr("Month"),
        "season": _tr("Season of the year"),
        "class": _tr("Class"),
    }
    return names[kind]


def group_name(kind: str, group: "Group") -> str:
    """A group of a kind; those of the calendar in the language in force."""
    if kind == "hour":
        return f"{group.place:02d}:00"
    if kind == "horizon":
        return whole(group.place)
    from workbench.evaluation.errors import CALENDAR

    return shown(CALENDAR[kind][group.place]) if kind in CALENDAR else group.name


def measure_name(measure: str) -> str:
    """What the error of a group is."""
    names = {
        "rmse": _tr("RMSE"),
        "scaled_rmse": _tr("RMSE, standardised"),
        "wrong": _tr("Wrong"),
        "nats": _tr("Nats"),
    }
    return names[measure]
