"""Batch sizes: tried without a trace; the smallest that is fast enough is suggested."""

import pytest
import torch

from workbench.errors import WorkbenchError
from workbench.progress import finish
from workbench.training import device
from workbench.training.batch_sizes import BatchSize, candidates, compare_batch_sizes, judged
from workbench.training.spec import TrainingSpec
from workbench.training.steps import Learner

SPEC = TrainingSpec(batch_size=2, device="cpu")


def sizes(**seconds: float) -> list[BatchSize]:
    return [
        BatchSize(batch_size=int(size[1:]), steps_per_second=1.0, seconds_per_epoch=value, memory_bytes=0)
        for size, value in seconds.items()
    ]


def test_sizes_near_the_present_one_are_tried(forecast, small_model):
    found = finish(compare_batch_sizes(small_model(forecast), forecast, SPEC))

    assert [one.batch_size for one in found.tried] == [1, 2, 4]
    assert all(one.steps_per_second > 0 and one.seconds_per_epoch > 0 for one in found.tried)
    assert found.suggested in (1, 2, 4)


@pytest.mark.parametrize(
    ("present", "examples", "expected"),
    [(64, 10_000, [8, 16, 32, 64, 128, 256, 512]), (48, 700, [8, 16, 32, 48]), (500, 100, [500]), (1, 16, [1])],
)
def test_candidates_leave_an_epoch_enough_steps(present, examples, expected):
    assert candidates(present, examples) == expected


def test_the_smallest_that_is_hardly_slower_is_suggested():
    found = judged(32, sizes(_32=4.0, _64=2.2, _128=2.0, _256=2.1))

    assert found.suggested == 64
    assert "is 1.8 times as fast" in str(found.verdict)


def test_a_smaller_size_that_is_as_fast_is_better():
    found = judged(64, sizes(_16=5.0, _32=1.1, _64=1.0))

    assert found.suggested == 32
    assert "generalise better" in str(found.verdict)


def test_the_present_size_may_be_right():
    found = judged(64, sizes(_32=2.0, _64=1.0, _128=0.99))

    assert (found.suggested, "is right" in str(found.verdict)) == (64, True)


def test_sizes_that_exhaust_memory_end_the_search(forecast, small_model, monkeypatch):
    monkeypatch.setattr(Learner, "learn", exhausted_from(2))

    found = finish(compare_batch_sizes(small_model(forecast), forecast, SPEC))

    assert [one.batch_size for one in found.tried] == [1]
    assert "do not fit into memory" in str(found.verdict)


def test_nothing_that_fits_is_told(forecast, small_model, monkeypatch):
    monkeypatch.setattr(Learner, "learn", exhausted_from(1))

    with pytest.raises(WorkbenchError, match="batches of 1"):
        finish(compare_batch_sizes(small_model(forecast), forecast, SPEC))


def test_a_size_that_would_take_nearly_all_memory_is_not_tried(forecast, small_model, monkeypatch):
    taken = iter((40, 60, 100))
    monkeypatch.setattr(device, "peak_memory", lambda _: next(taken))
    monkeypatch.setattr(device, "memory_limit", lambda _: 100)

    found = finish(compare_batch_sizes(small_model(forecast), forecast, SPEC))

    assert [one.batch_size for one in found.tried] == [1, 2]


def test_comparing_leaves_model_and_random_numbers_alone(forecast, small_model):
    model = small_model(forecast)
    before = [weight.detach().clone() for weight in model.parameters()]
    random, threads = torch.get_rng_state(), torch.get_num_threads()

    finish(compare_batch_sizes(model, forecast, SPEC))

    assert all(map(torch.equal, before, model.parameters()))
    assert torch.equal(torch.get_rng_state(), random)
    assert torch.get_num_threads() == threads


@pytest.fixture(autouse=True)
def a_short_trial(monkeypatch):
    monkeypatch.setattr("workbench.training.estimate.TRIAL_SECONDS", 0.01)


def exhausted_from(size: int):
    learn = Learner.learn

    def limited(self, batch, **asked):
        if len(batch.lengths_B) >= size:
            raise torch.OutOfMemoryError("out of memory")
        learn(self, batch, **asked)

    return limited
