"""Rows of tables, number by number: compiled, that is several times as fast as assignments of whole slices."""

from workbench.machine_code.compiling import Array, compiled

LEAST = 1e-20
"""Gradients below this change nothing beside those of the last steps, which are some 1e-3."""


@compiled
def copy_rows(a_BJ: Array, y_BJ: Array) -> None:
    """Put a into y."""
    for b in range(len(y_BJ)):
        a_J, y_J = a_BJ[b], y_BJ[b]
        for j in range(len(y_J)):
            y_J[j] = a_J[j]


@compiled
def fill_rows(a_J: Array, y_BJ: Array) -> None:
    """Put a into every row of y."""
    for b in range(len(y_BJ)):
        y_J = y_BJ[b]
        for j in range(len(y_J)):
            y_J[j] = a_J[j]


@compiled
def add_rows(a_BJ: Array, y_J: Array) -> None:
    """Add every row of a to y."""
    for b in range(len(a_BJ)):
        a_J = a_BJ[b]
        for j in range(len(y_J)):
            y_J[j] += a_J[j]


@compiled
def clear_rows(y_BJ: Array) -> None:
    """Put zeros into y."""
    zero = y_BJ.dtype.type(0)
    for b in range(len(y_BJ)):
        y_J = y_BJ[b]
        for j in range(len(y_J)):
            y_J[j] = zero


@compiled
def flush_rows(y_BJ: Array) -> None:
    """Put zeros for numbers below LEAST: with those nearly too small for their kind, as gradients become over many
    steps, processors calculate many times as slowly."""
    zero, least = y_BJ.dtype.type(0), y_BJ.dtype.type(LEAST)
    for b in range(len(y_BJ)):
        y_J = y_BJ[b]
        for j in range(len(y_J)):
            y_J[j] = zero if -least < y_J[j] < least else y_J[j]
