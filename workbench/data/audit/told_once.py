"""Told once: columns whose empty cells hold what stands above them, and the cure that leaves them empty."""

from workbench.data.audit.finding import Cure, Finding
from workbench.data.corrections import name_in_file
from workbench.data.sources.told_once import told_of
from workbench.data.spec import DataSpec, ReadingSpec
from workbench.data.table import Table
from workbench.sentence import sentence


def doubtful_filling(table: Table, reading: ReadingSpec) -> Finding | None:
    """That cells hold what the file does not say of them: a doubt as long as nobody has looked, then a note."""
    if not set(reading.fill_down or ()) & {name_in_file(reading, column.name) for column in table.columns}:
        return None
    told = told_of([reading.names.get(name, name) for name in reading.fill_down or ()])
    proposed = any(problem.message == told for problem in table.problems)
    cure = Cure(
        title=sentence("Leave the empty cells empty"), change=_left_empty, settings=(("data.reading.fill_down", ""),)
    )
    return Finding(kind="loading", severity="warning" if proposed else "note", sentence=told, cure=cure)


def _left_empty(spec: DataSpec) -> DataSpec:
    return spec.model_copy(update={"reading": spec.reading.model_copy(update={"fill_down": ()})})
