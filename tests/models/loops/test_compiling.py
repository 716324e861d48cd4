"""Machine code: kept where it can be, and shared between as many threads as torch has."""

import numba
import pytest
import torch

from workbench.models.loops import compiling


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)
    compiling.slices(1, 1)


@pytest.mark.skipif(compiling.MOST_THREADS < 2, reason="needs two cores and OpenMP")
@pytest.mark.usefixtures("two_threads")
def test_a_batch_is_cut_for_torchs_threads():
    assert compiling.slices(64, 8) == 2
    assert compiling.slices(9, 8) == 1
    assert torch.get_num_threads() == 2


def test_without_a_folder_to_write_to_functions_are_compiled_all_the_same(monkeypatch):
    def refuse(function, *, cache, **options):
        if cache:
            raise RuntimeError("cannot cache function")
        return numba.njit(function)

    monkeypatch.setattr(compiling, "njit", refuse)

    assert compiling.compiled(abs_twice)(-2) == 4


def abs_twice(x):
    return abs(x) * 2
