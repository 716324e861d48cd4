"""Large tables as they were read, kept in files that are mapped into memory when the same file is opened again.

A file of the cache belongs to a content, a name, a way of reading and the version of the program that reads. It holds
columns one after the other and ends with what is known of them; whatever is wrong with it, the table is read anew.
Shapes: N rows, K number columns, W words of 64 bits.
"""

import hashlib
import json
import os
import shutil
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from platformdirs import user_cache_path
from pydantic import TypeAdapter

from workbench import __version__
from workbench.data.large import ALIGNED, release, row_blocks, write_aligned
from workbench.data.sources.arrow_texts import PIECE_KINDS, Piece, are_arrows, pieces_of, texts_of
from workbench.data.sources.formats import format_of
from workbench.data.sources.number_rows import framed
from workbench.data.spec import ReadingSpec
from workbench.data.table import Column, Problem, Table
from workbench.paths import replacing
from workbench.progress import Progress, Work
from workbench.sentence import packed, sentence, unpacked

WORTH_KEEPING = 16 << 20
"""Bytes of a file from which on its table is kept."""
_QUICK = frozenset({"npy", "npz", "parquet"})
MOST_BYTES = 4 << 30
"""What the cache may hold."""
_FREE_SHARE = 4
"""A table is kept only where the disk has room for so many of it."""
_MAGIC = b"SWTABLE1"
_END = struct.Struct("<Q32s8s")
"""Length and hash of what is known of the columns, and the sign of such a file."""
_READ_AT_ONCE = 1 << 20
_PIECE = 4 << 20
"""Bytes of a mapped file that are looked at together."""
_KINDS = frozenset({"float64", "str"})
_PACKAGE = Path(__file__).parents[2]
_COLUMNS = TypeAdapter(tuple[Column, ...])

Array = npt.NDArray[Any]


def default_folder() -> Path:
    """Where tables are kept."""
    return user_cache_path("sequence-workbench") / "tables"


def is_worth_keeping(path: Path) -> bool:
    """Whether a file is so large that its table is kept; one of numbers as they lie in memory is as quick itself."""
    found = format_of(path)
    try:
        large = path.is_file() and path.stat().st_size >= WORTH_KEEPING
    except OSError:
        return False
    return large and (found is None or found.name not in _QUICK)


def kept_table(path: Path, reading: ReadingSpec) -> Work[Table | None]:
    """The table of this file's content, if it was read in this way before."""
    folder, seen, piece = default_folder(), hashlib.sha256(), memoryview(bytearray(_READ_AT_ONCE))
    try:
        size = path.stat().st_size
        if not any(folder.glob(f"{size}-*.table")):
            return None
        with path.open("rb", buffering=0) as file:
            while count := file.readinto(piece):
                seen.update(piece[:count])
                done = min(file.tell() / size, 1.0)
                yield Progress(done=done, message=sentence("Reading {file}", file=path.name))
        place = _place(folder, path, seen.hexdigest(), reading)
        table = _loaded(place, path, seen.hexdigest())
        os.utime(place)
    except (OSError, ValueError, KeyError, TypeError, IndexError, struct.error):  # whatever is wrong with it
        return None
    return table


def keep_table(table: Table, reading: ReadingSpec) -> None:
    """Keep a table for the next time that its file is read so; a disk without room keeps none."""
    known = all(str(kind) in _KINDS or kind.kind == "M" for kind in table.frame.dtypes)
    if not table.sha256 or not known or not table.frame.columns.is_unique:
        return
    folder, size = default_folder(), int(table.frame.memory_usage(deep=False).sum())
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if size > MOST_BYTES // 2 or shutil.disk_usage(folder).free < _FREE_SHARE * size:
            return
        place = _place(folder, table.path, table.sha256, reading)
        with replacing(place, flushed=False) as temporary, temporary.open("wb") as file:
            _write(table, file)
        _forget_old(folder)


def _place(folder: Path, path: Path, digest: str, reading: ReadingSpec) -> Path:
    recipe = [_reader(), path.name, digest, reading.model_dump(mode="json")]
    key = hashlib.sha256(json.dumps(recipe).encode()).hexdigest()[:32]
    return folder / f"{path.stat().st_size}-{key}.table"


@cache
def _reader() -> str:
    """The version of what reads: the same file may be read otherwise by another one."""
    arrows = are_arrows(pd.Series(dtype="str"))
    seen = hashlib.sha256(f"{__version__} {pd.__version__} {np.__version__} {arrows}".encode())
    for source in sorted((_PACKAGE / "data").rglob("*.py")):
        seen.update(source.read_bytes())
    return seen.hexdigest()


def _write(table: Table, file: IO[bytes]) -> None:
    """Numbers side by side, then times and the codes of texts, then what is known of them."""
    parts: dict[str, Any] = {}
    numbers = [at for at, kind in enumerate(table.frame.dtypes) if kind.kind == "f"]
    file.write(_MAGIC.ljust(ALIGNED, b"\0"))
    start, total = file.tell(), 0
    for block in row_blocks(table.rows):
        values_NK = np.ascontiguousarray(table.frame.iloc[block, numbers].to_numpy(np.float64))
        total = (total + _sum(values_NK)) % (1 << 64)
        file.write(values_NK.data)
        if numbers:
            release(table.frame.iloc[:, numbers[0]].to_numpy())
    parts["numbers"] = {"start": start, "sum": total, "columns": len(numbers)}
    for at, kind in enumerate(table.frame.dtypes):
        column = table.frame.iloc[:, at]
        if kind.kind == "M":
            parts[str(at)] = _written(column.to_numpy().view(np.int64), file) | {"unit": str(column.to_numpy().dtype)}
        elif are_arrows(column):
            pieces = [[_written(values, file) for values in piece] for piece in pieces_of(column)]
            parts[str(at)] = {"pieces": pieces}
        elif kind.kind != "f":
            codes_N, different = pd.factorize(column)
            parts[str(at)] = _written(codes_N.astype(np.int32), file) | {"texts": different.tolist()}
    about = json.dumps(_about(table) | {"parts": parts}).encode()
    file.write(about)
    file.write(_END.pack(len(about), hashlib.sha256(about).digest(), _MAGIC))


def _written(values: Array, file: IO[bytes]) -> dict[str, Any]:
    """Write values; where they begin, how many there are, and what they add up to."""
    return {"start": write_aligned(values, file), "sum": _sum(values), "count": len(values)}


def _sum(values: Array) -> int:
    """A sum over all bytes, which tells whether any of them has changed."""
    raw = np.ascontiguousarray(values).reshape(-1).view(np.uint8)
    words_W = raw[: len(raw) // 8 * 8].view(np.uint64)
    return (int(words_W.sum(dtype=np.uint64)) + int.from_bytes(raw[len(words_W) * 8 :].tobytes(), "little")) % (1 << 64)


def _about(table: Table) -> dict[str, Any]:
    return {
        "names": [str(name) for name in table.frame.columns],
        "reading": table.reading.model_dump(mode="json"),
        "guesses": {name: packed(said) for name, said in table.guesses.items()},
        "columns": _COLUMNS.dump_python(table.columns, mode="json"),
        "problems": [
            {"row": problem.row, "column": problem.column, "message": packed(problem.message)}
            for problem in table.problems
        ],
        "texts": table.texts,
        "first_row": table.first_row,
        "rows": table.rows,
        "tables": table.tables,
    }


def _loaded(place: Path, path: Path, digest: str) -> Table:
    """The table in a file of the cache. Raises an error of any of many kinds where it is not whole."""
    raw = np.memmap(place, np.uint8, mode="r")
    length, seen, magic = _END.unpack(raw[-_END.size :].tobytes())
    known = raw[-_END.size - length : -_END.size].tobytes()
    if magic != _MAGIC or hashlib.sha256(known).digest() != seen:
        raise ValueError("not whole")
    about = json.loads(known)
    rows, names, parts = about["rows"], about["names"], about["parts"]
    numbers_NK = _values(raw, parts["numbers"], (rows, parts["numbers"]["columns"]), np.float64)
    others = {names[int(at)]: _other(raw, part, rows) for at, part in parts.items() if at != "numbers"}
    return Table(
        path=path,
        reading=ReadingSpec.model_validate(about["reading"]),
        guesses={name: unpacked(said) for name, said in about["guesses"].items()},
        columns=_COLUMNS.validate_python(about["columns"]),
        frame=framed(numbers_NK, names, others),
        problems=tuple(Problem(**problem | {"message": unpacked(problem["message"])}) for problem in about["problems"]),
        texts=tuple(tuple(row) for row in about["texts"]),
        first_row=about["first_row"],
        rows=rows,
        sha256=digest,
        tables=tuple(about["tables"]),
    )


def _values(raw: Array, part: Mapping[str, Any], shape: tuple[int, ...], kind: npt.DTypeLike) -> Array:
    """Values of the file as they lie there; none of them stays in memory when they have been looked at."""
    size = int(np.prod(shape)) * np.dtype(kind).itemsize
    values, total = raw[part["start"] : part["start"] + size], 0
    for start in range(0, size, _PIECE):
        total += _sum(values[start : start + _PIECE])
        release(raw)
    if len(values) < size or total % (1 << 64) != part["sum"]:
        raise ValueError("changed")
    return values.view(kind).reshape(shape)


def _other(raw: Array, part: Mapping[str, Any], rows: int) -> "pd.Series[Any]":
    """A column of times, of texts as they lie there, or of texts by their codes."""
    if "unit" in part:
        return pd.Series(_values(raw, part, (rows,), np.int64).view(part["unit"]), copy=False)
    if "pieces" in part:
        return texts_of([_piece(raw, piece) for piece in part["pieces"]])
    codes_N = _values(raw, part, (rows,), np.int32)
    if codes_N.min(initial=0) < -1:
        raise ValueError("no code")
    return pd.Series(pd.array(part["texts"], dtype="str").take(codes_N, allow_fill=True))


def _piece(raw: Array, parts: Sequence[Mapping[str, Any]]) -> Piece:
    bits, places_N, letters_B = (
        _values(raw, part, (part["count"],), kind) for part, kind in zip(parts, PIECE_KINDS, strict=True)
    )
    return bits, places_N, letters_B


def _forget_old(folder: Path) -> None:
    """Remove the tables that were opened the longest ago beyond what the cache may hold."""
    files = sorted(folder.glob("*.table"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    held = 0
    for file in files:
        held += file.stat().st_size
        if held > MOST_BYTES:
            with suppress(OSError):  # another system holds open files
                file.unlink()
