"""Paired files: that several are read as one table, and the cure that reads them apart."""

from workbench.data.audit.finding import Finding, part_changed
from workbench.data.sources.paired_files import told_of
from workbench.data.table import Table
from workbench.sentence import sentence

_TEMPLATE = told_of("", "").template


def read_as_pairs(table: Table) -> Finding | None:
    """What was put together row by row, as its problems tell."""
    told = next((problem.message for problem in table.problems if problem.message.template == _TEMPLATE), None)
    if told is None:
        return None
    cure = part_changed("reading", sentence("Read the files apart"), paired="none")
    return Finding(kind="loading", sentence=told, cure=cure)
