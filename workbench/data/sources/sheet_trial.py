"""Workbooks of the old kind (.xls) are first read in a process of their own, with bounded memory.

They are a file system of their own, in which the library that reads them may be led to cells 137 GB apart: it then ends
the process that it is in.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from workbench.errors import WorkbenchError
from workbench.memory import free_memory
from workbench.stored import open_file

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
MOST_BYTES, MOST_SECONDS = 4 << 30, 60
_TOLD = 1
"""How the process ends where the library says what is wrong, which it will say again."""
_CHILD = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
except ImportError:
    pass
from python_calamine import CalamineWorkbook
try:
    book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except Exception:
    sys.exit({_TOLD})
"""


def try_old_workbook(path: Path) -> None:
    """Raise WorkbenchError for an old workbook that cannot be read within memory and time; others pass."""
    with open_file(path) as file:
        if file.read(len(SIGNATURE)) == SIGNATURE:
            os.lseek(file.fileno(), 0, os.SEEK_SET)  # where the other process goes on, whatever is in the buffer here
            _try(file, path)


def _try(file: IO[bytes], path: Path) -> None:
    most = min(MOST_BYTES, free_memory())
    try:
        process = subprocess.run(
            [sys.executable, "-I", "-B", "-c", _CHILD, str(most)],
            stdin=file,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        ended = process.returncode in (0, _TOLD)
    except subprocess.TimeoutExpired:
        ended = False
    if not ended:
        raise WorkbenchError(
            "{file} cannot be read within {count} GB of memory and a minute: its cells lie too far apart, or it is "
            "damaged. Save it again, or as CSV.",
            file=path,
            count=most >> 30,
        )
