"""Arrangement: a table whose rows and columns were exchanged because of its headings, and the cure that takes it
back."""

from workbench.data.arrangement import propose_reshape
from workbench.data.audit.finding import Cure, Finding, part_changed
from workbench.data.spec import Reshape, Task
from workbench.data.table import Table
from workbench.sentence import Sentence, sentence

_TITLES: dict[Reshape, Sentence] = {
    "none": sentence("Leave rows and columns as in the file"),
    "transpose": sentence("Make its rows columns"),
    "long": sentence("Read its rows as series one below the other"),
}


def doubtful_arrangement(table: Table, task: Task) -> Finding | None:
    """That rows and columns are not those of the file, or, where they were left on purpose, that they could be."""
    if table.reshaping is not None:
        told = table.problems[0].message
        return Finding(kind="loading", severity="warning", sentence=told, cure=_reshaped("none"))
    shape = propose_reshape(table, task)
    if shape is None:
        return None
    told = sentence("The headings of its columns are times that rise, so that each row may be a series.")
    return Finding(kind="loading", sentence=told, cure=_reshaped(shape))


def _reshaped(shape: Reshape) -> Cure:
    return part_changed("reading", _TITLES[shape], reshape=shape)
