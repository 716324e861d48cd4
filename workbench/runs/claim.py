"""The claim on a run: one process at a time writes into its folder, for as long as it lives."""

import os
import time
from contextlib import suppress

from workbench.errors import WorkbenchError
from workbench.locks import NO_LINK, lies_at, lock
from workbench.project_files import AnyPath, opened, reached

CLAIM = ".claim"
"""Whoever has this file of a run locked trains it, or is about to."""
TRIES = 20
"""Whoever looks whether a run is claimed holds it for a moment too."""
PAUSE_SECONDS = 0.005


class Claim:
    """A lock on a file in the run's folder; the system frees it however the process ends."""

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let others have the run."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def take_claim(path: AnyPath) -> Claim | None:
    """The claim that the file stands for; None where another has it, in this process or elsewhere."""
    try:
        handle = opened(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o666)
    except PermissionError:  # A colleague has made it in a folder that is shared; it can be locked all the same.
        handle = opened(path, os.O_RDONLY | NO_LINK)
    locked = lock(handle)
    for _ in range(TRIES):
        if locked is not False:
            break
        time.sleep(PAUSE_SECONDS)
        locked = lock(handle)
    if locked and _is_there(handle, path):
        return Claim(handle)
    os.close(handle)
    return Claim(None) if locked is None else None


def is_claimed(path: AnyPath) -> bool | None:
    """Whether anyone has the claim; None where a run was never claimed, or the system or the disk knows no locks."""
    try:
        handle = opened(path, os.O_RDONLY | NO_LINK)
    except OSError:
        return None
    try:
        free = lock(handle, shared=True)
    finally:
        os.close(handle)
    return None if free is None else not free


def _is_there(handle: int, path: AnyPath) -> bool:
    with suppress(OSError, WorkbenchError), reached(path) as (name, folder):
        return lies_at(handle, name, folder)
    return False
