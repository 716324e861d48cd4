"""A file at large is read with nothing set, and compared with what it holds."""

import datetime as dt
import math
from pathlib import Path

import numpy as np

from tests.data.at_large.tables import AtLarge
from workbench.data.dataset import SequenceDataset
from workbench.data.loading import load_dataset
from workbench.data.schema import infer_schema
from workbench.data.sources.tables import read_all
from workbench.data.spec import DataSpec, SourceSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import finish


def misses(case: AtLarge, folder: Path) -> list[str]:
    """What of the file was read otherwise; nothing where all is right."""
    path = folder / f"table{case.suffix}"
    path.write_bytes(case.content)
    try:
        tables = finish(read_all([path])).tables
        schema = infer_schema(tables, case.task, [case.target])
        source = SourceSpec(path=str(path))
        spec = DataSpec(task=case.task, sources=(source,), layout=schema.layout, roles=schema.roles)
        dataset = finish(load_dataset(spec, tables=tables))
    except WorkbenchError as error:
        return [f"refused: {error}"]
    found = _of_table(case, tables[0])
    if not found and case.times:
        found = _of_dataset(case, dataset)
    return found


def _of_table(case: AtLarge, table: Table) -> list[str]:
    names = [column.name for column in table.columns]
    if names != case.header:
        return [f"header {names} for {case.header}"]
    found = []
    for name, right in case.numbers.items():
        if table.column(name).type != "number":
            found.append(f"{name} is {table.column(name).type}: {table.column(name).sample}")
        elif not np.array_equal(table.frame[name].to_numpy(np.float64), np.array(right), equal_nan=True):
            found.append(f"{name}: {_first(table.frame[name].tolist(), right)}")
    for name, right in case.texts.items():
        if list(table.frame[name]) != right:
            found.append(f"{name}: {_first(list(table.frame[name]), right)}")
    return found


def _of_dataset(case: AtLarge, dataset: SequenceDataset) -> list[str]:
    names = list(dataset.names_S) if case.sequences else [""]
    if "two" in case.drawn.get("ids", ""):  # whichever of the columns comes first
        names = ["/".join(sorted(name.split("/"), key=str.isdecimal)) for name in names]
    if sorted(names) != sorted(case.times):
        return [f"sequences {names} for {list(case.times)}"]
    if dataset.times_N is None:
        return ["no times"]
    found = []
    for place, name in enumerate(names):
        axis = dataset.axis(place)
        read = [dt.datetime.fromisoformat(text).replace(tzinfo=None) for text in axis.texts(axis.times_T)]
        if read != case.times[name]:
            found.append(f"times {name}: {_first(read, case.times[name])}")
    return found


def _first(read: list, right: list) -> str:
    """The first difference."""
    if len(read) != len(right):
        return f"{len(read)} rows for {len(right)}"
    pairs = zip(read, right, strict=True)
    wrong = [(a, b) for a, b in pairs if a != b and not (_nan(a) and _nan(b))]
    return f"{len(wrong)} of {len(right)} wrong, {wrong[0][0]!r} for {wrong[0][1]!r}" if wrong else "equal"


def _nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)
