"""The compiled loops of this folder as they are called: their modules are imported only where they must be compiled."""

from workbench.machine_code.linking import Loop

UNSOUND = -1
"""What `scan_rows` gives where some row is not like the others, or a cell is quoted in a way of its own."""
NO_TIME = -1
"""What `iso_times` gives where some cell is no time, or is written otherwise than the first."""
TOO_MANY = -1
"""What `code_cells` gives where more cells are different than it has places for."""
BEHIND = 64
"""Bytes that must lie behind the last line: the loops look at several at once."""

_HERE = __name__.rpartition(".")[0]
scan_rows = Loop(
    f"{_HERE}.rows",
    "scan_rows",
    *(("uint8", 1), ("int64", 1), ("int64", 1), ("float64", 2), ("int32", 3), ("int64", 2), ("int32", 1)),
)
code_cells = Loop(f"{_HERE}.cells", "code_cells", ("uint8", 1), ("int32", 2), *[("int32", 1)] * 3)
iso_times = Loop(f"{_HERE}.cells", "iso_times", ("uint8", 1), ("int32", 2), ("int64", 1))


def are_kept() -> bool:
    """Whether all of them lie on the disk, so that no compiler has to start."""
    return all(loop.is_kept() for loop in (scan_rows, code_cells, iso_times))
