"""Fitting: the events, learning, stopping and going on."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.training import device
from workbench.training.events import EpochEnd, FitEnd, FitStart, StepEnd, ValidationForecast
from workbench.training.steps import Learner
from workbench.training.trainer import TrainingData


def weights_of(fitted):
    return torch.cat([weight.detach().reshape(-1) for weight in fitted.model.parameters()])


def test_events_come_in_order(forecast, run_fit):
    events = [event for event in run_fit(forecast, epochs=2).events if not isinstance(event, Progress)]

    kinds = [type(event) for event in events if not isinstance(event, StepEnd)]
    assert kinds == [FitStart, EpochEnd, ValidationForecast, EpochEnd, ValidationForecast, FitEnd]
    assert isinstance(events[1], StepEnd)


def test_fit_start_tells_what_will_be_done(forecast, run_fit):
    start = run_fit(forecast, epochs=1).events[0]

    assert (start.device, start.epochs, start.steps_per_epoch) == ("cpu", 1, 5)
    assert (start.train_examples, start.val_examples, start.first_epoch) == (71, 19, 0)


def test_training_lowers_both_losses(forecast, run_fit):
    losses = run_fit(forecast, epochs=15).losses

    assert losses[-1][0] < losses[0][0] / 3
    assert losses[-1][1] < losses[0][1] / 3


def test_sequences_of_different_lengths_are_told_apart(classification, run_fit):
    fitted = run_fit(classification, epochs=30, learning_rate=0.05)

    assert fitted.epochs[-1].val_loss < 0.2
    assert not any(isinstance(event, ValidationForecast) for event in fitted.events)


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "rmsprop", "sgd"])
@pytest.mark.parametrize("schedule", ["plateau", "one_cycle"])
def test_a_resumed_run_equals_an_uninterrupted_one_bit_for_bit(forecast, run_fit, optimizer, schedule):
    settings = {"optimizer": optimizer, "schedule": schedule, "epochs": 5, "learning_rate": 0.003}
    whole = run_fit(forecast, **settings)
    stopped = run_fit(forecast, until=lambda event: getattr(event, "epoch", 0) == 3, **settings)

    resumed = run_fit(forecast, resume=stopped.saved[2], **settings)

    assert resumed.losses == whole.losses[2:]
    assert torch.equal(weights_of(resumed), weights_of(whole))
    assert resumed.saved[5].standing.best_epoch == whole.saved[5].standing.best_epoch


def test_random_numbers_drawn_by_the_listener_change_nothing(forecast, run_fit):
    undisturbed = run_fit(forecast, epochs=2)

    disturbed = run_fit(forecast, epochs=2, until=lambda event: torch.rand(3).sum() < 0)

    assert disturbed.losses == undisturbed.losses


def test_stopping_inside_an_epoch_keeps_the_epoch_before(forecast, run_fit):
    fitted = run_fit(forecast, epochs=50, until=lambda event: isinstance(event, StepEnd))

    assert max(fitted.saved, default=0) == fitted.events[-1].epoch - 1


def test_early_stopping_waits_as_many_epochs_as_asked(forecast, run_fit):
    fitted = run_fit(forecast, epochs=50, learning_rate=1e-12, patience=3, schedule="exponential")
    end = fitted.events[-1]

    assert end.reason == "patience"
    assert end.epochs == end.best_epoch + 3


def test_a_naive_model_is_judged_once(forecast, run_fit):
    fitted = run_fit(forecast, naive=True)

    assert len(fitted.epochs) == 1
    assert fitted.events[-1].reason == "nothing_to_train"
    assert fitted.events[-1].val_loss == fitted.epochs[0].val_loss > 0


def test_missing_targets_do_not_count(forecast, run_fit):
    targets = forecast.dataset.targets_NK.copy()
    targets[::3] = np.nan
    gappy = TrainingData(dataset=replace(forecast.dataset, targets_NK=targets), split=forecast.split)

    fitted = run_fit(gappy, epochs=10)

    assert fitted.losses[-1][1] < fitted.losses[0][1]


def test_a_loss_that_is_no_number_ends_in_advice_and_keeps_what_was_saved(forecast, run_fit):
    values = forecast.dataset.values_NF.copy()
    values[50] = np.inf
    broken = TrainingData(dataset=replace(forecast.dataset, values_NF=values), split=forecast.split)

    with pytest.raises(WorkbenchError, match="no longer a number in epoch 1"):
        run_fit(broken)


def test_memory_that_does_not_suffice_ends_in_advice(forecast, run_fit, monkeypatch):
    def exhausted(*_, **__):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(Learner, "learn", exhausted)

    with pytest.raises(WorkbenchError, match="batch size below 16"):
        run_fit(forecast)


def test_a_loss_for_numbers_is_refused_for_classes(classification, run_fit):
    with pytest.raises(WorkbenchError, match="Choose cross_entropy"):
        run_fit(classification, loss="mse")


def test_steps_are_told_at_display_rate(forecast, run_fit):
    fitted = run_fit(forecast, epochs=5, batch_size=1)
    reported = [event for event in fitted.events if isinstance(event, StepEnd)]

    assert len(reported) <= 20 * max(1.0, fitted.events[-1].seconds)
    assert all(earlier.seconds_left > 0 for earlier, _ in itertools.pairwise(reported))


def test_validation_forecasts_follow_each_other_without_gaps(forecast, run_fit):
    shown = next(event for event in run_fit(forecast, epochs=1).events if isinstance(event, ValidationForecast))

    assert shown.steps == tuple(range(80, 100))
    assert shown.truth == pytest.approx(forecast.dataset.targets_NK[80:100, 0])
    assert all(math.isfinite(value) for value in shown.forecast)


def test_a_run_takes_the_threads_it_had(forecast, run_fit, monkeypatch):
    first = run_fit(forecast, epochs=1)
    monkeypatch.setattr(device, "fastest_threads", lambda *_: pytest.fail("measured again"))

    resumed = run_fit(forecast, resume=first.saved[1], epochs=2)

    assert resumed.events[0].threads == first.events[0].threads == 1


def test_optimizer_state_of_another_model_is_refused(forecast, run_fit):
    state = run_fit(forecast, epochs=1).saved[1]
    other = replace(state, optimizer={"layers.9.weight.exp_avg": torch.zeros(3)}, file="last.safetensors")

    with pytest.raises(WorkbenchError, match=r"last\.safetensors does not fit"):
        run_fit(forecast, resume=other)


def test_an_epoch_of_a_classification_tells_the_validation_accuracy(classification, run_fit):
    last = run_fit(classification, epochs=30, learning_rate=0.05).epochs[-1]

    assert (last.metric, last.val_metric) == ("accuracy", 1.0)


def test_a_resumed_run_draws_the_same_augmentation(classification, run_fit):
    settings = {
        "augment": {"noise": 0.3, "gain_db": 3, "shift": 0.2},
        "label_smoothing": 0.1,
        "class_weights": True,
        "batch_size": 4,
    }
    whole = run_fit(classification, **settings)
    plain = run_fit(classification, batch_size=4)

    resumed = run_fit(classification, resume=whole.saved[2], **settings)

    assert resumed.losses == whole.losses[2:]
    assert whole.losses != plain.losses
