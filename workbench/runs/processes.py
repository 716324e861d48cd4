"""Whether the process that trains a run still lives: a process number counts together with when it started."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path


def this_process() -> tuple[int, str]:
    """This process's number and start mark."""
    return os.getpid(), start_mark(os.getpid())


def start_mark(pid: int) -> str:
    """When the process with this number started, as an opaque text; empty when there is none.

    Numbers are given again after a process ends or the machine restarts; the mark tells such processes apart.
    """
    return {"linux": _linux_mark, "win32": _windows_mark}.get(sys.platform, _ps_mark)(pid)


def _ps_mark(pid: int) -> str:
    command = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _linux_mark(pid: int) -> str:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    return "" if fields[0] in "ZX" else f"{boot} {fields[19]}"


def _windows_mark(pid: int) -> str:
    query_limited_information = 0x1000
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return ""
    created, *others = (ctypes.c_uint64() for _ in range(4))
    known = kernel.GetProcessTimes(handle, ctypes.byref(created), *(ctypes.byref(other) for other in others))
    kernel.CloseHandle(handle)
    return str(created.value) if known and not others[0].value else ""
