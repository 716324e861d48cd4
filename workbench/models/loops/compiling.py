"""Python functions as machine code, and how a batch is shared between threads.

Threads are those of OpenMP, which torch uses too: so both take turns with the same ones.
"""

import hashlib
import importlib.util
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import numba
import torch
from numba import njit
from numba.core.caching import FunctionCache
from platformdirs import user_cache_path

Function = TypeVar("Function", bound=Callable[..., object])
Array = Any
"""An array or number as compiled code sees it: its type is inferred there."""
Arrays = Any
"""Several, as a tuple."""
FAST = {"contract", "reassoc", "arcp", "nsz"}
"""Sums in any order, but what is no number stays none."""
MOST_THREADS = numba.config.NUMBA_NUM_THREADS if importlib.util.find_spec("numba.np.ufunc.omppool") else 1
"""Without OpenMP, numba has threads of its own, which two runs cannot use at once."""


def _folder() -> Path:
    """Where machine code is kept for the next start. numba looks at the file of a function alone: the folder's name
    tells the versions of those that it calls as well."""
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return (
        user_cache_path("sequence-workbench", appauthor=False) / "compiled" / hashlib.sha256(sources).hexdigest()[:16]
    )


numba.config.CACHE_DIR = numba.config.CACHE_DIR or str(_folder())


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
    return _machine_code(function)


def compiled_for_threads(function: Function) -> Function:
    """The same, with loops over `prange` shared between threads."""
    return _machine_code(function, parallel=True)


def _machine_code(function: Function, **options: bool) -> Function:
    fast = njit(function, fastmath=FAST, error_model="numpy", nogil=True, **options)
    with suppress(RuntimeError):  # No folder can be written to.
        fast._cache = _Kept(function)
    machine_code: Function = fast
    return machine_code


def is_kept(machine_code: Any) -> bool:
    """Whether a compiled function lies on the disk from an earlier start."""
    file = getattr(machine_code._cache, "_cache_file", None)
    return file is not None and Path(file._index_path).exists()


def slices(examples: int, fewest: int) -> int:
    """How many slices of a batch to work on at once: one for each of torch's threads here, none of fewer examples."""
    threads = torch.get_num_threads()
    count = max(1, min(threads, examples // fewest, MOST_THREADS))
    if getattr(_mine, "threads", 0) != count:
        numba.set_num_threads(count)
        _mine.threads = count
        torch.set_num_threads(threads)  # When numba gets its threads ready it tells OpenMP to use them all.
    return count


_mine = threading.local()
"""How many threads compiled code was told to take when the present one calls it."""
