"""What a run has for itself beside others, and when there is room for one more."""

import pytest
import torch

from workbench.training import lane as lanes
from workbench.training.lane import MOST_SIDE_BY_SIDE, Lane, room_beside

CUDA = torch.device("cuda", 0)


def test_threads_that_a_run_sets_are_its_own():
    one, other = Lane(torch.device("cpu")), Lane(torch.device("cpu"))

    with one.turn():
        torch.set_num_threads(2)
    with other.turn():
        assert torch.get_num_threads() == 1
    with one.turn():
        assert torch.get_num_threads() == 2

    assert torch.get_num_threads() == 1


def test_a_turn_that_fails_ends_as_any_other():
    lane = Lane(torch.device("cpu"))

    with pytest.raises(ValueError, match="no"), lane.turn():
        torch.set_num_threads(2)
        raise ValueError("no")

    assert torch.get_num_threads() == 1


@pytest.mark.parametrize(
    ("runs", "free", "room"), [(1, 900, True), (2, 900, False), (2, 1100, True), (MOST_SIDE_BY_SIDE, 10**9, False)]
)
def test_there_is_room_while_twice_what_a_run_takes_is_free(monkeypatch, runs, free, room):
    taken = {1: 400, 2: 1000, MOST_SIDE_BY_SIDE: 100}
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (free, 80_000))
    monkeypatch.setattr(lanes.devices, "memory_in_use", lambda device: taken[runs])

    assert room_beside(CUDA, runs) is room


def test_the_cpu_trains_one_run_at_a_time():
    assert not room_beside(torch.device("cpu"), 1)
