"""Python functions as machine code, which is kept on the disk for the next start."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba import njit
from numba.core.caching import FunctionCache

from workbench.machine_code.folder import kept_in

Function = TypeVar("Function", bound=Callable[..., object])
Array = Any
"""An array or number as compiled code sees it: its type is inferred there."""
Arrays = Any
"""Several, as a tuple."""
FAST = {"contract", "reassoc", "arcp", "nsz"}
"""Sums in any order, but what is no number stays none."""
_ALIKE: dict[str, Any] = {"error_model": "numpy", "nogil": True}
numba.config.CACHE_DIR = numba.config.CACHE_DIR or str(kept_in())


class _Kept(FunctionCache):  # type: ignore[misc]
    """Machine code between starts: a damaged file, or a full disk, costs no more than compiling again."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # noqa: BLE001 - what was cut short or changed can be anything
            with suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        with suppress(Exception):  # What is not kept is compiled again.
            super().save_overload(sig, data)


def compiled(function: Function) -> Function:
    """The function as machine code; Python's lock is not held while it runs."""
    return _machine_code(function, fastmath=FAST)


def compiled_exactly(function: Function) -> Function:
    """The same, with every sum as it is written: what is read from a file is the same on every machine.

    It makes no arrays, so that nobody counts who holds those that it is given: at every byte that takes most of the
    time. It is kept by who links it.
    """
    return njit(function, **_ALIKE, _nrt=False)  # type: ignore[no-any-return]


def inlined_exactly(function: Function) -> Function:
    """The same as `compiled_exactly`, put in the place of every call: for what a loop does at each of many steps."""
    return njit(function, **_ALIKE, _nrt=False, inline="always")  # type: ignore[no-any-return]


def compiled_for_threads(function: Function) -> Function:
    """The same as `compiled`, with loops over `prange` shared between threads."""
    return _machine_code(function, fastmath=FAST, parallel=True)


def _machine_code(function: Function, **options: Any) -> Function:
    fast = njit(function, **_ALIKE, **options)
    with suppress(RuntimeError):  # No folder can be written to.
        fast._cache = _Kept(function)
    machine_code: Function = fast
    return machine_code


def is_kept(machine_code: Any) -> bool:
    """Whether a compiled function lies on the disk from an earlier start."""
    file = getattr(machine_code._cache, "_cache_file", None)
    return file is not None and Path(file._index_path).exists()
