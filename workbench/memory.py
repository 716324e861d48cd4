"""The machine's main memory, on every system by one formula."""

import ctypes
import sys
from collections.abc import Sequence

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -2, -3, -8
"""Names of settings in malloc.h."""
RETAINED = ((_MMAP_THRESHOLD, 32 << 20), (_TRIM_THRESHOLD, 512 << 20), (_TOP_PAD, 64 << 20))
"""Map from 32 MiB on, keep up to 512 MiB, grow by 64 MiB at a time."""
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
    library = _c_library()
    if library is not None:
        library.malloc_trim(0)


def retain_freed_memory() -> None:
    """Let freed memory be used again instead of asking the system for it, zeroed, at every step.

    The C library of Linux gives back each piece from 128 KiB on; a training step takes and frees many of them, and
    is up to twice as fast without that. Pieces from 32 MiB on, the most that can be asked for, are still given back.
    """
    give_back()
    _set(RETAINED)


def share_arenas() -> None:
    """Let threads share what they take memory from, before there are any: Linux's library has an arena of 64 MB for
    each of many, and every job of the window is a thread, so that what one has freed stays where no other takes it."""
    _set(((_ARENA_MAX, ARENAS),))


def _set(settings: Sequence[tuple[int, int]]) -> None:
    library = _c_library()
    if library is not None:
        for name, value in settings:
            library.mallopt(name, value)


def _c_library() -> ctypes.CDLL | None:
    """The C library where it is GNU's."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
