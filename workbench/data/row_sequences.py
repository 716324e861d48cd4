"""Rows that are whole sequences: many numbers side by side, named by nothing or counted, and a class first or last.

Shapes: N rows, T numbers of each.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from workbench.data.dataset import Doubles
from workbench.data.evidence import MOST_CLASSES, Evidence, lasts
from workbench.data.role_names import PERHAPS_LABEL_NAMES, plain_name, tells_class
from workbench.data.sources.frames import table_of
from workbench.data.sources.headings import time_headings
from workbench.data.table import Table

FEWEST_STEPS, FEWEST_ROWS = 20, 8
LOOKED_AT = 200
"""Rows and columns whose numbers are compared."""
MOST_MIXED = 20 * LOOKED_AT
"""Rows of several files together, as far as each may give two."""
_ROUGH, _ROUGHER = 0.8, 2.0
"""What neighbours in a row differ by, in shares of what any two numbers do; and as many times what neighbours below
each other differ by: steps of a sequence go on from each other, columns of several sensors do not."""
_OTHERS = 2
"""Columns that may be neither steps nor classes, such as a name of each row."""


def class_of_rows_in(tables: Sequence[Table]) -> str | None:
    """The same of several files, of which each may hold the rows of one class."""
    found = class_of_rows(tables[0])
    alike = len({tuple(column.name for column in table.columns) for table in tables}) == 1
    if found is not None or len(tables) < 2 or not alike or len(tables[0].columns) <= FEWEST_STEPS:
        return found
    import pandas as pd

    # In an order of chance: files of one class each are no states that last or take turns.
    each = min(LOOKED_AT, max(2, MOST_MIXED // len(tables)))
    heads = pd.concat([table.frame.head(each) for table in tables], ignore_index=True)
    mixed = heads.iloc[np.random.default_rng(0).permutation(len(heads))].reset_index(drop=True)
    return class_of_rows(replace(table_of(tables[0].path, mixed), reading=tables[0].reading))


def class_of_rows(table: Table) -> str | None:
    """The column with the class of each row, where rows seem to be sequences and no heading says what columns hold;
    None where they seem to be steps."""
    names = [column.name for column in table.columns]
    if table.rows < FEWEST_ROWS or len(names) <= FEWEST_STEPS or any(c.type == "time" for c in table.columns):
        return None
    evidence = Evidence(table)
    steps = _steps(table, names)
    if len(steps) < FEWEST_STEPS:
        return None
    beside = [name for name in names if name not in steps and evidence.types[name] != "empty"]
    label = next((name for name in _likely(table, beside) if _tells_classes(evidence, name)), None)
    if label is None or len(beside) > 1 + _OTHERS:
        return None
    steps = [name for name in steps if name != label]
    return label if _goes_on_along(table.frame[steps[:LOOKED_AT]].head(LOOKED_AT).to_numpy(np.float64)) else None


def _steps(table: Table, names: Sequence[str]) -> list[str]:
    """The columns that may be steps: the numbers where nothing names them, else those whose headings count; dates and
    years head series."""
    numbers = {column.name for column in table.columns if column.type == "number"}
    if not table.reading.header_rows:
        return [name for name in names if name in numbers]
    found = time_headings(["", *names])  # the first column counts as well
    run = list(names[found.start - 1 : found.stop - 1]) if found is not None and not found.sure else []
    return run if numbers.issuperset(run) else []


def _likely(table: Table, beside: Sequence[str]) -> Sequence[str]:
    """Columns that may hold the class: those that are called so; without headings the one column that is no step, or
    the last and the first."""
    if table.reading.header_rows:
        return [name for name in beside if tells_class(name) or plain_name(name) in PERHAPS_LABEL_NAMES]
    if beside:
        return beside if len(beside) == 1 else []
    return [table.columns[-1].name, table.columns[0].name]


def _tells_classes(evidence: Evidence, name: str) -> bool:
    """Whether a column's few values may be classes of rows: no states that last while time goes on, and none that take
    turns as weekdays do."""
    values = evidence.table.frame[name]
    turns = values.nunique()
    if lasts(values) or bool((values == values.shift(turns)).iloc[turns:].all()):
        return False
    if evidence.holds_codes(name):
        return True
    several = 2 <= evidence.table.column(name).distinct <= min(MOST_CLASSES, evidence.table.rows // 2)
    return evidence.types[name] == "text" and several


def _goes_on_along(x_NT: Doubles) -> bool:
    """Whether numbers go on from each to the next in a row, and not rather in a column."""
    known = x_NT[np.isfinite(x_NT)]
    spread = 2 * float(known.var()) if len(known) else 0.0
    if not spread > 0:
        return False
    along, down = (float(np.nanmean(np.square(np.diff(x_NT, axis=axis)))) / spread for axis in (1, 0))
    return along < _ROUGH and along < _ROUGHER * down
