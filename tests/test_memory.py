"""The machine's main memory."""

import subprocess
import sys

import numpy as np
import pytest

from workbench.memory import free_memory, give_back, process_memory


def test_what_was_freed_piece_by_piece_goes_back_to_the_system():
    pieces = [np.ones(4_000) for _ in range(3_000)]
    held = process_memory()
    kept = pieces[-1]
    del pieces
    give_back()

    assert process_memory() < held
    assert kept.sum() == 4_000


def test_there_is_free_memory():
    assert free_memory() > 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep no arena for each thread")
def test_threads_share_what_they_take_memory_from():
    code = """
import sys, threading
import numpy as np
from workbench.memory import share_arenas
if sys.argv[1] == "shared":
    share_arenas()
together, kept = threading.Barrier(8), []
def work():
    together.wait()
    kept.append(np.ones(1_000))
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(open("/proc/self/maps").read().count(" ---p 00000000 00:00 0"))
"""
    own, shared = (
        int(subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True, check=True).stdout)
        for how in ("own", "shared")
    )

    assert shared <= own - 2
