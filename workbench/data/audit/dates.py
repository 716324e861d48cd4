"""Dates: the two readings of a column whose days and months could be exchanged, and the cure that takes the other."""

from functools import partial

from workbench.data.audit.finding import Cure, Finding, Severity
from workbench.data.spec import DataSpec, DateOrder
from workbench.data.table import Table
from workbench.data.time.telling import order_told
from workbench.sentence import sentence


def doubtful_dates(table: Table) -> Finding | None:
    """What could be read otherwise in a table's times: a warning while nobody has said which reading is right."""
    for column in table.columns:
        notation = column.notation
        if notation is None or notation.other is None or notation.example is None:
            continue
        told = order_told(column.name, notation)
        severity: Severity = "note" if notation.said else "warning"
        return Finding(
            kind="loading", severity=severity, sentence=told, cure=_read_as(notation.other, notation.example[1])
        )
    return None


def _read_as(order: DateOrder, time: str) -> Cure:
    return Cure(
        title=sentence("Read it as {time}", time=time),
        change=partial(_with_order, order=order),
        settings=(("data.reading.date_order", order),),
    )


def _with_order(spec: DataSpec, order: DateOrder) -> DataSpec:
    changed = {"date_order": order, "date_format": None}
    return spec.model_copy(update={"reading": spec.reading.model_copy(update=changed)})
