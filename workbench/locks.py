"""Locks on open files, which the system takes away from a process however that ends."""

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""Open a file itself, whatever lies there: no link to another, and without waiting for a pipe's other end."""


def lock(handle: int, *, shared: bool = False) -> bool | None:
    """Lock an open file or folder until it is closed; False where another holds it, None where no lock can be had."""
    if sys.platform == "win32":  # It knows only locks that keep others from reading and renaming.
        return None
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network's disk that knows none
        return None
    return True


def lies_at(handle: int, name: str | Path, folder: int | None = None) -> bool:
    """Whether an open file is still the one of that name, as seen from an open folder where there is one."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(name, dir_fd=folder, follow_symlinks=False))
    except OSError:
        return False
