"""Data that several processes on a machine train on: read once, laid into files, and mapped by all of them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from workbench.data.dataset import DataFacts, Examples, Part, SequenceDataset, Split, Statistics
from workbench.data.large import release, row_blocks
from workbench.data.spec import DataSpec
from workbench.paths import write_whole
from workbench.runs.loaded import Loaded
from workbench.spec import to_json
from workbench.stored import read_as

Array = npt.NDArray[Any]
TABLES = ("values_NF", "offsets_S1", "targets_NK", "labels_S", "labels_N", "answers_SK", "times_N")
WORDS = (
    "task",
    "inputs",
    "categories",
    "targets",
    "classes",
    "names_S",
    "missing",
    "missing_policy",
    "season",
    "facts_S",
    "origins_F",
    "answer_origins_K",
    "sample_rate",
    "segment",
    "hop",
    "fingerprint",
)
"""What else of a dataset training asks for; the rest is for people."""
EXAMPLES = ("starts_E", "lengths_E", "sequences_E")
PARTS: tuple[Part, ...] = ("train", "val", "test")
FILE = "data.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An array in a file of its own; of one whose rows are all the same only the first lies there."""

    shape: tuple[int, ...]
    kind: str
    alike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What data.json says."""

    spec: DataSpec
    words: dict[str, Any]
    tables: dict[str, Table]
    horizons: dict[str, int]
    rows: dict[str, list[tuple[int, int]]]
    statistics: Statistics
    facts: DataFacts
    same_targets: bool


_SHARED = TypeAdapter(Shared)


def share(loaded: Loaded, folder: Path) -> Loaded:
    """Lay data into an empty folder and give them back as everybody maps them there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    dataset = loaded.dataset
    known = dataset.values_NF[:, : dataset.targets_NK.shape[1]]
    same = known.ctypes.data == dataset.targets_NK.ctypes.data and known.strides == dataset.targets_NK.strides
    shared = Shared(
        spec=loaded.spec,
        words={name: getattr(dataset, name) for name in WORDS},
        tables={name: _laid(folder / name, table) for name, table in _tables(loaded, same=same)},
        horizons={name: loaded.split.part(name).horizon for name in PARTS},
        rows={name: list(ranges) for name, ranges in loaded.split.rows.items()},
        statistics=loaded.statistics,
        facts=loaded.facts,
        same_targets=same,
    )
    written = asdict(replace(shared, spec=None)) | {"spec": json.loads(to_json(loaded.spec))}  # type: ignore[arg-type]
    write_whole(folder / FILE, json.dumps(written))
    return replace(attach(folder, beside=dataset), before=loaded.before)


def attach(folder: Path, *, beside: SequenceDataset | None = None) -> Loaded:
    """The data that lie in a folder, mapped; what is only for people is taken from the dataset `beside` them."""
    shared = read_as(_SHARED, folder / FILE)
    tables = {name: _mapped(folder / name, table) for name, table in shared.tables.items()}
    if shared.same_targets:
        tables["targets_NK"] = tables["values_NF"][:, : len(shared.words["targets"])]
    hints = get_type_hints(SequenceDataset, include_extras=True)
    words = {name: TypeAdapter(hints[name]).validate_python(value) for name, value in shared.words.items()}
    made: dict[str, Any] = {field.name: getattr(beside, field.name) for field in fields(SequenceDataset) if beside}
    made |= {"times_N": None} | words | {name: tables[name] for name in TABLES if name in tables}
    dataset = SequenceDataset(**made)
    parts = {name: _examples(tables, name, shared.horizons[name]) for name in PARTS}
    rows: Any = {name: tuple((start, stop) for start, stop in ranges) for name, ranges in shared.rows.items()}
    return Loaded(
        spec=shared.spec,
        dataset=dataset,
        split=Split(**parts, rows=rows),
        statistics=shared.statistics,
        facts=shared.facts,
        whole=dataset,
    )


def _tables(loaded: Loaded, *, same: bool) -> Iterator[tuple[str, Array]]:
    for name in TABLES:
        table = getattr(loaded.dataset, name)
        if table is not None and not (same and name == "targets_NK"):
            yield name, table
    for part in PARTS:
        for name in EXAMPLES:
            yield f"{part}.{name}", getattr(loaded.split.part(part), name)


def _laid(path: Path, table: Array) -> Table:
    alike = table.ndim == 1 and table.strides == (0,) and len(table) > 0
    with path.open("wb") as file:
        for block in row_blocks(1 if alike else len(table)):
            file.write(np.ascontiguousarray(table[block]).tobytes())
            release(table)
    return Table(shape=table.shape, kind=table.dtype.str, alike=alike)


def _mapped(path: Path, table: Table) -> Array:
    kind = np.dtype(table.kind)
    if kind.hasobject:  # a stranger's word; none of ours has any
        raise ValueError(table.kind)
    if table.alike:
        return np.broadcast_to(np.fromfile(path, kind, 1)[0], table.shape)
    if 0 in table.shape:
        return np.empty(table.shape, kind)
    return np.memmap(path, kind, "r", 0, table.shape)


def _examples(tables: dict[str, Array], part: str, horizon: int) -> Examples:
    return Examples(**{name: tables[f"{part}.{name}"] for name in EXAMPLES}, horizon=horizon)
