"""Files that a finished run has not seen: what they may lack, and what they may not."""

from dataclasses import replace

from workbench.data.columns import check_columns
from workbench.data.layouts import RoleColumns
from workbench.data.spec import Layout
from workbench.data.table import Table
from workbench.data.time.names import ranked
from workbench.sentence import Sentence, sentence


def columns_there(columns: RoleColumns, table: Table) -> RoleColumns:
    """The columns by role without those that a file to be answered need not have: answers, and names of sequences.

    Raises WorkbenchError for the first other one that it lacks, in the order of exported scripts.
    """
    present = set(table.frame.columns)
    found = replace(
        columns,
        label=columns.label if columns.label in present else None,
        answers=columns.answers if present.issuperset(columns.answers) else (),
        sequence=columns.sequence if present.issuperset(columns.sequence) else (),
    )
    check_columns(table, (*ranked(found.times), *found.sequence, *found.inputs, *found.categories))
    return found


def layout_there(layout: Layout, columns: RoleColumns) -> Layout:
    """How the rows of such a file become sequences: one, where none is told apart."""
    return "series" if layout == "long" and not columns.sequence else layout


def layout_told(trained: Layout, layout: Layout, table: Table) -> tuple[Sentence, ...]:
    """That all rows of a file are taken for one sequence, where those of training were not."""
    if trained == layout:
        return ()
    return (
        sentence(
            "{file} lacks a column that tells sequences apart: its rows count as one sequence.", file=table.path.name
        ),
    )
