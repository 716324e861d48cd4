"""Files of named arrays (MATLAB's .mat, HDF5) as tables: arrays of one length side by side, cells as sequences.

Shapes: S sequences, T steps, F features.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.sources import array_child as child
from workbench.data.sources.archives import most_unpacked
from workbench.data.sources.arrays import ANSWERS, answer_name, arrays_in, counted, frames_of, pieces_of
from workbench.data.sources.choosing import chosen
from workbench.data.sources.frames import hash_of, table_of
from workbench.data.table import Problem, Table
from workbench.errors import WorkbenchError
from workbench.memory import free_memory
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.stored import open_file

Array = npt.NDArray[Any]
_PART = re.compile(r"_?(train|val|test)(?:ing|idation)?$", re.IGNORECASE)
MOST_BYTES, WAIT_S, LONGEST = 16 << 30, 0.05, 300
BROAD, MOST_ROWS = 8, 64
"""An array of at most so many rows, and so many times as many columns, has its steps side by side."""
_NUMBER = re.compile(r"([A-Za-z]{0,3}\d{2,})_?(?=[A-Za-z])")
"""What all names of some files begin with: the number of the measurement, as X097_DE_time beside X097_FE_time."""


def read_named_arrays(path: Path, table: str | None, *, rows: int | None = None) -> Work[Table]:
    """The table that was asked for, by name or number, else the largest.

    Vectors and arrays with as many rows are columns side by side; a cell array of arrays is a sequence in each cell;
    arrays called X and y are read as those of NumPy are. Raises WorkbenchError for what is damaged or holds no numbers,
    and for HDF5, which MATLAB's version 7.3 is, where the extra "hdf5" is missing.
    """
    yield Progress(done=0.0, message=sentence("Reading {file}", file=path.name))
    tables = _tables((yield from _loaded(path)), path)
    choice = chosen(list(tables), table, path)
    frame = tables[choice.name]
    problems = tuple(Problem(message=told) for told in choice.told)
    yield Progress(done=1.0, message=sentence("Reading {file}", file=path.name))
    sha256 = "" if rows else hash_of(path)
    found = table_of(path, frame.head(rows) if rows else frame, sha256=sha256, problems=problems)
    return replace(found, reading=found.reading.model_copy(update={"table": table or ""}), tables=choice.names)


def _loaded(path: Path) -> Work[dict[str, Any]]:
    """What the file holds by name, an array or a list of them each, as a process of its own has read it."""
    with open_file(path) as file, tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        written = Path(folder) / "held.npz"
        limits = [str(most_unpacked(path)), str(min(MOST_BYTES, free_memory()))]
        command = [sys.executable, "-P", "-B", str(Path(child.__file__)), str(written), *limits]
        hidden, log = getattr(subprocess, "CREATE_NO_WINDOW", 0), Path(folder) / "said"
        with (
            log.open("wb") as said,
            subprocess.Popen(
                command, stdin=file, stdout=subprocess.DEVNULL, stderr=said, creationflags=hidden
            ) as process,
        ):
            try:
                while process.poll() is None:
                    yield Progress(done=0.0, message=sentence("Reading {file}", file=path.name))
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(WAIT_S)
            finally:
                process.kill()
        if process.returncode == child.NO_READER:
            raise WorkbenchError(
                "{file}: reading HDF5, which MATLAB's version 7.3 is too, needs the extra 'hdf5'. Install it: "
                'pip install "sequence-workbench[hdf5]".',
                file=path,
            )
        if process.returncode or not written.exists():
            raise WorkbenchError(
                "{file} is not a MATLAB or HDF5 file that can be read: {reason}.",
                file=path,
                reason=_reason(log) if process.returncode == 1 else "it is damaged",
            )
        return _held(written)


def _reason(log: Path) -> str:
    return log.read_text(errors="replace").strip().rstrip(".")[:LONGEST]


def _held(path: Path) -> dict[str, Any]:
    arrays = arrays_in(path)
    names = json.loads(str(arrays[child.NAMES]))
    return {name: _apart(arrays[f"{at}"], shapes) for at, (name, shapes) in enumerate(names)}


def _apart(values: Array, shapes: list[list[int]] | None) -> Array | list[Array]:
    if shapes is None:
        return values
    ends = np.cumsum([math.prod(shape) for shape in shapes])
    return [cell.reshape(shape) for cell, shape in zip(np.split(values, ends[:-1]), shapes, strict=True)]


def _tables(held: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Frames by the name of what each is made of, the largest first."""
    import pandas as pd

    flat = _without_number(held)
    arrays = {name: value for name, value in flat.items() if isinstance(value, np.ndarray)}
    named = {_as_pieces(name): value for name, value in arrays.items()}
    if _are_pieces(named):
        return {next(iter(arrays)): frames_of(named, path)}
    found: dict[str, Any] = {}
    for name, value in flat.items():
        cells = list(value) if isinstance(value, np.ndarray) and value.ndim == 3 else _cells(value)
        if cells is not None:
            facts = {
                other: each
                for other, each in arrays.items()
                if each.ndim == 1 and len(each) == len(cells) and _part_of(other) in ("", _part_of(name))
            }
            found[name] = _long(cells, facts)
            arrays = {other: each for other, each in arrays.items() if other not in facts}
    sides = {name: _upright(value) for name, value in arrays.items() if value.ndim in (1, 2) and len(value) > 1}
    for length in dict.fromkeys(len(value) for value in sides.values() if len(value) > 1):
        alike = {name: value for name, value in sides.items() if len(value) == length}
        if any(value.dtype.kind in "fiub" for value in alike.values()):
            found.setdefault(next(iter(alike)), pd.DataFrame(_columns(alike)))
    if not found:
        raise WorkbenchError("{file} holds no arrays of numbers. Choose another file.", file=path)
    return dict(sorted(found.items(), key=lambda each: -each[1].size))


def _without_number(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The names without the number of the measurement, which differs from file to file."""
    begins = [_NUMBER.match(name) for name in flat]
    if len({found[1] for found in begins if found}) != 1 or None in begins:
        return dict(flat)
    return {name[found.end() :]: flat[name] for name, found in zip(flat, begins, strict=True) if found}


def _are_pieces(arrays: Mapping[str, Array]) -> bool:
    """Whether arrays by the names that those of NumPy have are values and answers, one for each of the values."""
    pieces = pieces_of(arrays)
    return bool(pieces) and all(
        answers is not None and answers.ndim > 0 and len(answers) == len(values) for _, values, answers in pieces
    )


def _part_of(name: str) -> str:
    found = _PART.search(name)
    return "" if found is None else found[1].lower()


def _as_pieces(name: str) -> str:
    """A name as arrays are called, such as x_train for XTrain."""
    found = _PART.search(name)
    return name.lower() if found is None else f"{_plain(name)}_{found[1].lower()}"


def _plain(name: str) -> str:
    """A name without the part that it is of."""
    return _PART.sub("", name).lower()


def _upright(values: Array) -> Array:
    """An array with its steps one below the other."""
    if values.ndim == 2 and len(values) <= MOST_ROWS and len(values) * BROAD <= values.shape[1]:
        return values.T
    return values


def _columns(alike: Mapping[str, Array]) -> dict[str, Array]:
    """Columns of arrays side by side; those of an array of several are numbered."""
    found: dict[str, Array] = {}
    beside = any(value.ndim == 2 for value in alike.values())
    for own, value in alike.items():
        name = answer_name(value) if beside and value.ndim == 1 and _plain(own) in ANSWERS else own
        name = own if name in found else name
        several = value.ndim == 2 and value.shape[1] > 1
        columns = value.reshape(len(value), -1).T
        found |= {f"{name}_{place}" if several else name: column for place, column in enumerate(columns, 1)}
    return found


def _cells(value: Any) -> list[Array] | None:
    """The sequences T,F of a cell array; MATLAB's own examples have them as F,T."""
    if not isinstance(value, list) or len(value) < 2 or not all(each.ndim in (1, 2) and each.size for each in value):
        return None
    cells = [each if each.ndim == 2 else each[:, None] for each in value]
    first, second = ({each.shape[axis] for each in cells} for axis in (0, 1))
    if len(first) == 1 and (len(second) > 1 or min(first) < min(second)):
        return [each.T for each in cells]
    return cells if len(second) == 1 else None


def _long(cells: Sequence[Array], facts: Mapping[str, Array]) -> Any:
    import pandas as pd

    lengths = [len(each) for each in cells]
    whole_NF = np.concatenate(cells)
    columns = counted(lengths) | {f"x{place}": column for place, column in enumerate(whole_NF.T)}
    answers: dict[str, Array] = {}
    for name, value in facts.items():
        called = answer_name(value) if _plain(name) in ANSWERS else name
        answers[name if called in answers else called] = value
    return pd.DataFrame(columns | {name: np.repeat(value, lengths) for name, value in answers.items()})
