"""A batch is shared between as many threads as torch has."""

import pytest
import torch

from workbench.models.loops import threads


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)
    threads.slices(1, 1)


@pytest.mark.skipif(threads.MOST_THREADS < 2, reason="needs two cores and OpenMP")
@pytest.mark.usefixtures("two_threads")
def test_a_batch_is_cut_for_torchs_threads():
    assert threads.slices(64, 8) == 2
    assert threads.slices(9, 8) == 1
    assert torch.get_num_threads() == 2
