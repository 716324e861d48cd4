"""Steps: what they add up to, and which of them look at gradients."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from workbench.data.dataset import Examples
from workbench.training.captured import CapturedStep
from workbench.training.events import EpochEnd, FitStart
from workbench.training.spec import TrainingSpec
from workbench.training.stepping import choose_step
from workbench.training.steps import Learner, Sums, Tally


def test_a_tally_adds_what_the_device_and_what_the_host_knows():
    tally = Tally(torch.device("cpu"))

    tally.add(loss=torch.tensor(3.0), values=2.0, norm=torch.tensor(5.0), norms=1)
    tally.add(loss=torch.tensor(1.0), values=torch.tensor(2))

    assert tally.read() == Sums(loss=4.0, values=4.0, norm=5.0, steps=2, norms=1)


def test_a_cleared_tally_is_empty():
    tally = Tally(torch.device("cpu"))
    tally.add(loss=torch.tensor(3.0), values=2.0)

    tally.clear()

    assert tally.read() == Sums()


def test_without_clipping_the_norm_is_taken_now_and_then(forecast, run_fit):
    fitted = run_fit(forecast, clip_norm=0, epochs=1)

    assert fitted.epochs[0].gradient_norm > 0


@pytest.mark.parametrize(("clip", "takes_norm"), [(1.0, [0, 1, 2, 16]), (0.0, [0, 16])])
def test_a_step_looks_at_gradients_where_it_clips_and_else_now_and_then(clip, takes_norm):
    learner = SimpleNamespace(spec=SimpleNamespace(clip_norm=clip))

    assert [step for step in (0, 1, 2, 16) if Learner.takes_norm(learner, step)] == takes_norm


def test_clipping_holds_a_step_back(forecast, run_fit):
    free = run_fit(forecast, clip_norm=0, epochs=1, optimizer="sgd", batch_size=71).model
    held = run_fit(forecast, clip_norm=1e-9, epochs=1, optimizer="sgd", batch_size=71).model
    start = run_fit(forecast, clip_norm=1e-9, epochs=1, optimizer="sgd", learning_rate=1e-12).model

    assert torch.allclose(held.head.linear.weight, start.head.linear.weight, atol=1e-6)
    assert not torch.allclose(free.head.linear.weight, start.head.linear.weight, atol=1e-6)


def test_the_start_says_how_steps_run_and_why(forecast, run_fit):
    start = run_fit(forecast, epochs=1).events[0]

    assert isinstance(start, FitStart)
    assert (start.step, start.precision) == ("eager", "float32")
    assert "CUDA" in str(start.why)
    assert start.fused


def test_automatic_choices_can_be_overridden(forecast, run_fit):
    start = run_fit(forecast, epochs=1, threads=1, fused=False, precision="float32").events[0]

    assert (start.threads, start.fused, start.precision) == (1, False, "float32")


@pytest.mark.parametrize(("precision", "half"), [("auto", False), ("float32", False), ("bf16", True)])
def test_steps_are_not_captured_where_that_is_switched_off(precision, half):
    learner = Learner(
        model=None,
        resident=SimpleNamespace(device=torch.device("cuda")),
        spec=TrainingSpec(captured=False, precision=precision),
        objective=None,
        optimizer=None,
        weights=[],
        tally=None,
    )

    step = choose_step(learner, None, None)

    assert (step.kind, step.learner.half) == ("eager", half)
    assert "as you asked" in str(step.why)


@pytest.mark.parametrize(("longest", "padded"), [(3, 3), (16, 16), (17, 18), (100, 104), (195, 200), (199, 200)])
def test_captured_batches_share_few_lengths(longest, padded):
    step = SimpleNamespace(_even=False, _longest=200)

    assert CapturedStep._padded(step, longest) == padded


needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")


@needs_cuda
@pytest.mark.parametrize("optimizer", ["adam", "adamw", "rmsprop", "sgd"])
@pytest.mark.parametrize("kind", ["forecast", "classification"])
def test_captured_steps_repeat_and_resume_bit_for_bit(request, run_fit, kind, optimizer):
    data = request.getfixturevalue(kind)
    settings = {"device": "cuda", "optimizer": optimizer, "schedule": "one_cycle", "epochs": 4}
    first, again = run_fit(data, **settings), run_fit(data, **settings)

    resumed = run_fit(data, resume=first.saved[2], **settings)

    assert first.events[0].step == "captured"
    assert first.losses == again.losses
    assert first.losses[2:] == resumed.losses


@needs_cuda
def test_a_model_that_waits_for_the_device_trains_step_by_step(forecast, run_fit, monkeypatch):
    from workbench.models.build import SequenceModel

    whole = SequenceModel.forward_scaled

    def waiting(model, x_BTF, lengths_B, beside_BC=None):
        assert float(x_BTF.sum()) < 1e9
        return whole(model, x_BTF, lengths_B, beside_BC)

    monkeypatch.setattr(SequenceModel, "forward_scaled", waiting)

    fitted = run_fit(forecast, device="cuda", epochs=2)

    assert fitted.events[0].step == "eager"
    assert isinstance(fitted.events[-1].epochs, int)
    assert len([event for event in fitted.events if isinstance(event, EpochEnd)]) == 2


def test_examples_of_one_length_are_marked(forecast):
    from workbench.models.lengths import FilledLengths
    from workbench.training.batches import ResidentData

    train: Examples = forecast.split.train
    batch = ResidentData(forecast.dataset, torch.device("cpu")).gather(train, np.arange(3))

    assert isinstance(batch.lengths_B, FilledLengths)
    assert batch.complete


def test_streamed_batches_are_those_of_resident_data(classification):
    from workbench.training.batches import ResidentData
    from workbench.training.streamed import StreamedData

    cpu, train, indices = torch.device("cpu"), classification.split.train, np.array([4, 1, 2])
    resident = ResidentData(classification.dataset, cpu).gather(train, indices)
    streamed = StreamedData(classification.dataset, cpu)

    gathered, padded = streamed.gather(train, indices), streamed.cut(train, indices, 9, even=False)

    assert torch.equal(gathered.x_BTF, resident.x_BTF)
    assert torch.equal(padded.x_BTF[:, : resident.x_BTF.shape[1]], resident.x_BTF)
    assert torch.equal(padded.y, resident.y)
    assert padded.x_BTF.shape[1] == 9
    assert not padded.x_BTF[:, resident.x_BTF.shape[1] :].any()


@needs_cuda
@pytest.mark.parametrize("kind", ["forecast", "classification"])
def test_data_that_do_not_fit_are_sent_ahead_with_the_same_result(request, run_fit, kind):
    data = request.getfixturevalue(kind)

    resident = run_fit(data, device="cuda")
    streamed = run_fit(data, device="cuda", resident_share=0)

    assert "sent ahead" in str(streamed.events[0].why)
    assert streamed.losses == resident.losses


def test_learning_by_hand_gives_the_curve_that_autograd_gives(forecast, run_fit, monkeypatch):
    from workbench.models import fast_recurrent

    settings = {"epochs": 10, "batch_size": 16}
    by_hand = run_fit(forecast, **settings).losses
    monkeypatch.setattr(fast_recurrent, "learns_by_hand", lambda cell, x_BTF: False)

    assert run_fit(forecast, **settings).losses == [pytest.approx(losses, abs=1e-4) for losses in by_hand]
