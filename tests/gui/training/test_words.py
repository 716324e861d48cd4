import dataclasses

import pytest

from workbench.gui.runs.live_run import MOST_STEPS, LiveRun
from workbench.gui.runs.words import best_mark, brief, duration, state_line
from workbench.training.events import EpochEnd, FitEnd, FitStart, RefitStepEnd, StepEnd


def epoch(number: int, val_loss: float) -> EpochEnd:
    return EpochEnd(
        epoch=number,
        train_loss=0.5,
        val_loss=val_loss,
        learning_rate=0.01,
        gradient_norm=1.0,
        seconds=1.0,
        sequences_per_second=100.0,
        memory_bytes=0,
        best=False,
    )


def step(number: int) -> StepEnd:
    return StepEnd(
        epoch=12,
        step=number,
        steps_per_epoch=10,
        train_loss=0.4,
        learning_rate=0.01,
        gradient_norm=1.0,
        sequences_per_second=100.0,
        memory_bytes=0,
        seconds_left=40.2,
    )


@pytest.fixture
def live():
    live = LiveRun(phase="preparing")
    live.apply(
        FitStart(
            run="r",
            device="cpu",
            threads=1,
            first_epoch=0,
            epochs=30,
            steps_per_epoch=10,
            train_examples=100,
            val_examples=20,
            parameters=10,
        )
    )
    return live


def test_a_run_tells_device_epoch_and_time_left(qapp, live):
    live.apply(step(3))

    assert state_line(live) == "Training on CPU (1 thread): epoch 12 of 30, about 40 s left"


def test_early_stopping_is_told_with_the_epoch_that_is_kept(qapp, live):
    for number, loss in enumerate((0.5, 0.3, 0.4, 0.4), start=1):
        live.apply(epoch(number, loss))
    live.apply(FitEnd(run="r", reason="patience", epochs=4, best_epoch=2, val_loss=0.3, seconds=4))
    live.phase = "finished"

    assert state_line(live) == (
        "Finished early after epoch 4: validation loss did not improve for 2 epochs; the weights of epoch 2 are kept"
    )


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("patience", "Finished early after epoch 4: no epoch was clearly better than what was solved before training"),
        ("epochs", "Finished all 4 epochs: none was clearly better than what was solved before training"),
    ],
)
def test_an_end_is_told_where_what_was_solved_is_kept(qapp, live, reason, told):
    for number, loss in enumerate((0.5, 0.49, 0.48, 0.5), start=1):
        live.apply(dataclasses.replace(epoch(number, loss), best=number == 1, learning_rate=0.01 * (number > 1)))
    live.apply(FitEnd(run="r", reason=reason, epochs=4, best_epoch=1, val_loss=0.5, seconds=4))
    live.phase = "finished"

    assert state_line(live) == f"{told}, which is kept"
    assert best_mark(live.best) == "Solved"


def test_a_refit_tells_how_far_it_is_and_what_it_learned_from(qapp, live):
    live.apply(step(3))
    live.apply(RefitStepEnd(epoch=5, epochs=20, done=0.25, train_loss=0.1, examples=50, seconds_left=7.0))

    assert live.done == 0.25
    assert state_line(live) == ("Refitting on all 50 training and validation examples, epoch 5 of 20, about 7 s left")
    live.phase = "paused"
    assert state_line(live) == "Paused in the refit. Resume goes on where it was."
    live.phase = "stopped"
    assert state_line(live).startswith("Stopped in the refit. Resume begins it anew")


@pytest.mark.parametrize(
    ("reason", "reported"),
    [
        ("epochs", "Finished all 2 epochs, then refitted on training and validation examples together; "),
        ("patience", "Finished early after epoch 2, then refitted for 1 epoch on training and validation examples "),
    ],
)
def test_a_refitted_run_does_not_claim_the_best_epochs_weights(qapp, live, reason, reported):
    for number, loss in enumerate((0.3, 0.4), start=1):
        live.apply(epoch(number, loss))
    live.apply(FitEnd(run="r", reason=reason, epochs=2, best_epoch=1, val_loss=0.3, seconds=4, refitted=True))
    live.phase = "finished"

    assert state_line(live).startswith(reported)
    assert state_line(live).endswith("the refitted weights are kept")


def test_a_stopped_run_says_how_it_goes_on(qapp, live):
    live.apply(epoch(1, 0.5))
    live.phase = "stopped"

    assert state_line(live) == "Stopped after epoch 1 of 30. Resume goes on where it was."


def test_the_curve_of_steps_stays_short(live):
    for number in range(3 * MOST_STEPS):
        live.apply(step(number))

    assert len(live.steps_x) == len(live.steps_y) <= MOST_STEPS
    assert live.steps_x == sorted(live.steps_x)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (119, "119 s"), (600, "10 min"), (3 * 3600 + 120, "3 h 2 min")]
)
def test_durations_read_well(qapp, seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(0.0, "0.01 s"), (0.456, "0.46 s"), (1.4, "1 s")])
def test_short_times_have_digits(qapp, seconds, text):
    assert brief(seconds) == text
