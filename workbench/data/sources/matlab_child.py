"""Run as a process of its own, so that a damaged file ends nothing else: a MATLAB file on the input becomes a .npz.

A few changed bytes can make SciPy's reader end the process it is in. Arguments: where to write, and how many bytes the
arrays and the process may take. Ends with 1 and a sentence on standard error where the reader says what is wrong.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

NAMES = "names"
"""Of the arrays: a name each, and the shapes of the cells that lie in it one behind the other, if it is of several; as
JSON."""


def main(to: str, most_held: int, most_taken: int) -> int:
    """Write all that may be data of a table; gives the exit status."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_taken, most_taken))
    except (ImportError, ValueError):
        pass
    from scipy.io import loadmat, whosmat

    try:
        sizes = [int(np.prod(shape, dtype=object)) for _, shape, _ in whosmat(sys.stdin.buffer)]
        if 8 * sum(sizes) > most_held:
            raise ValueError("it holds far more than its own size")
        sys.stdin.buffer.seek(0)
        held = loadmat(sys.stdin.buffer, simplify_cells=True)
        found = list(_flat({name: value for name, value in held.items() if not name.startswith("__")}))
    except Exception as error:  # noqa: BLE001  whatever a damaged file leads to
        sys.stderr.write(str(error) or type(error).__name__)
        return 1
    shapes = [[cell.shape for cell in value] if isinstance(value, list) else None for _, value in found]
    names = json.dumps([(name, each) for (name, _), each in zip(found, shapes, strict=True)])
    arrays = {
        f"{at}": np.concatenate([cell.ravel() for cell in value]) if isinstance(value, list) else value
        for at, (_, value) in enumerate(found)
    }
    np.savez(to, allow_pickle=False, **arrays, **{NAMES: np.array(names)})
    return 0


def _flat(held: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Arrays of numbers and of texts by name, cell arrays of numbers as lists; fields of structures behind theirs."""
    for name, value in held.items():
        whole = f"{above}.{name}" if above else name
        if isinstance(value, Mapping):
            yield from _flat(value, whole)
            continue
        several = isinstance(value, list) or (isinstance(value, np.ndarray) and value.dtype == object)
        cells = list(value) if several and np.ndim(value) != 0 else []
        if cells and all(isinstance(each, str) for each in cells):
            yield whole, np.array(cells, dtype=str)
        elif cells and all(isinstance(each, np.ndarray) and each.dtype.kind in "fiub" for each in cells):
            yield whole, cells
        elif isinstance(value, np.ndarray) and value.dtype.kind in "fiubU" and value.ndim:
            yield whole, value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
