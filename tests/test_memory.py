"""The machine's main memory."""

import numpy as np

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
