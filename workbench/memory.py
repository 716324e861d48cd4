"""The machine's main memory, on every system by one formula."""

import ctypes
import sys
from contextlib import suppress

import psutil


def free_memory() -> int:
    """Bytes that programs can still take: what is unused, and what only caches files."""
    return int(psutil.virtual_memory().available)


def process_memory() -> int:
    """Bytes of main memory that this process takes."""
    return int(psutil.Process().memory_info().rss)


def give_back() -> None:
    """Let the system have what was freed piece by piece: Linux's library keeps it for later."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # another library, which has no such function
            ctypes.CDLL(None).malloc_trim(0)
