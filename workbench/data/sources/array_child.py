"""Run as a process of its own, so that a damaged file ends nothing else: named arrays on the input become a .npz.

A few changed bytes can make the readers of MATLAB's files (SciPy) and of HDF5 (h5py) end the process they are in.
Arguments: where to write, and how many bytes the arrays and the process may take. Ends with 1 and a sentence on the
error stream where a reader says what is wrong, with 3 where there is none of HDF5. No link out of a file is followed.
"""

import json
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from typing import IO, Any

import numpy as np

Named = Iterator[tuple[str, Any]]
"""Arrays of numbers and of texts by name, and cell arrays of numbers as lists."""
NAMES = "names"
"""Of the arrays: a name each, and the shapes of the cells that lie in it one behind the other, if it is of several; as
JSON."""
NO_READER = 3
MOST_ARRAYS = 1000
HDF5 = b"\x89HDF\r\n\x1a\n"
_AT = (0, 512)
"""Where an HDF5 file may begin: MATLAB writes its own head before it."""
_OWN = "#"
"""What groups are called that MATLAB keeps for itself."""


class NoReaderError(Exception):
    """What reads HDF5 is not installed."""


def main(to: str, most_held: int, most_taken: int) -> int:
    """Write all that may be data of a table; gives the exit status."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_taken, most_taken))
    except (ImportError, ValueError):
        pass
    file = sys.stdin.buffer
    warnings.simplefilter("ignore")
    try:
        found = list(_hdf5(file, most_held) if is_hdf5(file) else _matlab(file, most_held))
        _write(to, found)
    except NoReaderError:
        return NO_READER
    except Exception as error:  # noqa: BLE001  whatever a damaged file leads to
        sys.stderr.write(str(error) or type(error).__name__)
        return 1
    return 0


def _write(to: str, found: list[tuple[str, Any]]) -> None:
    if len(found) >= MOST_ARRAYS:
        raise ValueError(f"it holds more than {MOST_ARRAYS} arrays")
    shapes = [[cell.shape for cell in value] if isinstance(value, list) else None for _, value in found]
    names = json.dumps([(name, each) for (name, _), each in zip(found, shapes, strict=True)])
    arrays = {
        f"{at}": np.concatenate([cell.ravel() for cell in value]) if isinstance(value, list) else value
        for at, (_, value) in enumerate(found)
    }
    np.savez(to, allow_pickle=False, **arrays, **{NAMES: np.array(names)})


def is_hdf5(file: IO[bytes]) -> bool:
    """Whether an open file is HDF5; it is read from its beginning again."""
    found = False
    for start in _AT:
        file.seek(start)
        found = found or file.read(len(HDF5)) == HDF5
    file.seek(0)
    return found


def _matlab(file: IO[bytes], most_held: int) -> Named:
    from scipy.io import loadmat, whosmat

    sizes = {"double": 8, "cell": 8, "struct": 8, "int64": 8, "uint64": 8, "int8": 1, "uint8": 1, "logical": 1}
    kept = [(shape, kind) for _, shape, kind in whosmat(file) if kind not in ("sparse", "function", "opaque")]
    _check([sizes.get(kind, 4) * int(np.prod(shape, dtype=object)) for shape, kind in kept], most_held)
    file.seek(0)
    held = loadmat(file, simplify_cells=True)
    return _flat({name: value for name, value in held.items() if not name.startswith("__")})


def _check(sizes: list[int], most_held: int) -> None:
    if sum(sizes) > most_held:
        raise ValueError("it holds far more than its own size")


def _flat(held: Mapping[str, Any], above: str = "") -> Named:
    """Fields of structures behind the names of these."""
    for name, value in held.items():
        whole = f"{above}.{name}" if above else name
        if isinstance(value, Mapping):
            yield from _flat(value, whole)
            continue
        of_cells = isinstance(value, np.ndarray) and value.dtype == object and value.ndim > 0
        cells = list(value) if isinstance(value, list) or of_cells else []
        if cells and all(isinstance(each, str) for each in cells):
            yield whole, np.array(cells, dtype=str)
        elif cells and all(isinstance(each, np.ndarray) and each.dtype.kind in "fiub" for each in cells):
            yield whole, cells
        elif isinstance(value, np.ndarray) and value.dtype.kind in "fiubU" and value.ndim:
            yield whole, value


def _hdf5(file: IO[bytes], most_held: int) -> Named:
    os.environ["HDF5_PLUGIN_PRELOAD"] = "::"  # no library is loaded because a file asks for it
    try:
        import h5py
    except ImportError as error:
        raise NoReaderError from error
    found: list[tuple[str, Any]] = []
    with h5py.File(file, "r") as opened:
        held: list[tuple[str, Any]] = []
        # Links to other files are not followed by this, nor are any names that are links.
        opened.visititems(lambda name, node: held.append((name, node)) if isinstance(node, h5py.Dataset) else None)
        within = [(name, node) for name, node in held if node.external is None and not node.is_virtual]
        _check([node.nbytes for _, node in within], most_held)
        for name, node in within:
            if not name.startswith(_OWN) and node.shape:
                found += _of_dataset(name.replace("/", "."), node, opened)
    return iter(found)


def _of_dataset(name: str, node: Any, opened: Any) -> Named:
    kind = node.attrs.get("MATLAB_class", b"")
    kind = kind.decode() if isinstance(kind, bytes) else str(kind)
    if kind == "cell":
        cells = [opened[reference] for reference in node[()].ravel()]
        if all(_text(cell) is not None for cell in cells):
            yield name, np.array([_text(cell) for cell in cells], dtype=str)
        elif all(cell.shape and cell.dtype.kind in "fiub" for cell in cells):
            yield name, [np.atleast_1d(np.squeeze(cell[()].T)) for cell in cells]
    elif node.dtype.names:
        rows = node[()]
        for field in node.dtype.names:
            yield from _plain(f"{name}.{field}", rows[field])
    elif kind and kind != "char" and node.size > 1:
        yield from _plain(name, np.atleast_1d(np.squeeze(node[()].T)))  # MATLAB's own order, which HDF5 turns round
    elif not kind:
        yield from _plain(name, node[()])


def _plain(name: str, values: Any) -> Named:
    if values.dtype.kind in "fiub":
        yield name, values
    elif values.dtype.kind in "SO" and values.ndim == 1:
        texts = [each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in values]
        yield name, np.array(texts, dtype=str)


def _text(cell: Any) -> str | None:
    """What a cell of letters says, None where it holds anything else."""
    if cell.attrs.get("MATLAB_class", b"") not in (b"char", "char"):
        return None
    return "".join(map(chr, cell[()].T.ravel())) if cell.size and "MATLAB_empty" not in cell.attrs else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
