"""The second fit: as many epochs as the first has shown to be good, on all examples, its progress told."""

import pytest
import torch

from workbench.progress import Progress, finish
from workbench.sentence import sentence
from workbench.training import refit as refitting
from workbench.training.events import EpochEnd, RefitEpochEnd, RefitStepEnd, StepEnd, Turn
from workbench.training.refit import refit
from workbench.training.spec import TrainingSpec

SETTINGS = {"epochs": 4, "batch_size": 16, "learning_rate": 0.01, "device": "cpu"}


def test_a_refit_gives_the_state_of_the_epoch_that_is_asked_for(forecast, run_fit, small_model):
    whole = run_fit(forecast, schedule="cosine")

    state = finish(
        refit(small_model(forecast), forecast, TrainingSpec(**SETTINGS, schedule="cosine"), run="1", epochs=3)
    )

    assert len(whole.saved) == 4
    assert all(torch.equal(state.model[name], whole.saved[3].model[name]) for name in state.model)


def test_a_refit_waits_for_no_better_loss(forecast, run_fit, small_model):
    settings = {**SETTINGS, "patience": 1, "learning_rate": 1e-30, "optimizer": "sgd"}  # No weight moves.
    first = run_fit(forecast, **settings)

    events = list(refit(small_model(forecast), forecast, TrainingSpec(**settings), run="1", epochs=4))

    assert [event.epoch for event in first.epochs] == [1, 2]
    assert [event.epoch for event in events if isinstance(event, RefitEpochEnd)] == [1, 2, 3, 4]


def step_end(epoch: int, step: int) -> StepEnd:
    return StepEnd(
        epoch=epoch,
        step=step,
        steps_per_epoch=5,
        train_loss=0.5,
        learning_rate=0.01,
        gradient_norm=1.0,
        sequences_per_second=10.0,
        memory_bytes=0,
        seconds_left=99.0,
    )


def epoch_end(epoch: int, seconds: float) -> EpochEnd:
    return EpochEnd(
        epoch=epoch,
        train_loss=0.25,
        val_loss=0.1,
        learning_rate=0.01,
        gradient_norm=1.0,
        seconds=seconds,
        sequences_per_second=10.0,
        memory_bytes=0,
        best=True,
    )


@pytest.fixture
def refit_of(forecast, monkeypatch):
    """The events of a refit, of two epochs unless more are asked for, whose fit tells what is given and saves a state
    at each epoch's end."""

    def run(*told, epochs: int = 2) -> tuple[list, object, list[bool]]:
        ended = []

        def fit(_model, _data, _spec, *, save, **_options):
            try:
                for event in told:
                    if isinstance(event, EpochEnd):
                        save(f"state {event.epoch}", event)
                    yield event
            finally:
                ended.append(True)

        monkeypatch.setattr(refitting, "fit", fit)
        events, work = [], refit(None, forecast, TrainingSpec(epochs=9), run="1", epochs=epochs)
        while True:
            try:
                events.append(next(work))
            except StopIteration as end:
                return events, end.value, ended

    return run


def test_steps_tell_the_share_that_is_done_and_what_is_left_by_the_pace_so_far(refit_of, forecast):
    events, _, _ = refit_of(step_end(1, 2), epoch_end(1, 6.0), step_end(2, 1), epoch_end(2, 8.0))

    examples = len(forecast.split.train)
    assert [type(event) for event in events] == [RefitStepEnd, RefitEpochEnd, RefitStepEnd, RefitEpochEnd]
    assert [event.done for event in events] == pytest.approx([0.2, 0.5, 0.6, 1.0])
    assert [event.seconds_left for event in events] == pytest.approx([examples / 10 * 1.6, 6.0, 6.0 * 0.8, 0.0])
    assert [event.train_loss for event in events] == [0.5, 0.25, 0.5, 0.25]
    assert {(event.epochs, event.examples) for event in events} == {(2, examples)}


def test_after_several_epochs_their_mean_tells_what_is_left(refit_of):
    events, _, _ = refit_of(epoch_end(1, 6.0), epoch_end(2, 10.0), step_end(3, 1), epoch_end(3, 9.0), epochs=4)

    assert [event.seconds_left for event in events[:3]] == pytest.approx([18.0, 16.0, 8.0 * 1.8])
    assert events[3].seconds_left == pytest.approx(25.0 / 3)


def test_the_fit_is_closed_after_the_last_epoch_that_is_asked_for(refit_of):
    events, state, ended = refit_of(epoch_end(1, 1.0), epoch_end(2, 1.0), epoch_end(3, 1.0))

    assert state == "state 2" and len(events) == 2 and ended == [True]


def test_progress_and_turns_are_passed_on(refit_of):
    progress = Progress(done=0.5, message=sentence("Preparing"))

    events, _, _ = refit_of(progress, Turn(), epoch_end(1, 1.0), epoch_end(2, 1.0))

    assert events[:2] == [progress, Turn()]
