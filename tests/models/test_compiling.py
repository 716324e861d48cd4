import torch

from workbench.machine_code import compiling
from workbench.models import fast_recurrent
from workbench.models.loops import gru


def test_what_an_earlier_start_has_left_takes_no_time(monkeypatch):
    cell = torch.nn.GRU(1, 1)
    monkeypatch.setattr(compiling, "is_kept", lambda loop: loop is gru.gradients_of)

    assert fast_recurrent.seconds_to_compile([cell]) == 0
    assert fast_recurrent.seconds_to_compile([cell, torch.nn.LSTM(1, 1)]) == fast_recurrent.SECONDS_PER_CELL


def test_a_compiled_loop_is_known_by_its_file(tmp_path):
    fast_recurrent.get_ready([torch.nn.GRU(1, 1)], 1)

    assert compiling.is_kept(gru.gradients_of)
