"""Paired files: that several are read as one table, and the cure that reads them apart."""

from workbench.data.audit.finding import Cure, Finding
from workbench.data.sources.paired_files import told_of
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.sentence import sentence

_TEMPLATE = told_of("", "").template


def read_as_pairs(table: Table) -> Finding | None:
    """What was put together row by row, as its problems tell."""
    told = next((problem.message for problem in table.problems if problem.message.template == _TEMPLATE), None)
    if told is None:
        return None
    cure = Cure(title=sentence("Read the files apart"), change=_apart, settings=(("data.reading.paired", "none"),))
    return Finding(kind="loading", sentence=told, cure=cure)


def _apart(spec: DataSpec) -> DataSpec:
    return spec.model_copy(update={"reading": spec.reading.model_copy(update={"paired": "none"})})
