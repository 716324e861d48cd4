"""How a batch is shared between threads: those of OpenMP, which torch uses too, so that both take turns with them."""

import importlib.util
import threading

import numba
import torch

MOST_THREADS = numba.config.NUMBA_NUM_THREADS if importlib.util.find_spec("numba.np.ufunc.omppool") else 1
"""Without OpenMP, numba has threads of its own, which two runs cannot use at once."""


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
