"""NumPy files as tables: .npy and .npz, never with pickled objects.

Shapes: S sequences, T steps, F features.
"""

from __future__ import annotations

import lzma
import math
import tokenize
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from numpy.lib.format import read_array, read_array_header_1_0, read_array_header_2_0, read_magic

from workbench.data.large import LARGE, mapped_table, release, row_blocks
from workbench.data.sources.archives import check_unpacked
from workbench.data.sources.frames import hash_of, table_of
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[Any]
VALUES = ("x", "values", "data", "series", "inputs")
ANSWERS = ("y", "labels", "label", "targets", "target", "classes")
DAMAGED = (
    *(ValueError, EOFError, OSError, MemoryError, OverflowError, SyntaxError, NotImplementedError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, tokenize.TokenError, TypeError, KeyError, lzma.LZMAError),
)
"""What NumPy and the archive's reader raise for files that are damaged or none of theirs."""
PARTS = ("train", "val", "test")
HEADERS = {(1, 0): read_array_header_1_0, (2, 0): read_array_header_2_0}
MOST_ARRAYS = 1000
PIECE = 8 << 20
"""Bytes of a large array that are read at a time."""


def read_arrays(path: Path, *, rows: int | None = None) -> Work[Table]:
    """The arrays of a file: (T) or (T, F) is one series, (S, T) with answers one sequence per row, (S, T, F) long.

    Arrays named such as X_train and y_test are told apart by a column "split". Raises WorkbenchError for what no
    table can hold.
    """
    yield Progress(done=0.0, message=sentence("Reading {file}", file=path.name))
    frame = frames_of(arrays_in(path), path)
    yield Progress(done=1.0, message=sentence("Reading {file}", file=path.name))
    return table_of(path, frame.head(rows) if rows else frame, sha256="" if rows else hash_of(path))


def frames_of(arrays: Mapping[str, Array], path: Path) -> pd.DataFrame:
    """The table of a file's arrays. Raises WorkbenchError where none is called by values, or their shapes fit none."""
    import pandas as pd

    pieces = pieces_of(arrays)
    if not pieces:
        raise WorkbenchError(
            "{file} has the arrays {names}, but none called x (the values), so it is not clear what they are.",
            file=path,
            names=", ".join(arrays) or "-",
        )
    frames = [_frame(values, answers, part, path) for part, values, answers in pieces]
    frame = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    if "sequence" in frame and len(frames) > 1:
        frame["sequence"] = frame["split"] + " " + frame["sequence"].astype(str)
    return frame


def arrays_in(path: Path) -> dict[str, Array]:
    """The arrays of a NumPy file by their names. Raises WorkbenchError for what is damaged or holds Python objects."""
    try:
        if not zipfile.is_zipfile(path):
            if path.suffix.lower() == ".npz":
                raise EOFError("its archive is cut off or damaged")
            with path.open("rb") as file:
                return {"x": _array(file, path.stat().st_size)}
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_ARRAYS:
                raise ValueError(f"it holds more than {MOST_ARRAYS} arrays")
            check_unpacked(sum(member.file_size for member in members), path)
            arrays = {}
            for member in members:
                with archive.open(member) as file:
                    arrays[member.filename.removesuffix(".npy")] = _array(file, member.file_size)
            return arrays
    except DAMAGED as error:
        if "allow_pickle" in str(error):
            raise WorkbenchError(
                "{file} holds Python objects instead of numbers. They are never loaded, because they could run code; "
                "save the numbers as a plain array.",
                file=path,
            ) from error
        raise WorkbenchError(
            "{file} is not a NumPy file that can be read: {reason}.", file=path, reason=str(error)
        ) from error


def _array(file: IO[bytes], whole: int) -> Array:
    """The array in an open file of so many bytes; a large one is copied into a mapped table, so that it takes no
    memory for good."""
    header = HEADERS.get(read_magic(file))
    if header is not None:
        shape, by_column, kind = header(file)
        if any(type(size) is not int or size < 0 for size in shape):
            raise ValueError("its shape is none that an array can have")
        size = math.prod(shape) * kind.itemsize
        if size > whole and not kind.hasobject:
            raise EOFError("it ends too soon")
        if size >= LARGE and not kind.hasobject:
            table = mapped_table(shape[::-1] if by_column else shape, kind)
            _read_into(table, file)
            return table.T if by_column else table
    file.seek(0)
    return read_array(file, allow_pickle=False)


def _read_into(table: Array, file: IO[bytes]) -> None:
    room = table.reshape(-1).view(np.uint8)
    for start in range(0, len(room), PIECE):
        piece = file.read(min(PIECE, len(room) - start))
        room[start : start + len(piece)] = np.frombuffer(piece, np.uint8)
        if start + len(piece) < min(start + PIECE, len(room)):
            raise EOFError("it ends too soon")
        release(table)


def _as_floats(values: Array) -> Array:
    """Large whole numbers as floats without a copy in memory; anything else as it is."""
    if values.nbytes < LARGE or values.dtype in (np.float32, np.float64):
        return values
    floats = mapped_table(values.shape, np.float64)
    for block in row_blocks(len(values)):
        floats[block] = values[block]
        release(floats)
    return floats


def pieces_of(arrays: Mapping[str, Array]) -> list[tuple[str, Array, Array | None]]:
    """Values and answers, per part where their names tell parts apart; none where nothing is called by values."""
    plain = {name.lower(): array for name, array in arrays.items()}
    pieces = []
    for part in ("", *PARTS):
        end = f"_{part}" if part else ""
        values = next((plain[name + end] for name in VALUES if name + end in plain), None)
        if values is None and not part and len(plain) == 1:
            values = next(iter(plain.values()))
        if values is not None:
            pieces.append((part, values, next((plain[name + end] for name in ANSWERS if name + end in plain), None)))
    return pieces


def _frame(values: Array, answers: Array | None, part: str, path: Path) -> pd.DataFrame:
    import pandas as pd

    if values.dtype.kind not in "fiub" or values.ndim not in (1, 2, 3) or not values.size:
        raise WorkbenchError(
            "{file} holds an array of shape {shape} and type {type}; it must be numbers in one to three dimensions.",
            file=path,
            shape=str(values.shape),
            type=str(values.dtype),
        )
    answers = None if answers is None else one_each(answers)
    if answers is not None and not _fit(answers, values):
        raise WorkbenchError(
            "{file}: there are {answers} answers for {count} sequences.",
            file=path,
            answers=" × ".join(map(str, answers.shape)) or 1,
            count=len(values),
        )
    columns: dict[str, Array]
    if values.ndim == 3:
        columns = _long(values, answers)
    else:
        table = _as_floats(values[:, None] if values.ndim == 1 else values)
        name = "t" if answers is not None and values.ndim == 2 else "x"
        if answers is None and not part:
            return pd.DataFrame(table, columns=[f"{name}{place}" for place in range(table.shape[1])], copy=False)
        columns = {} if answers is None else {answer_name(answers): answers}
        columns |= {f"{name}{place}": table[:, place] for place in range(table.shape[1])}
    if part:
        columns["split"] = np.full(len(next(iter(columns.values()))), part, object)
    return pd.DataFrame(columns)


def _long(values_STF: Array, answers: Array | None) -> dict[str, Array]:
    sequences, steps, features = values_STF.shape
    columns = counted([steps] * sequences)
    columns |= {f"x{place}": values_STF[:, :, place].reshape(-1) for place in range(features)}
    if answers is not None:
        columns[answer_name(answers)] = answers.reshape(-1) if answers.ndim == 2 else np.repeat(answers, steps)
    return columns


def counted(lengths: Sequence[int]) -> dict[str, Array]:
    """Columns of the rows of sequences of these lengths, one below the other: which sequence it is, and which step."""
    ends = np.cumsum(lengths)
    return {
        "sequence": np.repeat(np.arange(1, len(lengths) + 1), lengths),
        "t": np.arange(ends[-1]) - np.repeat(ends - lengths, lengths),
    }


def one_each(answers: Array) -> Array:
    """Answers in one column as a vector, and the places of the ones where each row marks one of several classes."""
    if answers.ndim != 2 or answers.dtype.kind not in "fiub":
        return answers
    if answers.shape[1] == 1:
        return answers[:, 0]
    marks = answers.shape[1] > 1 and bool(np.isin(answers, (0, 1)).all() and (answers.sum(axis=1) == 1).all())
    return answers.argmax(axis=1) if marks else answers


def _fit(answers: Array, values: Array) -> bool:
    """Whether there is an answer to each sequence, or to each step of each."""
    return answers.shape == values.shape[:1] or (values.ndim == 3 and answers.shape == values.shape[:2])


def answer_name(answers: Array) -> str:
    """What answers are called: target where they have fractions, else label."""
    fractions = answers.dtype.kind == "f" and bool((answers != np.round(answers)).any())
    return "target" if fractions else "label"
