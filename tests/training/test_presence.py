import torch

from workbench.training.device import choose_device
from workbench.training.presence import devices


def test_the_cpu_can_always_train():
    assert next(found for found in devices() if found.name == "cpu").missing is None


def test_a_device_without_a_reason_can_be_chosen():
    for found in devices():
        if found.missing is None:
            assert choose_device(found.name) == torch.device(found.name)


def test_a_machine_without_a_gpu_says_why(monkeypatch):
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 0)

    found = next(found for found in devices() if found.name == "cuda")

    assert "NVIDIA" in str(found.missing)
