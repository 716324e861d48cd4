"""Processes that are watched: they end in time, and with the work that started them."""

import contextlib
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.errors import ProgramError
from workbench.progress import Progress, Work
from workbench.sentence import Sentence

LIMIT = 600.0
"""Seconds that a compiler or an exported model may take."""
_TURN = 0.05


def run_watched(
    arguments: Sequence[str], message: Sentence, *, done: Callable[[], float] = lambda: 0.0, limit: float = LIMIT
) -> Work[str]:
    """Run a program to its end; what it said where it failed, else nothing.

    Raises ProgramError where it takes longer than `limit` seconds.
    """
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    start, said = time.monotonic(), None
    try:
        while said is None:
            yield Progress(done=min(done(), 1.0), message=message)
            with contextlib.suppress(subprocess.TimeoutExpired):
                said, _ = process.communicate(timeout=_TURN)
            if said is None and time.monotonic() - start > limit:
                raise ProgramError(
                    "{program} did not end within {seconds} seconds. Nothing was exported; please report this.",
                    program=Path(arguments[0]).name,
                    seconds=round(limit),
                )
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    if process.returncode == 0:
        return ""
    return said.strip() or f"exit status {process.returncode}"


def last_line(said: str) -> str:
    """Where Python tells what an error is."""
    return said.rpartition("\n")[2]
