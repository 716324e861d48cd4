"""Training a queue: order, runs side by side, failures, closing and going on."""

import pytest
import torch

from workbench import queue as queue_module
from workbench.experiment import run_experiment
from workbench.progress import finish
from workbench.queue import run_queue
from workbench.runs.run_queue import RunQueue
from workbench.spec import set_key
from workbench.training.events import EpochEnd, FitEnd, FitStart, RunFailed, RunRequeued, StepEnd
from workbench.training.steps import Learner


@pytest.fixture
def tight_turns(monkeypatch):
    """Runs change after every step."""
    monkeypatch.setattr(queue_module, "TURN_STEPS", 1)


def add(project, *settings: tuple[str, str]):
    spec = project.spec
    for key, value in settings:
        spec = set_key(spec, key, value)
    return RunQueue(project).add(spec)


def train(project, *, until=lambda event: False, **options) -> list:
    reported = []
    events = run_queue(project, **options)
    for run, event in events:
        reported.append((run, event))
        if until(event):
            events.close()
    return reported


def order(reported, kind) -> list[str]:
    return [run for run, event in reported if isinstance(event, kind)]


def weights(run) -> torch.Tensor:
    return torch.cat([weight.reshape(-1) for weight in run.model("last").state_dict().values()])


def alone(project, *settings: tuple[str, str]):
    """The same run, trained by itself."""
    before = project.spec
    for key, value in settings:
        project.save(set_key(project.spec, key, value))
    finish(run_experiment(project))
    project.save(before)
    return project.runs()[-1]


VARIANTS = (
    (("training.seed", "1"),),
    (("training.seed", "2"), ("training.batch_size", "8"), ("training.augment.noise", "0.2")),
    (("training.averaging", "0.9"), ("model.layers.0.cell", "LSTM")),
)


def test_runs_are_trained_one_after_another_on_the_cpu(project):
    first, second = add(project), add(project, ("training.seed", "1"))

    reported = train(project)

    assert order(reported, FitStart | FitEnd) == [first.id, first.id, second.id, second.id]
    assert [run.status for run in project.runs()] == ["finished", "finished"]


def test_runs_side_by_side_get_the_weights_that_they_get_alone(project, tight_turns):
    runs = [add(project, *settings) for settings in VARIANTS]

    reported = train(project, side_by_side=3)

    assert order(reported, FitStart) == [run.id for run in runs]
    assert len(set(order(reported, EpochEnd)[:3])) > 1  # they did take turns
    for run, settings in zip(runs, VARIANTS, strict=True):
        other = alone(project, *settings)
        assert torch.equal(weights(run), weights(other))
        assert [end.val_loss for end in run.history] == [end.val_loss for end in other.history]


def test_runs_side_by_side_go_on_where_they_were(project, tight_turns):
    runs = [add(project, *settings) for settings in VARIANTS[:2]]
    train(project, side_by_side=2, until=lambda event: isinstance(event, EpochEnd) and event.epoch == 2)

    assert [run.status for run in runs] == ["queued", "queued"]
    assert [run.id for run in RunQueue(project).runs()] == [run.id for run in runs]
    assert max(len(run.history) for run in runs) == 2
    train(project, side_by_side=2)

    for run, settings in zip(runs, VARIANTS[:2], strict=True):
        assert torch.equal(weights(run), weights(alone(project, *settings)))


def test_closing_puts_the_run_back_with_its_finished_epochs(project):
    run, untouched = add(project), add(project)

    train(project, until=lambda event: isinstance(event, EpochEnd))

    assert [(each.status, len(each.history)) for each in (run, untouched)] == [("queued", 1), ("queued", 0)]


@pytest.mark.usefixtures("tight_turns")
@pytest.mark.parametrize("side_by_side", [None, 3])
def test_a_run_that_fails_says_why_and_the_others_go_on(project, side_by_side):
    add(project)
    broken = add(
        project,
        ("training.learning_rate", "10"),
        ("training.optimizer", "sgd"),
        ("training.clip_norm", "0"),
        ("training.epochs", "30"),
    )
    gone = add(project, ("data.window.context", "90"))
    last = add(project)

    reported = train(project, side_by_side=side_by_side)

    assert set(order(reported, RunFailed)) == {broken.id, gone.id}
    assert [run.status for run in project.runs()] == ["finished", "failed", "failed", "finished"]
    assert "no longer a number" in str(broken.state.failure)
    assert "90" in str(gone.state.failure)
    assert len(last.history) == 4


def exhausted_while(crowded):
    learn = Learner.learn

    def learn_or_fail(self, *args, **options):
        if crowded():
            raise torch.OutOfMemoryError("CUDA out of memory")
        learn(self, *args, **options)

    return learn_or_fail


def test_a_run_that_needs_all_memory_fails(project, monkeypatch):
    run = add(project)
    monkeypatch.setattr(Learner, "learn", exhausted_while(lambda: True))

    reported = train(project)

    assert [event.short_of_memory for _, event in reported if isinstance(event, RunFailed)] == [True]
    assert run.status == "failed"


def test_a_run_that_finds_no_room_beside_others_waits_for_them(project, tight_turns, monkeypatch):
    first, second = add(project), add(project)
    crowded = lambda: first.status == second.status == "running"  # noqa: E731
    monkeypatch.setattr(Learner, "learn", exhausted_while(crowded))

    reported = train(project, side_by_side=2)

    assert len(order(reported, RunRequeued)) == 1
    assert order(reported, RunFailed) == []
    assert (first.status, second.status) == ("finished", "finished")


def test_a_run_that_is_added_meanwhile_is_trained_too(project):
    add(project)
    late = []
    events = run_queue(project)
    for _, event in events:
        if isinstance(event, StepEnd) and not late:
            late.append(add(project, ("training.seed", "5")))

    assert late[0].status == "finished"


def test_data_of_the_same_spec_are_read_once(project, monkeypatch):
    reads = []
    load = queue_module.load_experiment
    monkeypatch.setattr(
        queue_module, "load_experiment", lambda *args, **known: reads.append(args) or load(*args, **known)
    )
    for _ in range(3):
        add(project)

    train(project, side_by_side=2)

    assert len(reads) == 1


def test_an_absent_device_fails_its_run_alone(project):
    add(project, ("training.device", "cuda:7"))
    add(project)

    train(project)

    assert [run.status for run in project.runs()] == ["failed", "finished"]


def test_as_many_runs_go_on_together_as_there_is_room_for(project, monkeypatch):
    monkeypatch.setattr(queue_module, "room_beside", lambda device, runs: runs < 2)
    runs = [add(project, ("training.seed", str(seed))) for seed in range(3)]
    together = []

    train(project, until=lambda event: together.append(sum(run.status == "running" for run in runs)))

    assert max(together) == 2
    assert [run.status for run in runs] == ["finished"] * 3


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_captured_runs_side_by_side_get_the_weights_that_they_get_alone(project, tight_turns):
    cuda = ("training.device", "cuda")
    runs = [add(project, cuda, *settings) for settings in VARIANTS]

    reported = train(project)

    assert len(set(order(reported, EpochEnd)[:3])) > 1
    assert {event.step for _, event in reported if isinstance(event, FitStart)} == {"captured"}
    for run, settings in zip(runs, VARIANTS, strict=True):
        assert torch.equal(weights(run), weights(alone(project, cuda, *settings)))


def test_an_empty_queue_is_over_at_once(project):
    assert train(project) == []
