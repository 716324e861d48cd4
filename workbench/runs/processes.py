"""Whether the process that trains a run still lives: a process number counts together with when it started."""

import os
import sys
from pathlib import Path

import psutil

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""Tells one start of a Linux machine from another, whose clock may be set meanwhile."""
GONE = (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)


def this_process() -> tuple[int, str]:
    """This process's number and start mark."""
    return os.getpid(), start_mark(os.getpid())


def start_mark(pid: int) -> str:
    """When the process with this number started, as an opaque text; empty when there is none.

    Numbers are given again after a process ends or the machine restarts; the mark tells such processes apart.
    """
    try:
        process = psutil.Process(pid)
        if process.status() in GONE:
            return ""
        return _since_boot(process) if sys.platform == "linux" else str(process.create_time())
    except (psutil.Error, ValueError, OverflowError):
        return ""


def _since_boot(process: psutil.Process) -> str:
    """The start in ticks since the machine's: setting the clock moves both that and the start by the same."""
    boot = -1.0
    while boot != psutil.boot_time():
        boot = psutil.boot_time()
        started = process.create_time()
    return f"{BOOT_ID.read_text().strip()} {round((started - boot) * os.sysconf('SC_CLK_TCK'))}"
