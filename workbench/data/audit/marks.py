"""Marks: numbers that can be read in two ways by the mark within them, and the cure that takes the other way."""

from functools import partial

from workbench.data.audit.finding import Cure, Finding
from workbench.data.sources.doubtful_marks import marks_told
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.sentence import sentence

_TOLD = {marks_told("", cell, ".").template for cell in ("1.000", "1,000")}


def doubtful_marks(table: Table) -> Finding | None:
    """That numbers of a table may be a thousand times larger, or smaller, than they were read."""
    for problem in table.problems:
        if problem.message.template in _TOLD:
            values = problem.message.values
            return Finding(
                kind="loading",
                severity="warning",
                sentence=problem.message,
                cure=_read_with(str(values["other"]).strip("'"), str(values["otherwise"])),
            )
    return None


def _read_with(mark: str, number: str) -> Cure:
    return Cure(
        title=sentence("Read it as {number}", number=number),
        change=partial(_with_mark, mark=mark),
        settings=(("data.reading.decimal", mark),),
    )


def _with_mark(spec: DataSpec, mark: str) -> DataSpec:
    changed = {"decimal": mark, "thousands": None}
    return spec.model_copy(update={"reading": spec.reading.model_copy(update=changed)})
