"""The machine's main memory, on every system by one formula."""

import ctypes
import sys
from contextlib import suppress

_ARENA_MAX = -8
"""The name of the setting in malloc.h."""
ARENAS = 2
"""One that the window's thread takes most of its memory from, and one for all others."""


def free_memory() -> int:
    """Bytes that programs can still take: what is unused, and what only caches files."""
    import psutil  # an idle window does without

    return int(psutil.virtual_memory().available)


def process_memory() -> int:
    """Bytes of main memory that this process takes."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def give_back() -> None:
    """Let the system have what was freed piece by piece: Linux's library keeps it for later."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # another library, which has no such function
            ctypes.CDLL(None).malloc_trim(0)


def share_arenas() -> None:
    """Let threads share what they take memory from, before there are any: Linux's library has an arena of 64 MB for
    each of many, and every job of the window is a thread, so that what one has freed stays where no other takes it."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, ARENAS)
