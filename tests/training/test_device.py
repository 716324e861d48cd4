"""Devices and threads."""

import os
import sys
import threading
import time

import pytest
import torch

from workbench.errors import WorkbenchError
from workbench.memory import give_back, retain_freed_memory
from workbench.training import device


@pytest.mark.parametrize("name", ["cuda:99", "cuda:128", "cuda:200", "cuda:255", "cpu:1"])
def test_an_absent_device_is_named(name):
    with pytest.raises(WorkbenchError, match=f"{name} is not present"):
        device.choose_device(name)


def test_a_word_that_is_no_device_is_refused():
    with pytest.raises(WorkbenchError, match="no device gpu"):
        device.choose_device("gpu")


def test_auto_takes_a_device_that_is_there():
    assert device.choose_device(str(device.choose_device("auto"))).type in ("cpu", "cuda", "mps")


def test_exact_products_are_asked_of_cudnn_and_no_longer_than_wanted():
    before = torch.backends.cudnn.rnn.fp32_precision

    with device.exact_products():
        assert torch.backends.cudnn.rnn.fp32_precision == "ieee"

    assert torch.backends.cudnn.rnn.fp32_precision == before


def test_an_open_window_keeps_a_core(monkeypatch):
    monkeypatch.setattr(torch, "get_num_threads", lambda: 64)

    assert device.most_threads(window_open=True) == max(1, device.most_threads(window_open=False) - 1)


def test_the_faster_number_of_threads_is_kept(monkeypatch):
    seconds = {1: 0.002, 2: 0.001}
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    chosen = [0]
    monkeypatch.setattr(torch, "set_num_threads", lambda count: chosen.__setitem__(0, count))

    def trial():
        now[0] += seconds[chosen[0]]

    assert device.fastest_threads(trial, 2) == 2
    seconds[2] = 0.0019
    assert device.fastest_threads(trial, 2) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="thread priorities are Linux's")
def test_training_beside_a_window_lets_it_go_first():
    seen = []

    def work():
        device.lower_priority()
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    window = os.getpriority(os.PRIO_PROCESS, os.getpid())
    assert seen == [min(window + device.POLITE_PRIORITY, device.LEAST_PRIORITY)]


def test_memory_in_use_is_known_here():
    assert 1 << 20 < device.memory_in_use(torch.device("cpu")) < device.memory_limit(torch.device("cpu"))


@pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux's C library")
def test_freed_memory_is_kept_for_the_next_step_and_given_back_at_the_end():
    retain_freed_memory()
    blocks = [bytearray(8 << 20) for _ in range(20)]
    full = device.memory_in_use(torch.device("cpu"))
    del blocks
    kept = device.memory_in_use(torch.device("cpu"))

    give_back()

    assert kept > full - (20 << 20)
    assert device.memory_in_use(torch.device("cpu")) < full - (100 << 20)


def test_little_work_is_left_to_one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        with device.threads_for(10):
            little = torch.get_num_threads()
        with device.threads_for(10**9):
            much = torch.get_num_threads()
        after = torch.get_num_threads()
    finally:
        torch.set_num_threads(before)

    assert (little, much, after) == (1, 2, 2)
